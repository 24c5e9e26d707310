"""The page around an article is told apart from it, line by line, each with its reason."""

from collections.abc import Callable

import pytest

from flows.model import CleanArticle, PartKind

Clean = Callable[[str], CleanArticle]
HEAD = "Envoys open border talks in lake city"
LEAD = "Envoys of two neighbours opened talks about their border in the lake city on Monday."
BODY = (
    "The talks follow a month of shooting in which forty people died along the border, police said."
)
MORE = "Both sides said the envoys would meet again next week if the border stays quiet until then."
OTHER = "Fishers on the lake have asked for boats of the police to go with them at night since May."
ARTICLE = f"{HEAD}\n\n{LEAD}\n\n{BODY}\n\n{MORE}"


def reason_of(article: CleanArticle, text: str) -> str:
    return next(part.rule for part in article.parts if part.text.startswith(text))


def body_of(article: CleanArticle) -> list[str]:
    return [part.text for part in article.parts if part.kind is PartKind.PARAGRAPH]


def test_a_plain_article_stays_whole(clean: Clean) -> None:
    article = clean(ARTICLE)
    assert article.headline == HEAD
    assert body_of(article) == [LEAD, BODY, MORE]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param("Home | News | Sport | Contact", "navigation", id="menu"),
        pytest.param("News / East Africa", "navigation", id="path"),
        pytest.param("#World News", "navigation", id="tag"),
        pytest.param("Editor in Chief: J. Doe", "editor-line", id="editor"),
        pytest.param("3 Min Read", "reading-time", id="reading time"),
        pytest.param("This article is more than 8 years old", "age-notice", id="old"),
        pytest.param("Published: 04 Jun 2015 - 11:14 am", "published-line", id="published"),
        pytest.param("Updated Jul 28, 2015", "published-line", id="updated"),
        pytest.param("Share on Facebook", "social-buttons", id="button"),
        pytest.param("Print this page", "page-tools", id="print"),
        pytest.param("We use cookies to improve this site", "cookie-notice", id="cookies"),
        pytest.param("Sign up for our weekly newsletter", "appeal", id="newsletter"),
        pytest.param("15 − 12 =", "stray-mark", id="sum"),
    ],
)
def test_lines_of_the_page_above_the_text_are_taken_away(
    clean: Clean, line: str, reason: str
) -> None:
    article = clean(f"{HEAD}\n\n{line}\n\n{LEAD}\n\n{BODY}\n\n{MORE}")
    assert reason_of(article, line) == reason
    assert body_of(article) == [LEAD, BODY, MORE]


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        pytest.param(["Leave a Reply", "Your name", "Any words"], "comment-form", id="form"),
        pytest.param(["2 thoughts on “Envoys”", "Well said."], "comments", id="thoughts"),
        pytest.param(["Check Also", "Harbour strike ends", "The port …"], "related", id="list"),
        pytest.param(["© 2014 The Lake Post. All rights reserved."], "copyright", id="rights"),
        pytest.param(["Tags: lake, border"], "page-foot", id="tags"),
        pytest.param(["Strike ends in port", "Late frost hits coffee"], "related", id="titles"),
    ],
)
def test_what_follows_the_text_is_taken_away(clean: Clean, lines: list[str], reason: str) -> None:
    article = clean("\n\n".join([ARTICLE, *lines]))
    assert [reason_of(article, line) for line in lines] == [reason] * len(lines)
    assert body_of(article) == [LEAD, BODY, MORE]


def test_a_list_in_the_middle_ends_where_the_text_goes_on(clean: Clean) -> None:
    article = clean(f"{HEAD}\n\n{LEAD}\n\n{BODY}\n\nRelated\n\nStrike ends\n\n{MORE}\n\n{OTHER}")
    assert reason_of(article, "Strike ends") == "related"
    assert MORE in body_of(article)


def test_a_link_above_the_first_paragraph_opens_no_section(clean: Clean) -> None:
    article = clean(f"{HEAD}\n\nLeave a comment\n\n{LEAD}\n\n{BODY}\n\n{MORE}")
    assert body_of(article) == [LEAD, BODY, MORE]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param(
            "“Leave a reply for us at the border post,” the envoys were told by the police there.",
            id="quoted",
        ),
        pytest.param(
            "The ministry asked rich states to donate to the fund for the forty families on Monday.",
            id="donate",
        ),
        pytest.param(
            "Read more slowly, a judge told the clerk who opened the talks in the lake city again.",
            id="read more",
        ),
    ],
)
def test_running_text_that_sounds_like_a_notice_stays(clean: Clean, sentence: str) -> None:
    article = clean(f"{HEAD}\n\n{LEAD}\n\n{sentence}\n\n{BODY}\n\n{MORE}")
    assert sentence in body_of(article)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        pytest.param(f"Site motto of ours\n{ARTICLE}", HEAD, id="line above"),
        pytest.param(f"{HEAD}\n\n{ARTICLE}", HEAD, id="printed twice"),
        pytest.param(f"Home News {HEAD}\n\n{ARTICLE}", HEAD, id="path above"),
        pytest.param(f"{HEAD} | The Lake Post\n\n{LEAD}\n\n{BODY}", HEAD, id="page title"),
        pytest.param(f"{LEAD}\n\n{BODY}\n\n{MORE}", None, id="none"),
        pytest.param(
            f"{HEAD}\nBoth sides of the border want the talks to go on, envoys say\n\n{LEAD}",
            HEAD,
            id="above a deck",
        ),
    ],
)
def test_headline_is_the_line_that_speaks_of_the_text(
    clean: Clean, text: str, headline: str | None
) -> None:
    article = clean(text)
    assert article.headline == headline
    assert LEAD in body_of(article)


def test_headline_below_a_long_menu_is_found(clean: Clean) -> None:
    menu = "\n".join(f"  • {word} Desk" for word in ("North", "South", "East", "West") * 20)
    site = "Lakeside Feed Lakeside Page Lakeside List"
    article = clean(f"{site}\n{menu}\n{HEAD}\n{LEAD} The lakeside was quiet.\n{BODY}")
    assert article.headline == HEAD


def test_code_that_leaked_is_taken_away(clean: Clean) -> None:
    code = 'string(9) "[{"id":"1","sort":"2","pic":"a.jpg","title":"x"},{"id":"3"}]"'
    assert reason_of(clean(f"{ARTICLE}\n\n{code}"), "string(9)") == "page-tools"


def test_a_date_that_ran_into_the_text_is_one_of_its_own(clean: Clean) -> None:
    article = clean(f"{HEAD}\n\nMay 9, 2014{LEAD}\n\n{BODY}\n\n{MORE}")
    assert reason_of(article, "May 9, 2014") == "stamp"
    assert body_of(article) == [LEAD, BODY, MORE]
