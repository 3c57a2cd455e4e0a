"""Which documents a question is about: those that it names by title, number, issuer, region or level."""
