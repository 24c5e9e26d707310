"""A small assembly made by hand: two articles about invented people, one of every kind of thing."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import lru_cache
from pathlib import Path

from flows.graph.conflicts import find_conflicts
from flows.graph.describe import describe
from flows.model import (
    AcronymUse,
    ActorType,
    AssembledArticle,
    Assembly,
    Basis,
    CasualtyCount,
    Claim,
    CleanArticle,
    Control,
    CountKind,
    CountModifier,
    DateAssessment,
    DateEvidence,
    DateValue,
    Entity,
    EntityKind,
    EpistemicStatus,
    EventPart,
    EventType,
    EvidenceKind,
    Interaction,
    Invitation,
    Issue,
    IssueCode,
    Membership,
    Part,
    Participation,
    PartKind,
    Polarity,
    Precision,
    PrintedDate,
    PrintedKind,
    Quotation,
    RawArticle,
    RoleHolding,
    ScheduleStatus,
    Scheduling,
    Span,
    Stance,
    StanceValue,
    Support,
    SupportKind,
    TimeMention,
    TimexType,
    Verdict,
)
from flows.publish.exports import Graph
from flows.publish.turtle import write_turtle

ROOT = Path(__file__).parents[2]
ONTOLOGY = ROOT / "ontology"
BASE = "https://dateline.example/kb/"

FIRST = """Friday, April 19th, 2024

Council Weighs Peace Talks

VELMAR - The Northern Council (NC) opened talks on Thursday. President Ana Marlo of Ostria will
attend the Velmar II conference next month. “We will not go,” said council leader Tomas Rek,
according to a pool reporter. More than 22 people were killed in Zarun. Ostria backs the council,
which belongs to the Free Union and holds Zarun. Rek was reportedly invited to Velmar II and
appealed to Marlo. The war has killed 80000. A senior source said: "It's «over»." (Wire)
"""

SECOND = """Rek Holds Out

Ana Marlo, president of Ostria, wants Velmar II, now set for November. At least 30 people were
killed in Zarun. Tomas Rek refuses to attend.
"""

MAY_23 = DateValue(
    edtf="2013-05-23",
    earliest=date(2013, 5, 23),
    latest=date(2013, 5, 23),
    precision=Precision.DAY,
)
JUNE = DateValue(
    edtf="2013-06", earliest=date(2013, 6, 1), latest=date(2013, 6, 30), precision=Precision.MONTH
)
OCTOBER = DateValue(
    edtf="2013-10", earliest=date(2013, 10, 1), latest=date(2013, 10, 31), precision=Precision.MONTH
)
NOVEMBER = DateValue(
    edtf="2013-11", earliest=date(2013, 11, 1), latest=date(2013, 11, 30), precision=Precision.MONTH
)
PRINTED = DateValue(
    edtf="2024-04-19",
    earliest=date(2024, 4, 19),
    latest=date(2024, 4, 19),
    precision=Precision.DAY,
)

MARLO, REK = "person/ana-marlo", "person/tomas-rek"
COUNCIL, UNION = "organization/northern-council", "organization/free-union"
OSTRIA, ZARUN, VELMAR = "organization/ostria", "place/zarun", "place/velmar"
TALKS, WAR = "event/velmar-ii", "event/ostrian-war"
SENIOR = "anonymous/first/senior-source"
POOL = "anonymous/first/pool-reporter"

ENTITIES = (
    Entity(id=SENIOR, kind=EntityKind.ANONYMOUS, label="senior source"),
    Entity(id=POOL, kind=EntityKind.ANONYMOUS, label="pool reporter"),
    Entity(
        id=TALKS,
        kind=EntityKind.EVENT,
        label="Velmar II",
        place=VELMAR,
        part_of=WAR,
        event_type=EventType.PEACE_CONFERENCE,
    ),
    Entity(id=WAR, kind=EntityKind.EVENT, label="Ostrian war", event_type=EventType.CONFLICT),
    Entity(
        id=UNION,
        kind=EntityKind.ORGANIZATION,
        label="Free Union",
        actor_type=ActorType.POLITICAL_BODY,
    ),
    Entity(
        id=COUNCIL,
        kind=EntityKind.ORGANIZATION,
        label="Northern Council",
        alt_labels=("NC", "Northern Council"),
        actor_type=ActorType.POLITICAL_BODY,
    ),
    Entity(
        id=OSTRIA,
        kind=EntityKind.ORGANIZATION,
        label="Ostria",
        actor_type=ActorType.STATE,
        exact_match="http://www.wikidata.org/entity/Q1",
    ),
    Entity(id=MARLO, kind=EntityKind.PERSON, label="Ana Marlo", alt_labels=("Marlo",)),
    Entity(id=REK, kind=EntityKind.PERSON, label="Tomas Rek", alt_labels=("Rek",)),
    Entity(id="person/never-named", kind=EntityKind.PERSON, label="Never Named"),
    Entity(id=VELMAR, kind=EntityKind.PLACE, label="Velmar", within=OSTRIA),
    Entity(id=ZARUN, kind=EntityKind.PLACE, label="Zarun", within=OSTRIA),
)


def at(text: str, words: str) -> Span:
    begin = text.index(words)
    return Span(begin=begin, end=begin + len(words))


def raw(id_: str, text: str) -> RawArticle:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return RawArticle(id=id_, name=f"{id_}.txt", digest=digest, text=text)


def part(text: str, kind: PartKind, words: str, rule: str = "") -> Part:
    return Part(kind=kind, span=at(text, words), text=words, rule=rule)


def time(text: str, words: str, date_: DateValue) -> TimeMention:
    return TimeMention(
        span=at(text, words),
        text=words,
        timex_type=TimexType.DATE,
        value=date_.edtf,
        date=date_,
        rule="by hand",
        anchor="article",
    )


FIRST_ARTICLE = CleanArticle(
    raw=raw("first", FIRST),
    parts=(
        part(FIRST, PartKind.REMOVED, "Friday, April 19th, 2024", "page clock"),
        part(FIRST, PartKind.HEADLINE, "Council Weighs Peace Talks"),
        part(FIRST, PartKind.PARAGRAPH, FIRST[FIRST.index("VELMAR") : FIRST.index(" (Wire)")]),
        part(FIRST, PartKind.CREDIT, "(Wire)", "agency credit"),
    ),
    publisher="The Ostrian",
    agency="Wire",
)
SECOND_ARTICLE = CleanArticle(
    raw=raw("second", SECOND),
    parts=(
        part(SECOND, PartKind.HEADLINE, "Rek Holds Out"),
        part(SECOND, PartKind.PARAGRAPH, SECOND[SECOND.index("Ana") :].strip()),
    ),
)

REJECTED = DateAssessment(
    verdict=Verdict.REJECTED,
    printed=PrintedDate(
        kind=PrintedKind.PAGE_CLOCK,
        span=at(FIRST, "Friday, April 19th, 2024"),
        text="Friday, April 19th, 2024",
        readings=(PRINTED,),
    ),
    decided=MAY_23,
    confidence=0.9,
    basis=Basis.REPAIRED_FROM_EVIDENCE,
    because=(
        DateEvidence(
            kind=EvidenceKind.OFFICE_TERM,
            earliest=date(2013, 2, 1),
            latest=date(2017, 1, 20),
            weight=1.0,
            reference="tenures.csv:12",
            comment="Ana Marlo was president from 2013-02-01 to 2017-01-20.",
            spans=(at(FIRST, "President Ana Marlo of Ostria"),),
        ),
        DateEvidence(
            kind=EvidenceKind.WEEKDAY,
            earliest=date(2013, 5, 23),
            latest=date(2013, 5, 23),
            weight=0.6,
            article="second",
            comment="“Thursday” is 2013-05-23.",
            spans=(at(FIRST, "Thursday"),),
        ),
    ),
)
INFERRED = DateAssessment(
    verdict=Verdict.MISSING,
    printed=None,
    decided=OCTOBER,
    confidence=0.55,
    basis=Basis.INFERRED_FROM_TEXT,
    because=(
        DateEvidence(
            kind=EvidenceKind.DATED_EVENT,
            earliest=date(2013, 10, 1),
            latest=date(2013, 10, 31),
            weight=0.5,
            reference="events.csv:3",
            comment="Velmar II was set for November.",
            spans=(at(SECOND, "now set for November"),),
        ),
    ),
)

FIRST_CLAIMS = (
    Claim(
        states=(
            Scheduling(
                event=TALKS,
                status=ScheduleStatus.PLANNED,
                place=VELMAR,
                when=at(FIRST, "next month"),
            ),
            Participation(agent=MARLO, event=TALKS, part=EventPart.EXPECTED),
        ),
        spans=(
            at(
                FIRST,
                "President Ana Marlo of Ostria will\nattend the Velmar II conference next month",
            ),
        ),
        status=EpistemicStatus.PLANNED,
        cue="will",
        confidence=0.82,
    ),
    Claim(
        states=(RoleHolding(agent=MARLO, organization=OSTRIA, role_label="President"),),
        spans=(at(FIRST, "President Ana Marlo of Ostria"),),
    ),
    Claim(
        states=(
            Stance(
                agent=COUNCIL,
                target=TALKS,
                value=StanceValue.REFUSES,
                reason="the war goes on",
                condition="while the war goes on",
            ),
        ),
        spans=(at(FIRST, "“We will not go,” said council leader Tomas Rek"),),
        claimant=REK,
        relayed_by=POOL,
        status=EpistemicStatus.REPORTED,
        cue="said",
        said=at(FIRST, "Thursday"),
        quotation=Quotation(text="We will not go,", direct=True),
    ),
    Claim(
        states=(
            CasualtyCount(
                event=None,
                place=ZARUN,
                count=CountKind.KILLED,
                value="22",
                modifier=CountModifier.MORE_THAN,
                minimum=23,
            ),
        ),
        spans=(at(FIRST, "More than 22 people were killed in Zarun"),),
    ),
    Claim(
        states=(Support(agent=OSTRIA, target=COUNCIL, support=SupportKind.UNSPECIFIED),),
        spans=(at(FIRST, "Ostria backs the council"),),
    ),
    Claim(
        states=(Membership(agent=COUNCIL, target=UNION),),
        spans=(at(FIRST, "belongs to the Free Union"),),
    ),
    Claim(states=(Control(agent=COUNCIL, target=ZARUN),), spans=(at(FIRST, "holds Zarun"),)),
    Claim(
        states=(Invitation(agent=None, target=REK, event=TALKS),),
        spans=(at(FIRST, "Rek was reportedly invited to Velmar II"),),
        status=EpistemicStatus.UNCONFIRMED,
        cue="reportedly",
    ),
    Claim(
        states=(Interaction(agent=REK, target=MARLO, type="REQUEST"),),
        spans=(at(FIRST, "appealed to Marlo"),),
    ),
    Claim(
        states=(RoleHolding(agent=REK, organization=COUNCIL, role_label="leader"),),
        spans=(at(FIRST, "council leader Tomas Rek"),),
    ),
    Claim(
        states=(
            CasualtyCount(
                event=WAR,
                place=None,
                count=CountKind.KILLED,
                value="80000",
                modifier=CountModifier.AS_STATED,
                minimum=80000,
                maximum=80000,
            ),
        ),
        spans=(at(FIRST, "The war has killed 80000"),),
    ),
    Claim(
        states=(Support(agent=OSTRIA, target=COUNCIL, support=SupportKind.ENDED),),
        spans=(at(FIRST, 'A senior source said: "It\'s «over»."'),),
        claimant=SENIOR,
        status=EpistemicStatus.REPORTED,
        quotation=Quotation(text="It's «over».", direct=True),
    ),
)
SECOND_CLAIMS = (
    Claim(states=(RoleHolding(agent=MARLO, organization=OSTRIA, role_label="president"),
                  Stance(agent=MARLO, target=TALKS, value=StanceValue.SUPPORTS)),
          spans=(at(SECOND, "Ana Marlo, president of Ostria, wants Velmar II"),)),
    Claim(states=(Scheduling(event=TALKS, status=ScheduleStatus.PLANNED,
                             when=at(SECOND, "November")),),
          spans=(at(SECOND, "Velmar II, now set for November"),), status=EpistemicStatus.PLANNED),
    Claim(states=(CasualtyCount(event=None, place=ZARUN, count=CountKind.KILLED, value="30",
                                modifier=CountModifier.AT_LEAST, minimum=30),),
          spans=(at(SECOND, "At least 30 people were\nkilled in Zarun"),)),
    Claim(states=(Invitation(agent=None, target=REK, event=TALKS),),
          spans=(at(SECOND, "Tomas Rek refuses to attend"),), polarity=Polarity.NEGATIVE),
)  # fmt: skip

ARTICLES = (
    AssembledArticle(
        article=FIRST_ARTICLE,
        assessment=REJECTED,
        times=(time(FIRST, "Thursday", MAY_23), time(FIRST, "next month", JUNE)),
        claims=FIRST_CLAIMS,
        acronyms=(AcronymUse(acronym="NC", denotes=COUNCIL, spans=(at(FIRST, "Northern Council (NC)"),)),),
    ),
    AssembledArticle(
        article=SECOND_ARTICLE,
        assessment=INFERRED,
        times=(time(SECOND, "November", NOVEMBER),),
        claims=SECOND_CLAIMS,
        acronyms=(),
    ),
)  # fmt: skip

ISSUES = (
    Issue(article="first.txt", code=IssueCode.REJECTED_DATE, begin=0, end=24,
          seen="“Friday, April 19th, 2024” is not the day of publication"),
)  # fmt: skip


def make_assembly() -> Assembly:
    return Assembly(
        articles=ARTICLES, entities=ENTITIES, conflicts=find_conflicts(ARTICLES), issues=ISSUES
    )


@lru_cache(maxsize=1)
def make_graph() -> Graph:
    """Give the hand-made knowledge base, read."""
    return Graph(turtle=make_turtle(), base=BASE, queries=ROOT / "ontology" / "exports")


def make_turtle() -> bytes:
    return write_turtle(describe(make_assembly(), BASE), BASE)
