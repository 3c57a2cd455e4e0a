"""A row of tokens becomes a draft: what has been read, before it is decided what is asked for."""
