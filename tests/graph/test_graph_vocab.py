"""The ontology and the code name the same things, and each term is explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, URIRef

from flows.graph.vocab import DL, ENUMERATIONS, list_terms
from tests.graph.handmade import ONTOLOGY

if TYPE_CHECKING:
    from rdflib.term import Node

EXPLAINED_BY = (RDFS.label, SKOS.definition, SKOS.example, DCTERMS.source)


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(ONTOLOGY / "dateline.ttl")


def list_subjects(ontology: Graph) -> set[str]:
    return {str(s) for s in ontology.subjects() if str(s).startswith(DL)}


def test_the_code_and_the_ontology_use_the_same_names(ontology: Graph) -> None:
    assert sorted(list_subjects(ontology)) == [DL + name for name in list_terms()]


@pytest.mark.parametrize("name", EXPLAINED_BY, ids=lambda name: str(name).rpartition("/")[2])
def test_each_term_is_explained(ontology: Graph, name: Node) -> None:
    silent = [s for s in sorted(list_subjects(ontology)) if not ontology.value(URIRef(s), name)]
    assert silent == []


def test_fixed_values_are_individuals_of_their_class(ontology: Graph) -> None:
    for kind, names in ENUMERATIONS.items():
        members = set(ontology.subjects(RDF.type, URIRef(kind.value)))
        assert members == {URIRef(DL + name) for name in names}, kind


def test_terms_are_either_classes_properties_or_individuals(ontology: Graph) -> None:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.NamedIndividual)
    for subject in list_subjects(ontology):
        found = [kind for kind in kinds if (URIRef(subject), RDF.type, kind) in ontology]
        assert len(found) == 1, subject


def test_the_ontology_says_its_version_and_licence(ontology: Graph) -> None:
    header = URIRef("https://w3id.org/dateline")
    assert (header, RDF.type, OWL.Ontology) in ontology
    assert ontology.value(header, OWL.versionInfo)
    assert ontology.value(header, DCTERMS.license)


def test_classes_stand_under_the_ontologies_they_are_aligned_to(ontology: Graph) -> None:
    above = {
        str(parent)
        for s in list_subjects(ontology)
        for parent in ontology.objects(URIRef(s), RDFS.subClassOf)
    }
    for name in (
        "schema.org/NewsArticle",
        "prov#Entity",
        "org#Membership",
        "sem/Event",
        "nif-core#OffsetBasedString",
        "core#Concept",
    ):
        assert any(iri.endswith(name) for iri in above), name


def test_nothing_used_in_the_shapes_is_missing_in_the_ontology(ontology: Graph) -> None:
    shapes = Graph().parse(ONTOLOGY / "shapes.ttl")
    used = {str(term) for triple in shapes for term in triple if str(term).startswith(DL)}
    assert used <= list_subjects(ontology)
