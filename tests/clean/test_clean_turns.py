"""Conversations in print: labels are cut off, what is said is told, and lists are left alone."""

from collections.abc import Callable

import pytest

from flows.model import CleanArticle, PartKind

Clean = Callable[[str], CleanArticle]
HEAD = "Envoy sees ceasefire in the lake valley holding"
LEAD = (
    "The envoy Lena Orsa, who led the talks about the lake valley, spoke to us in Velden on Monday."
)
ASKED = "Will the two sides meet again before the winter, and who will be there?"
SAID = "We will meet again in a month, and I expect both delegations to be there."
MORE = "Nobody in my team thinks that this will be quick."
LAST = "The valley has been divided for nine years, and some forty villages lie along its line."


def told(article: CleanArticle) -> list[tuple[str, str]]:
    return [(part.kind.value, part.text) for part in article.parts]


def labels(article: CleanArticle) -> list[str]:
    return [part.text for part in article.parts if part.kind is PartKind.SPEAKER]


@pytest.mark.parametrize(
    ("asks", "answers", "read"),
    [
        pytest.param("Q:", "A:", ["q:", "a:"], id="letters"),
        pytest.param("Q.", "A.", ["q.", "a."], id="letters with a full stop"),
        pytest.param("Question:", "Answer:", ["question:", "answer:"], id="words"),
        pytest.param("QUESTION:", "MS. ORSA:", ["question:", "Ms. Orsa:"], id="capitals"),
        pytest.param("The Velden Post:", "Lena Orsa:", None, id="an outlet and a name"),
        pytest.param("VP:", "LO:", ["vp:", "lo:"], id="initials"),
        pytest.param("Reporter:", "L.O.:", ["reporter:", "l.o.:"], id="initials with stops"),
        pytest.param("Mr. Tarn.", "Ms. Orsa.", None, id="as parliaments print"),
        pytest.param("TARN (voice-over):", "ORSA (through translator):", None, id="asides"),
        pytest.param("[Velden Post]", "[Orsa]", None, id="brackets"),
        pytest.param("Speaker 2: (00:12)", "Lena Orsa: (01:02:14)", None, id="times"),
    ],
)
def test_labels_are_cut_off_what_is_said(
    clean: Clean, asks: str, answers: str, read: list[str] | None
) -> None:
    lines = [HEAD, LEAD, f"{asks} {ASKED}", f"{answers} {SAID}", MORE, f"{asks} {ASKED[9:]}"]
    article = clean("\n\n".join([*lines, f"{answers} {SAID[:34]} again."]))
    shown = labels(article)
    assert [text.casefold() for text in shown] == [asks.casefold(), answers.casefold()] * 2
    assert read is None or shown[:2] == read
    assert told(article)[1:6:2] == [("paragraph", LEAD), ("quotation", ASKED), ("quotation", SAID)]
    assert ("quotation", MORE) in told(article)
    assert article.headline == HEAD


def test_a_label_may_stand_on_a_line_of_its_own(clean: Clean) -> None:
    article = clean(f"{HEAD}\n\n{LEAD}\n\nQ:\n\n{ASKED}\n\nA:\n\n{SAID}")
    assert told(article)[2:] == [
        ("speaker", "q:"),
        ("quotation", ASKED),
        ("speaker", "a:"),
        ("quotation", SAID),
    ]


def test_what_a_speaker_is_stays_in_the_label(clean: Clean) -> None:
    lines = (f"TOM TARN, KLV HOST: {ASKED}", f"LENA ORSA, UN ENVOY: {SAID}", f"TARN: {ASKED}")
    article = clean("\n\n".join([HEAD, LEAD, *lines]))
    assert labels(article) == ["Tom Tarn, KLV Host:", "Lena Orsa, UN Envoy:", "Tarn:"]


def test_a_record_may_have_one_speaker(clean: Clean) -> None:
    head = "Transcript of the stakeout by the envoy Lena Orsa in Velden"
    article = clean(f"{head}\n\nEnvoy: {SAID}\n\n{MORE}\n\n{LAST}")
    assert told(article)[1:] == [
        ("speaker", "Envoy:"),
        ("quotation", SAID),
        ("quotation", MORE),
        ("paragraph", LAST),
    ]


def test_a_page_of_one_line_is_cut_at_its_labels(clean: Clean) -> None:
    line = f"{LEAD} Vale TV: {ASKED} Orsa: {SAID} {MORE} Vale TV: {ASKED[9:].capitalize()}"
    assert labels(clean(f"{HEAD}\n\n{line}")) == ["Vale TV:", "Orsa:", "Vale TV:"]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["Velden: The envoys met for the third time on Monday."], id="a place"),
        pytest.param(["UN: Three hundred people were killed in the valley."], id="a source"),
        pytest.param(
            ["Note: We changed the names of some people.", "Source: Our reporters in Velden."] * 2,
            id="notes",
        ),
        pytest.param(
            ["14:05 GMT: We hear shots.", "14:20 GMT: Are they near? We are told so."] * 2,
            id="times of day",
        ),
        pytest.param(
            ["Killed: Five men of one family.", "Wounded: Nine people in our street."] * 2,
            id="tolls",
        ),
        pytest.param(
            ["Monday: We left the village.", "Tuesday: Where were we? Nobody told us."],
            id="a diary",
        ),
        pytest.param(
            [
                "Velden: The bridge was closed by the army for two days.",
                "Arvik: The market was shelled in the morning.",
                "Velden: The bridge was opened again on Friday.",
            ],
            id="a list of places",
        ),
        pytest.param(
            ["The envoy said: We will go on.", "She asked: Who will come with us?"] * 2,
            id="speech in a sentence",
        ),
    ],
)
def test_lines_with_colons_are_no_conversation(clean: Clean, lines: list[str]) -> None:
    assert labels(clean("\n\n".join([HEAD, LEAD, *lines, LAST]))) == []


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("Orsa: We will meet again in a month", id="who says it in front"),
        pytest.param("UN: 300 killed in lake valley", id="a body in front"),
        pytest.param("Interview: Will the lake valley talks go on?", id="a kind of text"),
    ],
)
def test_a_headline_keeps_what_stands_before_its_colon(clean: Clean, head: str) -> None:
    article = clean("\n\n".join([head, LEAD, f"Q: {ASKED}", f"A: {SAID}"]))
    assert article.headline == head
    assert labels(article) == ["q:", "a:"]


def test_a_turn_broken_at_the_width_of_a_page_is_one(clean: Clean) -> None:
    broken = "Orsa: There is nothing that I can tell you about the"
    lines = [f"Q: {ASKED}", f"{broken}\ntalks as they stand now.", f"Q: {ASKED}", f"Orsa: {SAID}"]
    article = clean("\n\n".join([HEAD, LEAD, *lines]))
    assert labels(article) == ["q:", "Orsa:"] * 2
    whole = "There is nothing that I can tell you about the talks as they stand now."
    assert ("quotation", whole) in told(article)


def test_a_line_in_brackets_is_not_said(clean: Clean) -> None:
    lines = [f"TARN: {ASKED}", "(BEGIN VIDEO CLIP)", f"ORSA: {SAID}", f"TARN: {ASKED}"]
    article = clean("\n\n".join([HEAD, LEAD, *lines]))
    assert ("quotation", "(BEGIN VIDEO CLIP)") not in told(article)


def test_what_follows_the_last_turn_without_a_speaker_is_the_articles(clean: Clean) -> None:
    article = clean("\n\n".join([HEAD, LEAD, f"Q: {ASKED}", f"A: {SAID}", MORE, LAST]))
    assert told(article)[-2:] == [("quotation", MORE), ("paragraph", LAST)]


def test_a_record_may_begin_with_its_first_turn(clean: Clean) -> None:
    lines = [
        "LENA ORSA, ENVOY: We will meet again",
        "before the winter.",
        f"TOM TARN, HOST: {ASKED}",
    ]
    article = clean("\n\n".join(["Transcript of a talk in Velden", *lines, f"ORSA: {SAID}"]))
    assert told(article)[1:4] == [
        ("speaker", "Lena Orsa, Envoy:"),
        ("quotation", "We will meet again"),
        ("quotation", "before the winter."),
    ]


def test_a_question_may_call_somebody_in_front_of_a_colon(clean: Clean) -> None:
    question = "Ms. Orsa. I have one question for you: will the talks go on?"
    article = clean("\n\n".join([HEAD, LEAD, f"Q. {question}", f"A. {SAID}"]))
    assert labels(article) == ["q.", "a."]


def test_a_record_in_capitals_needs_no_i_or_you(clean: Clean) -> None:
    said = "The bridge at Velden was closed by soldiers on Monday."
    lines = [f"{who}: {said[:-1]} {n}." for n, who in enumerate(("TARN", "ORSA", "TARN"))]
    article = clean("\n\n".join(["Transcript of the evening news", *lines, LAST]))
    assert labels(article) == ["Tarn:", "Orsa:", "Tarn:"]


QUESTIONS = (
    "How did the talks go?",
    "Will you meet the rebels again?",
    "What do you expect of them?",
)
ANSWERS = (
    "We talked for nine hours, and I think that both of them want the bridge to be opened.",
    "I will go to Velden next month, and I hope that the general will come there too.",
    "The general has told us what he wants, and it is less than what he wanted in spring.",
)


def asked_of(head: str, *answers: str) -> str:
    pairs = (line for pair in zip(QUESTIONS, answers, strict=True) for line in pair)
    return "\n\n".join([head, LEAD, *pairs, LAST])


def test_questions_without_a_label_are_subheads_of_an_interview(clean: Clean) -> None:
    shown = told(clean(asked_of("Interview with the envoy Lena Orsa", *ANSWERS)))
    assert [text for kind, text in shown if kind == "subhead"] == [*QUESTIONS]
    assert [text for kind, text in shown if kind == "quotation"] == [*ANSWERS]
    assert shown[-1] == ("paragraph", LAST)


@pytest.mark.parametrize(
    ("head", "answers"),
    [
        pytest.param("What to know of the valley talks", ANSWERS, id="no interview"),
        pytest.param(
            "Envoy in an interview on the valley",
            ("The bridge at Velden was closed by soldiers on Monday, its keeper said there.",) * 3,
            id="told by the paper",
        ),
    ],
)
def test_questions_of_a_paper_are_none(clean: Clean, head: str, answers: tuple[str, ...]) -> None:
    distinct = [f"{text[:-1]} {n}." for n, text in enumerate(answers)]
    shown = told(clean(asked_of(head, *distinct)))
    assert all(kind != "quotation" for kind, _ in shown)
