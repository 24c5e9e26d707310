"""Who says what: sentences, entities and time mentions become claims; one module a kind."""
