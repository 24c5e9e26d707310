"""dateline: news text in, a dated and sourced RDF knowledge base out.

The rooms, in the order in which an article walks through them: ``read`` (bytes to text), ``clean``
(text to article parts), ``language`` (parts to parsed sentences), ``dates`` (when was it written,
which times does it name), ``entities`` (who and what is named), ``facts`` (who says what),
``graph`` (claims to triples), ``publish`` (triples to files), ``query`` (files to answers),
``server`` (files and answers over HTTP).
``eyes`` lets a language model of the user's look again, where one is named.
``fetch`` gets what ``read`` then finds. ``pipeline`` strings the rooms together and is the place
to start reading; ``job`` is what a build begins with; ``build``, ``update`` (fetch, then build) and
``schedule`` wrap it in Prefect;
``cli`` is the command, and ``commands`` has a module for each of its verbs.
"""

__version__ = "0.1.0"
