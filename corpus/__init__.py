"""Documents as text: files are read, and the outline of an official document (公文) is found in their characters."""
