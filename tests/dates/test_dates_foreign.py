"""Other languages: times in their sentences, their words for places and meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.dates.dating import Dated, DatingTools, date_articles
from flows.dates.foreign import translate
from flows.model import EvidenceKind, RawArticle, Span

if TYPE_CHECKING:
    from flows.pipeline import Tools

ARABIC = (
    "أعلن الائتلاف الوطني السوري المعارض اليوم السبت أنه سيشارك في المفاوضات في سويسرا الأسبوع المقبل.\n"
    "وتنطلق محادثات جنيف2 يوم الأربعاء بمشاركة موفدي حكومة الرئيس بشار الأسد.\n"
)
SPANISH = (
    "Los ministros se reunieron este viernes en Estambul para preparar la conferencia de paz.\n"
    "La conferencia empieza el 22 de enero en Suiza, y los delegados viajarán a Ginebra 2 con sus "
    "propuestas para el futuro del país.\n"
)


def dated(tools: Tools, text: str) -> Dated:
    dating = DatingTools(
        nlp=tools.nlp,
        clean_cues=tools.clean_cues,
        posts=tools.posts,
        dates=tools.dates,
        named_days=tools.named_days,
    )
    raw = RawArticle(id="text", name="text.txt", digest="", text=text)
    return date_articles([raw], dating)[0]


def words(text: str) -> tuple[tuple[str, Span], ...]:
    return tuple((w, Span(begin=n, end=n + 1)) for n, w in enumerate(text.split()))


def test_a_known_phrase_becomes_english_and_keeps_its_passage() -> None:
    found = translate(words("alto el fuego en alepo"), {"alto el fuego": "ceasefire"})
    assert [w for w, _ in found] == ["ceasefire", "en", "alepo"]
    assert found[0][1] == Span(begin=0, end=3)


def test_what_arabic_writes_on_a_word_does_not_hide_it() -> None:
    assert [w for w, _ in translate(words("وجنيف"), {"جنيف": "geneva"})] == ["geneva"]


def test_no_glossary_changes_nothing() -> None:
    assert translate(words("the talks"), {}) == words("the talks")


def test_today_saturday_before_a_meeting_of_wednesday_gives_the_day(tools: Tools) -> None:
    decided = dated(tools, ARABIC).assessment.decided
    assert decided is not None
    assert decided.earliest.isoformat() <= "2014-01-18" <= decided.latest.isoformat()
    assert (decided.latest - decided.earliest).days <= 14


@pytest.mark.parametrize(
    ("text", "rule", "side"),
    [
        pytest.param("22 de enero", "calendar/foreign", "future", id="day to come"),
        pytest.param("viernes", "weekday/foreign", "past", id="this friday"),
    ],
)
def test_times_of_spanish_sentences_look_where_their_words_say(
    tools: Tools, text: str, rule: str, side: str
) -> None:
    times = {t.text: (t.rule, t.direction.value) for t in dated(tools, SPANISH).facts.times}
    assert times[text] == (rule, side)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Die Regierung hat die Gespräche am Ort nicht fortgesetzt, sagte sie dort.", id="die"),
        pytest.param("El acuerdo de paz no fue firmado por los jefes de los dos bandos allí.", id="paz"),
        pytest.param("Le chef de son parti, qui est au pouvoir, ne viendra pas à la réunion.", id="son, qui"),
    ],
)  # fmt: skip
def test_short_words_are_no_weekdays(tools: Tools, text: str) -> None:
    assert not [t for t in dated(tools, text).facts.times if t.rule.startswith("weekday/")]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        pytest.param("US-Außenminister John Kerry hat die Gespräche am Freitag abgebrochen.", 2015, id="German"),
        pytest.param("El canciller colombiano Carlos Holmes Trujillo viajó el viernes a la frontera con su equipo.", 2018, id="Spanish"),
    ],
)  # fmt: skip
def test_post_before_a_name_bears_witness_in_other_languages(
    tools: Tools, text: str, year: int
) -> None:
    found = [e for e in dated(tools, text).facts.evidence if e.kind is EvidenceKind.OFFICE_TERM]
    assert any(e.earliest.year <= year <= e.latest.year and e.weight > 0.8 for e in found)
