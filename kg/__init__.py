"""Text becomes facts, facts become triples, and triples are kept."""
