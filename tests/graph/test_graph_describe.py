"""What the graph says of an assembly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Triple

from flows.dates.values import approximate, date_value, one_of, open_value, unknown_day
from flows.graph import vocab
from flows.graph.dates import read_printed
from flows.graph.describe import describe
from flows.graph.iris import Iris
from flows.graph.literals import decimal, edtf, text
from flows.graph.situations import situation_iri
from flows.graph.triples import Page
from flows.model import (
    Assembly,
    EpistemicStatus,
    PrintedDate,
    PrintedKind,
    RoleHolding,
    Span,
    Stance,
    StanceValue,
)
from tests.graph.handmade import (
    ARTICLES,
    BASE,
    COUNCIL,
    FIRST,
    JUNE,
    MARLO,
    MAY_23,
    OSTRIA,
    PRINTED,
    REK,
    TALKS,
    at,
    make_assembly,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.model import AssembledArticle, Claim, DateValue

IRIS = Iris(base=BASE)


def draw(assembly: Assembly) -> tuple[Triple, ...]:
    return tuple(sorted({*describe(assembly, BASE)}, key=str))


GRAPH = draw(make_assembly())


def values(subject: NamedNode, name: NamedNode) -> list[str]:
    found = (t.object for t in GRAPH if t.subject == subject and t.predicate == name)
    return [value.value for value in found if isinstance(value, NamedNode | Literal)]


def subjects(name: NamedNode, value: object) -> list[NamedNode]:
    found = (t.subject for t in GRAPH if t.predicate == name and t.object == value)
    return [subject for subject in found if isinstance(subject, NamedNode)]


def with_claims(*claims: Claim) -> Assembly:
    return Assembly(
        articles=(replace(ARTICLES[0], claims=claims),),
        entities=make_assembly().entities,
        conflicts=(),
        issues=(),
    )


def test_there_are_no_blank_nodes() -> None:
    assert all(isinstance(t.subject, NamedNode) and "BlankNode" not in repr(t) for t in GRAPH)


def test_the_order_of_articles_entities_and_claims_changes_nothing() -> None:
    assembly = make_assembly()
    turned = replace(
        assembly,
        articles=tuple(
            replace(a, claims=a.claims[::-1], times=a.times[::-1]) for a in assembly.articles[::-1]
        ),
        entities=assembly.entities[::-1],
    )
    assert draw(turned) == GRAPH


def test_an_article_has_one_assessment_with_evidence() -> None:
    (assessment,) = values(IRIS.article("first"), vocab.PUBLISHED)
    node = NamedNode(assessment)
    assert values(node, vocab.VERDICT) == [vocab.dl("Rejected").value]
    assert values(node, vocab.PRINTED_DATE) == ["2024-04-19"]
    assert values(node, vocab.EARLIEST) == ["2013-05-23"]
    assert len(values(node, vocab.BECAUSE)) == 2


def test_evidence_names_the_reference_row_or_the_article_it_leans_on() -> None:
    used = {t.object for t in GRAPH if t.predicate == vocab.USES_REFERENCE}
    assert {IRIS.article("second"), IRIS.reference("tenures.csv:12")} <= used
    assert values(IRIS.reference("tenures.csv:12"), vocab.LABEL) == ["tenures.csv:12"]


def test_spans_hold_the_text_at_their_offsets() -> None:
    span = at(FIRST, "Thursday")
    node = IRIS.span("first", span)
    assert values(node, vocab.ANCHOR_OF) == ["Thursday"]
    assert values(node, vocab.BEGIN_INDEX) == [str(span.begin)]


def test_publisher_and_agency_are_organisations() -> None:
    (agency,) = values(IRIS.article("first"), vocab.AGENCY)
    assert values(NamedNode(agency), vocab.LABEL) == ["Wire"]
    assert values(NamedNode(agency), vocab.ACTOR_TYPE) == [vocab.dl("NewsMedia").value]


def test_a_publisher_that_the_text_names_is_the_same_organisation() -> None:
    first = replace(ARTICLES[0], article=replace(ARTICLES[0].article, publisher="NC"))
    graph = draw(replace(make_assembly(), articles=(first,), conflicts=()))
    assert Triple(IRIS.article("first"), vocab.PUBLISHER, IRIS.entity(COUNCIL)) in graph


def test_the_article_claims_what_nobody_else_is_said_to_say() -> None:
    mine = subjects(vocab.CLAIMANT, IRIS.article("first"))
    assert len(mine) == 10
    assert all(values(claim, vocab.EARLIEST) == ["2013-05-23"] for claim in mine)


def test_a_quotation_is_a_claim_and_bears_its_words() -> None:
    (said,) = subjects(vocab.WORDS, text("We will not go,"))
    assert values(said, vocab.TYPE) == [vocab.CLAIM.value, vocab.QUOTATION.value]
    assert values(said, vocab.CLAIMANT) == [IRIS.entity(REK).value]
    assert values(said, vocab.EARLIEST) == ["2013-05-23"]


def test_only_entities_that_something_refers_to_are_described() -> None:
    assert values(IRIS.entity("person/never-named"), vocab.LABEL) == []
    assert values(IRIS.entity("place/velmar"), vocab.LABEL) == ["Velmar"]


def test_an_event_stands_under_each_class_above_its_own() -> None:
    kinds = values(IRIS.entity(TALKS), vocab.TYPE)
    assert kinds == [vocab.dl(name).value for name in ("Event", "Meeting", "PeaceConference")]


def test_the_label_is_not_repeated_among_the_other_names() -> None:
    assert values(IRIS.entity(COUNCIL), vocab.ALT_LABEL) == ["NC"]


def test_a_situation_takes_the_date_of_the_time_mention_it_points_to() -> None:
    planned = subjects(vocab.EDTF_VALUE, edtf("2013-06"))
    assert [s for s in planned if vocab.SCHEDULING.value in values(s, vocab.TYPE)]


def test_a_post_is_held_as_of_the_article() -> None:
    page = Page.of(ARTICLES[0], IRIS)
    role = RoleHolding(agent=MARLO, organization=OSTRIA, role_label="President")
    assert values(situation_iri(page, role), vocab.LATEST) == ["2013-05-23"]


def test_a_situation_in_two_articles_is_one_with_two_claims() -> None:
    invited = subjects(vocab.TYPE, vocab.INVITATION)
    assert len(invited) == 1
    assert len(subjects(vocab.STATES, invited[0])) == 2


def test_what_is_not_over_is_another_situation_when_told_on_another_day() -> None:
    page, span = Page.of(ARTICLES[0], IRIS), Span(begin=0, end=4)
    role = RoleHolding(agent=MARLO, organization=OSTRIA, role_label="President", when=span)
    begin = date_value(date(2011, 3, 1), date(2011, 3, 31))
    told = (open_value(begin, date(2013, 5, day)) for day in (23, 23, 24))
    calendars = (replace(page.calendar, times=MappingProxyType({span: value})) for value in told)
    first, again, later = (situation_iri(replace(page, calendar=c), role) for c in calendars)
    assert first == again != later


DAYS = st.dates(date(2013, 1, 1), date(2014, 12, 31))
VALUES = st.tuples(DAYS, DAYS).map(sorted)


@given(
    make=st.sampled_from([date_value, unknown_day, one_of]),
    one=VALUES,
    other=VALUES,
    rough=st.booleans(),
)
def test_one_situation_has_one_first_and_one_last_day(
    make: Callable[[date, date], DateValue], one: list[date], other: list[date], *, rough: bool
) -> None:
    page, span = Page.of(ARTICLES[0], IRIS), Span(begin=0, end=4)
    role = RoleHolding(agent=MARLO, organization=OSTRIA, role_label="President", when=span)
    told = [make(*one), make(*other)]
    told = [approximate(value) for value in told] if rough else told
    calendars = (replace(page.calendar, times=MappingProxyType({span: value})) for value in told)
    first, second = (situation_iri(replace(page, calendar=c), role) for c in calendars)
    bounds = [(value.earliest, value.latest) for value in told]
    assert (first == second) <= (bounds[0] == bounds[1])


def test_reasons_do_not_tell_situations_apart() -> None:
    page = Page.of(ARTICLES[0], IRIS)
    bare = Stance(agent=COUNCIL, target=TALKS, value=StanceValue.REFUSES)
    assert situation_iri(page, bare) == situation_iri(page, replace(bare, reason="war"))
    assert situation_iri(page, bare) != situation_iri(page, replace(bare, agent=REK))


def test_a_claim_told_twice_is_one_with_two_spans() -> None:
    once = ARTICLES[0].claims[1]
    again = replace(once, spans=(Span(begin=1, end=4),), confidence=0.9, cue="told")
    graph = draw(with_claims(once, again))
    claims = [t.subject for t in graph if t.object == vocab.CLAIM]
    said = {t.predicate: t.object for t in graph if t.subject == claims[0]}
    spans = [t.object for t in graph if (t.subject, t.predicate) == (claims[0], vocab.EVIDENCE)]
    assert len(claims) == 1
    assert spans == [IRIS.span("first", s) for s in (again.spans[0], once.spans[0])]
    assert (said[vocab.CONFIDENCE], said[vocab.CUE]) == (decimal(0.9), text("told"))


def test_another_standing_is_another_claim() -> None:
    once = ARTICLES[0].claims[1]
    graph = draw(with_claims(once, replace(once, status=EpistemicStatus.DENIED)))
    assert len([t for t in graph if t.object == vocab.CLAIM]) == 2


def test_an_article_more_renames_nothing() -> None:
    alone = draw(replace(make_assembly(), articles=ARTICLES[:1], conflicts=()))
    conflicts = {t.subject for t in GRAPH if t.object == vocab.CONFLICT_SET}
    assert set(alone) <= {t for t in GRAPH if t.subject not in conflicts}


@pytest.mark.parametrize(
    ("readings", "decided", "want"),
    [
        pytest.param((PRINTED,), MAY_23, PRINTED, id="the only reading, though rejected"),
        pytest.param((PRINTED, MAY_23), MAY_23, MAY_23, id="the reading that is decided"),
        pytest.param((PRINTED, MAY_23), None, None, id="two readings and nothing decided"),
        pytest.param((JUNE,), JUNE, None, id="a month is no day"),
    ],
)
def test_a_printed_date_is_a_day_only_where_it_is_one(
    readings: tuple[DateValue, ...], decided: DateValue | None, want: DateValue | None
) -> None:
    printed = PrintedDate(
        kind=PrintedKind.DATELINE, span=Span(begin=0, end=1), text="x", readings=readings
    )
    assert read_printed(printed, decided) == want


def test_a_copy_names_the_article_it_copies() -> None:
    copied: AssembledArticle = replace(ARTICLES[1], duplicate_of="first")
    graph = draw(replace(make_assembly(), articles=(ARTICLES[0], copied)))
    assert Triple(IRIS.article("second"), vocab.DUPLICATE_OF, IRIS.article("first")) in graph


def test_two_time_mentions_at_one_span_are_one() -> None:
    twice = (ARTICLES[0].times[0], replace(ARTICLES[0].times[0], value="XXXX-WXX-4", date=None))
    first = replace(ARTICLES[0], times=twice, claims=())
    graph = draw(replace(make_assembly(), articles=(first,), conflicts=()))
    told = [t.object for t in graph if t.predicate == vocab.TIMEX_VALUE]
    assert told == [text("2013-05-23")]


def test_evidence_given_twice_is_told_once() -> None:
    heavy, other = ARTICLES[0].assessment.because
    because = (heavy, other, replace(heavy, weight=0.1, comment="again"))
    assessed = replace(ARTICLES[0].assessment, because=because)
    first = replace(ARTICLES[0], assessment=assessed)
    assembly = replace(make_assembly(), articles=(first, ARTICLES[1]))
    assert draw(assembly) == GRAPH
