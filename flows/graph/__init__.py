"""From an assembly to RDF: IRIs, triples, conflicts, SHACL. Files are written by ``publish``."""
