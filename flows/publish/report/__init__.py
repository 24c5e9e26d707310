"""The report: one page that shows a release to a person, every mark leading to its sentence.

Read ``page`` first. ``ask`` gets rows from the knowledge base by the queries of
``ontology/exports/report``, ``choose`` keeps what fits on a page, one module a picture lays it
out, and the templates, the style and the script in ``look`` draw it. What the rows mean is decided
elsewhere.
"""
