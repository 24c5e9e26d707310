"""``ontology.html``: each term of the ontology, told with examples out of the release itself."""
