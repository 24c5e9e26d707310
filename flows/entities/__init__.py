"""Names and descriptions -> people, organisations, places and events, one entity a thing."""
