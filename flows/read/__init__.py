"""Where articles and reference data come from: the only room before ``publish`` that opens files."""
