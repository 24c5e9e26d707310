"""Where articles and reference data come from: before ``publish``, only this room opens files."""
