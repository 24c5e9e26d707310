"""Sends a published knowledge base to a store of the user's: what differs, graph by graph."""
