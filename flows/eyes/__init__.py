"""A second pair of eyes, off unless the user names one: a language model behind an HTTP endpoint.

``prompt`` and ``answer`` say what is asked and how it is answered, ``passages`` finds what was
quoted, ``casting`` and ``stating`` make situations of it, ``look`` is the front door: all pure.
``endpoint`` and ``kept`` alone touch network and files; ``asking`` leads through both.
"""
