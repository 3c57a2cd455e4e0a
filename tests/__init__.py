"""The laws of the program, room by room."""
