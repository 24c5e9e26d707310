"""Every IRI that the graph uses, spelled once; what they mean stands in ``ontology/dateline.ttl``.

IRIs of articles, claims and entities are made in ``iris``.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from flows.model import (
    ActorType,
    Basis,
    ConflictKind,
    CountKind,
    CountModifier,
    EpistemicStatus,
    EventPart,
    EventType,
    EvidenceKind,
    Polarity,
    Precision,
    ScheduleStatus,
    StanceValue,
    SupportKind,
    Verdict,
)

if TYPE_CHECKING:
    from enum import StrEnum

DL = "https://w3id.org/dateline#"
DCT = "http://purl.org/dc/terms/"
EDTF = "http://id.loc.gov/datatypes/"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
PROV = "http://www.w3.org/ns/prov#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA = "https://schema.org/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"


def dl(name: str) -> NamedNode:
    """Give the term of the dateline ontology with that name."""
    return NamedNode(DL + name)


# Borrowed terms
TYPE = NamedNode(RDF + "type")
LABEL = NamedNode(RDFS + "label")
COMMENT = NamedNode(RDFS + "comment")
PREF_LABEL = NamedNode(SKOS + "prefLabel")
ALT_LABEL = NamedNode(SKOS + "altLabel")
EXACT_MATCH = NamedNode(SKOS + "exactMatch")
IDENTIFIER = NamedNode(DCT + "identifier")
ENTITY = NamedNode(PROV + "Entity")
ACTIVITY = NamedNode(PROV + "Activity")
GENERATED_BY = NamedNode(PROV + "wasGeneratedBy")
INVALIDATED_BY = NamedNode(PROV + "wasInvalidatedBy")
REVISION_OF = NamedNode(PROV + "wasRevisionOf")
SPECIALIZATION_OF = NamedNode(PROV + "specializationOf")
USED = NamedNode(PROV + "used")
SHA256 = NamedNode(SCHEMA + "sha256")
NEWS_ARTICLE = NamedNode(SCHEMA + "NewsArticle")
PERSON = NamedNode(SCHEMA + "Person")
SCHEMA_ORGANIZATION = NamedNode(SCHEMA + "Organization")
SCHEMA_PLACE = NamedNode(SCHEMA + "Place")
CONTAINED_IN_PLACE = NamedNode(SCHEMA + "containedInPlace")
HEADLINE = NamedNode(SCHEMA + "headline")
PUBLISHER = NamedNode(SCHEMA + "publisher")
IN_LANGUAGE = NamedNode(SCHEMA + "inLanguage")
WORDS = NamedNode(SCHEMA + "text")
OFFSET_STRING = NamedNode(NIF + "OffsetBasedString")
BEGIN_INDEX = NamedNode(NIF + "beginIndex")
END_INDEX = NamedNode(NIF + "endIndex")
ANCHOR_OF = NamedNode(NIF + "anchorOf")
REFERENCE_CONTEXT = NamedNode(NIF + "referenceContext")
XSD_BOOLEAN = NamedNode(XSD + "boolean")
XSD_DATE = NamedNode(XSD + "date")
XSD_DECIMAL = NamedNode(XSD + "decimal")
XSD_INTEGER = NamedNode(XSD + "integer")
XSD_NON_NEGATIVE = NamedNode(XSD + "nonNegativeInteger")
EDTF_DATE = NamedNode(EDTF + "edtf")

# Classes: sources, claims
ARTICLE = dl("Article")
TEXT_SPAN = dl("TextSpan")
DATE_ASSESSMENT = dl("DateAssessment")
DATE_EVIDENCE = dl("DateEvidence")
ACRONYM_USE = dl("AcronymUse")
TIME_MENTION = dl("TimeMention")
CLAIM = dl("Claim")
QUOTATION = dl("Quotation")
ANONYMOUS_SOURCE = dl("AnonymousSource")
CONFLICT_SET = dl("ConflictSet")

# Classes: the world, situations
EVENT_CLASS = dl("Event")
SITUATION = dl("Situation")
ROLE_HOLDING = dl("RoleHolding")
PARTICIPATION = dl("Participation")
INVITATION = dl("Invitation")
STANCE = dl("Stance")
SUPPORT = dl("Support")
MEMBERSHIP = dl("Membership")
CONTROL = dl("Control")
SCHEDULING = dl("Scheduling")
CASUALTY_COUNT = dl("CasualtyCount")
INTERACTION = dl("Interaction")

# Properties of sources
SOURCE_FILE = dl("sourceFile")
SOURCE_DIGEST = dl("sourceDigest")
AGENCY = dl("agency")
PUBLISHED = dl("published")
DUPLICATE_OF = dl("duplicateOf")
VERDICT = dl("verdict")
DATE_TEXT = dl("dateText")
PRINTED_DATE = dl("printedDate")
DATE_PRECISION = dl("datePrecision")
CONFIDENCE = dl("confidence")
BASIS = dl("basis")
BECAUSE = dl("because")
EVIDENCE_KIND = dl("evidenceKind")
WEIGHT = dl("weight")
USES_REFERENCE = dl("usesReference")
ACRONYM = dl("acronym")
DENOTES = dl("denotes")
TIMEX_TYPE = dl("timexType")
TIMEX_VALUE = dl("timexValue")

# Properties of dates, wherever they stand
EDTF_VALUE = dl("edtf")
EARLIEST = dl("earliest")
LATEST = dl("latest")

# Properties of claims
IN_ARTICLE = dl("inArticle")
EVIDENCE = dl("evidence")
CLAIMANT = dl("claimant")
RELAYED_BY = dl("relayedBy")
STATES = dl("states")
EPISTEMIC_STATUS = dl("epistemicStatus")
POLARITY = dl("polarity")
CUE = dl("cue")
DIRECT = dl("direct")
CONFLICT_MEMBER = dl("conflictMember")
CONFLICT_KIND = dl("conflictKind")

# Properties of entities and situations
ACTOR_TYPE = dl("actorType")
PART_OF = dl("partOf")
AGENT = dl("agent")
TARGET = dl("target")
EVENT = dl("event")
PLACE = dl("place")
ORGANIZATION = dl("organization")
ROLE_LABEL = dl("roleLabel")
PART = dl("part")
STANCE_VALUE = dl("stanceValue")
REASON = dl("reason")
CONDITION = dl("condition")
SUPPORT_KIND = dl("supportKind")
SCHEDULE_STATUS = dl("scheduleStatus")
COUNT_KIND = dl("countKind")
COUNT_VALUE = dl("countValue")
COUNT_MODIFIER = dl("countModifier")
COUNT_OF = dl("countOf")
COUNT_MIN = dl("countMin")
COUNT_MAX = dl("countMax")
INTERACTION_TYPE = dl("interactionType")

PLOVER: tuple[str, ...] = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)

ENUMERATIONS: MappingProxyType[NamedNode, tuple[str, ...]] = MappingProxyType(
    {
        dl("ActorType"): tuple(ActorType),
        dl("Basis"): tuple(Basis),
        dl("ConflictKind"): tuple(ConflictKind),
        dl("CountKind"): tuple(CountKind),
        dl("CountModifier"): tuple(CountModifier),
        dl("DatePrecision"): tuple(Precision),
        dl("EpistemicStatus"): tuple(EpistemicStatus),
        dl("EventPart"): tuple(EventPart),
        dl("EvidenceKind"): tuple(EvidenceKind),
        dl("InteractionType"): PLOVER,
        dl("Polarity"): tuple(Polarity),
        dl("ScheduleStatus"): tuple(ScheduleStatus),
        dl("StanceValue"): tuple(StanceValue),
        dl("SupportKind"): tuple(SupportKind),
        dl("Verdict"): tuple(Verdict),
    }
)
"""Classes of fixed values, each with the names of its individuals."""


def value_of(member: StrEnum) -> NamedNode:
    """Give the individual that stands for a value of an enumeration."""
    return dl(member.value)


def list_terms() -> tuple[str, ...]:
    """List the names of all dateline terms that the code knows, sorted."""
    constants = [v for v in globals().values() if isinstance(v, NamedNode)]
    values = [dl(name) for names in ENUMERATIONS.values() for name in names]
    events = [value_of(kind) for kind in EventType]
    nodes = (*constants, *ENUMERATIONS, *values, *events)
    return tuple(sorted({n.value.removeprefix(DL) for n in nodes if n.value.startswith(DL)}))
