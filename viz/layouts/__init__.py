"""One layout for each kind of view."""
