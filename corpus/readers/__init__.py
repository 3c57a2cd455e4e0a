"""File formats, one module each: bytes in, plain text with its anchors out."""
