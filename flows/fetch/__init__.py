"""Fetch what is new from feeds and pages of others, politely, into a folder of the user's."""
