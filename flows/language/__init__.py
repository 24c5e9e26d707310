"""From article parts to parsed sentences: the spaCy pipeline, its loading and its training."""
