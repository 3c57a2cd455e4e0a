"""A draft becomes a logical form."""
