"""Publisher and agency are read out of credits, datelines and what an article says of itself."""

from collections.abc import Callable

import pytest

from flows.model import CleanArticle, PartKind

Clean = Callable[[str], CleanArticle]
HEAD = "Envoys open border talks in lake city"
LEAD = "Envoys of two neighbours opened talks about their border in the lake city on Monday."
BODY = "The talks follow a month of shooting in which forty people died along the border."


@pytest.mark.parametrize(
    ("before", "after", "publisher", "agency"),
    [
        pytest.param("", " (Reuters)", None, "Reuters", id="in brackets at the end"),
        pytest.param("", " – AFP", None, "AFP", id="behind a dash"),
        pytest.param("", "\n\nSource: Al Jazeera", "Al Jazeera", None, id="source"),
        pytest.param("", "\n\nSource: Lake Post", "Lake Post", None, id="source unknown"),
        pytest.param("", "\n\nSource: BBC and agencies", "BBC", None, id="source and agencies"),
        pytest.param("", "\n\nSource: Xinhua", None, "Xinhua", id="source an agency"),
        pytest.param("By Jane Roe, Associated Press\n\n", "", None, "AP", id="byline"),
        pytest.param("AFP , Tuesday 19 Jun 2018\n\n", "", None, "AFP", id="stamp"),
        pytest.param("LIMA (EFE) - ", "", None, "EFE", id="dateline"),
        pytest.param("The Guardian\n\n", "", "The Guardian", None, id="line of its own"),
        pytest.param(
            "", "\n\n© 2014 The Associated Press. All rights reserved.", None, "AP", id="rights"
        ),
        pytest.param("", "\n\n(Reporting by Jane Roe; Editing by J. Doe)", None, None, id="people"),
        pytest.param("", "", None, None, id="none"),
    ],
)
def test_who_put_it_out(
    clean: Clean, before: str, after: str, publisher: str | None, agency: str | None
) -> None:
    article = clean(f"{HEAD}\n\n{before}{LEAD}\n\n{BODY}{after}")
    assert (article.publisher, article.agency) == (publisher, agency)
    kept = [part.text for part in article.parts if part.kind is PartKind.PARAGRAPH]
    assert kept == [LEAD, BODY]


@pytest.mark.parametrize(
    ("lead", "agency"),
    [
        pytest.param(
            "Envoys of two neighbours met in the lake city on Monday, AP reported.",
            "AP",
            id="reported",
        ),
        pytest.param(
            "Envoys met in the lake city on Monday and talked for long, Reuters says.",
            "Reuters",
            id="says",
        ),
        pytest.param(
            "Envoys met at the lake on Monday, an AFP reporter saw, and talked for long.",
            "AFP",
            id="reporter",
        ),
        pytest.param(
            "An envoy told Reuters at the lake on Monday that talks would go on for long.",
            None,
            id="told",
        ),
    ],
)
def test_agency_that_the_lead_names_as_its_source(
    clean: Clean, lead: str, agency: str | None
) -> None:
    assert clean(f"{HEAD}\n\n{lead}\n\n{BODY}").agency == agency


def test_a_translation_credit_is_no_text_of_the_article(clean: Clean) -> None:
    line = "This article is an edited translation from our Arabic edition."
    article = clean(f"{HEAD}\n\n{LEAD}\n\n{BODY}\n\n{line}")
    assert (article.parts[-1].kind, article.parts[-1].rule) == (
        PartKind.CREDIT,
        "translation-credit",
    )


def test_brackets_that_name_no_source_stay(clean: Clean) -> None:
    article = clean(f"{HEAD}\n\n{LEAD}\n\n{BODY} (see map)")
    assert article.parts[-1].text == f"{BODY} (see map)"
