"""One kind of fact a module: a document goes in, facts with their spans come out."""
