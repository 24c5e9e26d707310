"""From triples to files: Turtle, JSON beside it, and a release that is whole or not there."""
