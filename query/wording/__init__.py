"""A question in everyday words becomes one in the words of the vocabularies, before any of them is looked up."""
