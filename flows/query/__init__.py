"""SPARQL over what was published: questions by name, by file or as text, and their answers."""
