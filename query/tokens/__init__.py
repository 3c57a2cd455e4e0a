"""A question in characters becomes a row of tokens."""
