"""Laws of facts, triples and the store."""
