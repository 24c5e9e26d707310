"""Processes that do the work on articles, each watched: what kills or hangs one is one article."""
