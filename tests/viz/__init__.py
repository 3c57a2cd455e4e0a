"""The laws of the pictures and of the command line."""
