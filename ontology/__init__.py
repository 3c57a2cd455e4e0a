"""What the words of the graph mean: OWL classes, SHACL shapes and SKOS vocabularies, and their names in Python."""
