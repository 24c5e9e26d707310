"""A published release over HTTP, read-only: its files, terms, things, and SPARQL.

A request goes from ``app`` to the ``release`` that is published now; queries go through ``pool`` to
processes that are ended at a limit.
"""
