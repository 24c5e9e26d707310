"""Captions, repetitions, quotations, decks and subheads."""

from collections.abc import Callable

import pytest

from flows.model import CleanArticle, PartKind

Clean = Callable[[str], CleanArticle]
HEAD = "Envoys open border talks in lake city"
LEAD = "The neighbours' envoys opened talks about their border in the lake city on Monday."
BODY = "The talks follow a month of shooting in which forty people died along the border."
MORE = "Both sides said that the envoys would meet again next week, if it stays as quiet as now."
LAST = "Jane Roe, who speaks for the police there, said the border had been quiet since Friday."


def kinds(article: CleanArticle) -> list[tuple[str, str, str]]:
    return [(part.kind.value, part.rule, part.text) for part in article.parts]


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(LEAD, id="the same"),
        pytest.param(LEAD.replace("'", "’"), id="another apostrophe"),
        pytest.param(LEAD.replace("opened", "openned"), id="a letter more"),
    ],
)
def test_a_lead_printed_twice_stands_once(clean: Clean, again: str) -> None:
    article = clean(f"{HEAD}\n\n{LEAD}\n\n{again}\n\n{BODY}")
    assert kinds(article)[1:3] == [
        ("paragraph", "body", LEAD),
        ("removed", "lead-repeated", again),
    ]


def test_a_lead_glued_behind_a_caption_stands_once(clean: Clean) -> None:
    article = clean(
        f"{HEAD}\n\n{LEAD}\n\nLake city: Envoys, LimaThe neighbours’{LEAD[15:]}\n\n{BODY}"
    )
    assert kinds(article)[1:4] == [
        ("paragraph", "body", LEAD),
        ("caption", "caption-glued", "Lake city: Envoys, Lima"),
        ("removed", "lead-repeated", f"The neighbours’{LEAD[15:]}"),
    ]


def test_a_caption_glued_to_a_dateline_is_cut_off(clean: Clean) -> None:
    article = clean(f"{HEAD}\n\nEnvoys at the lakeANP 14 Jan 2014 Lima : {LEAD}\n\n{BODY}")
    assert kinds(article)[1:4] == [
        ("caption", "caption-glued", "Envoys at the lake"),
        ("dateline", "dateline", "ANP 14 Jan 2014 Lima :"),
        ("paragraph", "body", LEAD),
    ]


def test_a_caption_glued_behind_a_full_stop_is_cut_off(clean: Clean) -> None:
    article = clean(f"{HEAD}\n\n{LEAD}\n\n{BODY}Roe and envoys\n\n{LAST}")
    assert ("caption", "caption-glued", "Roe and envoys") in kinds(article)
    assert ("paragraph", "body", BODY) in kinds(article)


def test_two_paragraphs_that_ran_together_are_two(clean: Clean) -> None:
    article = clean(f"{HEAD}\n\n{LEAD}\n\n{BODY}{LAST}")
    assert [text for _, _, text in kinds(article)] == [HEAD, LEAD, BODY, LAST]


@pytest.mark.parametrize(
    "text",
    [
        "The site www.news.Example had the story of the border first, envoys told the police.",
        "U.S.Secretary of State and envoys of the neighbours met at the border on Monday night.",
        "Envoys of News.Az and others were told to leave the border by the police on Monday.",
    ],
)
def test_addresses_and_initials_end_no_paragraph(clean: Clean, text: str) -> None:
    assert ("paragraph", "body", text) in kinds(clean(f"{HEAD}\n\n{LEAD}\n\n{text}\n\n{BODY}"))


@pytest.mark.parametrize(
    "caption",
    [
        "Envoys at the lake on Monday. Photograph: agency",
        "Envoys at the lake [Reuters]",
        "Envoys walk at the lake on Monday, May 3, 2014 | Credit | Jane Doe",
        "Jane Roe (L) and an envoy at the border post by the lake on Monday.",
        "FILE - In this May 3, 2014 file photo, envoys walk at the lake. (AP Photo/J. Doe, File)",
        "(140926) -- LIMA, Sept. 26, 2014 (Xinhua) -- Envoys at the lake. (Xinhua/J. Doe) (srb)",
        "Envoys walk to the border post by the lake near the city, May 3, 2014.",
    ],
)
def test_captions_are_told_by_their_credit(clean: Clean, caption: str) -> None:
    article = clean(f"{HEAD}\n\n{caption}\n\n{LEAD}\n\n{BODY}\n\n{LAST}")
    assert article.parts[1].kind is PartKind.CAPTION
    assert article.parts[1].text == caption


def test_a_name_above_the_text_is_a_caption_if_the_text_names_it(clean: Clean) -> None:
    article = clean(f"{HEAD}\n\nJane Roe\n\nJohn Poe\n\n{LEAD}\n\n{BODY}\n\n{LAST}")
    assert kinds(article)[1:3] == [
        ("caption", "caption-line", "Jane Roe"),
        ("credit", "byline", "John Poe"),
    ]


def test_a_caption_that_ends_in_a_year_is_cut_off_the_lead_behind_it(clean: Clean) -> None:
    scene = "Jane Roe (L) greets an envoy at the lake on May 3, 2014"
    article = clean(f"{HEAD}\n\n{scene}{LEAD}\n\n{BODY}\n\n{LAST}")
    assert kinds(article)[1:3] == [
        ("caption", "caption-glued", scene),
        ("paragraph", "body", LEAD),
    ]


def test_a_box_of_links_in_the_text_is_taken_away(clean: Clean) -> None:
    box = ["In depth", "Profile: Jane Roe", "Who owns the lake?", "Neighbours at a crossroads"]
    article = clean("\n\n".join([HEAD, LEAD, *box, BODY, LAST]))
    assert [part.text for part in article.parts if part.kind is not PartKind.REMOVED] == [
        HEAD,
        LEAD,
        BODY,
        LAST,
    ]


@pytest.mark.parametrize(
    ("before", "items", "kept"),
    [
        pytest.param(
            MORE, ["Lake profile", "Who owns the lake?", "Lake of two states"], 0, id="links"
        ),
        pytest.param(
            "The envoys asked for three things before they would sit down to talk again:",
            ["Prisoners home", "The road opened", "Fishing on the lake"],
            3,
            id="items of the text",
        ),
        pytest.param(MORE, ["prisoners home", "the road opened", "fishing"], 3, id="small letters"),
        pytest.param(MORE, ["Lake profile", "Who owns the lake?"], 2, id="two"),
    ],
)
def test_links_behind_bullets_in_the_text_are_taken_away(
    clean: Clean, before: str, items: list[str], kept: int
) -> None:
    box = "\n".join(f"  • {item}" for item in items)
    article = clean(f"{HEAD}\n\n{LEAD}\n\n{before}\n\n{box}\n\n{BODY}\n\n{LAST}")
    found = [p for p in article.parts if p.text in items and p.kind is not PartKind.REMOVED]
    assert len(found) == kept


def test_a_sentence_twice_on_end_in_the_text_is_a_caption(clean: Clean) -> None:
    named = "The mediator of the lake states in a meeting with the envoys."
    article = clean(f"{HEAD}\n\n{LEAD}\n\n{named}\n\n{named}\n\n{BODY}\n\n{LAST}")
    assert [kind for kind, _, text in kinds(article) if text == named] == ["caption", "caption"]
    assert ("paragraph", "body", LEAD) in kinds(article)


def test_a_date_that_ran_into_its_source_is_a_stamp(clean: Clean) -> None:
    article = clean(f"{HEAD}\n\nEast News19-06-2025\n{LEAD}\n{BODY}\n{LAST}")
    assert kinds(article)[1] == ("dateline", "stamp", "East News19-06-2025")


def test_a_pull_quote_stands_once_in_its_paragraph(clean: Clean) -> None:
    quote = "The border had been quiet since Friday."
    article = clean(
        f"{HEAD}\n\n{LEAD}\n\n{quote} |\n\n{BODY}\n\nHowever, the border had been quiet since Friday."
    )
    assert ("removed", "pull-quote", quote) in kinds(article)
    assert ("removed", "stray-mark", "|") in kinds(article)
    assert article.parts[-1].text == "However, the border had been quiet since Friday."


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(
            "We want peace, and we are ready to talk about our border again.", id="first person"
        ),
        pytest.param("“Peace is what both neighbours need along that border.”", id="in marks"),
    ],
)
def test_a_quotation_has_its_speaker_on_the_next_line(clean: Clean, said: str) -> None:
    speaker = "Farah al-Roe, a member of the border council"
    article = clean(f"{HEAD}\n\n{LEAD}\n\n{said}\n\n{speaker}\n\n{BODY}")
    assert kinds(article)[2:4] == [
        ("quotation", "quotation", said),
        ("attribution", "attribution", speaker),
    ]


def test_a_quotation_of_two_paragraphs_is_one(clean: Clean) -> None:
    first, second = "“We want peace along our border.", "“We are ready to talk about it.”"
    article = clean(f"{HEAD}\n\n{LEAD}\n\n{first}\n\n{second}\n\n— Jane Roe, envoy\n\n{BODY}")
    assert [kind for kind, _, _ in kinds(article)[2:5]] == ["quotation", "quotation", "attribution"]


@pytest.mark.parametrize(
    "line", ["Border quiet", "- Envoys on the move -", "CLASHING NEIGHBOURS, OLD PRIORITIES"]
)
def test_a_short_line_between_paragraphs_is_a_subhead(clean: Clean, line: str) -> None:
    article = clean(f"{HEAD}\n\n{LEAD}\n\n{BODY}\n\n{line}\n\n{LAST}")
    assert ("subhead", "subhead", line) in kinds(article)


def test_a_sentence_above_the_byline_is_a_deck_or_a_caption(clean: Clean) -> None:
    scene = (
        "Envoy Roe with her neighbours before the press at the lake in the city on Monday night."
    )
    deck = "Both neighbours have said that the border will stay closed until the talks are over."
    for line, kind in ((scene, "caption"), (deck, "subhead")):
        article = clean(f"{HEAD}\n\n{line}\n\nBy J. Doe\n\n{LEAD}\n\n{BODY}\n\n{LAST}")
        assert kinds(article)[1][0] == kind


def test_a_headline_below_the_picture_is_found(clean: Clean) -> None:
    scene = "Envoys walk by the lake, where forty people have died since the shooting began in May."
    article = clean(f"{scene}\n\n{HEAD}\n\nMay 23, 2013\n\n{LEAD}\n\n{BODY}\n\n{LAST}")
    assert article.headline == HEAD
    assert article.parts[0].kind is PartKind.CAPTION


def test_items_of_a_list_are_lines_of_their_own(clean: Clean) -> None:
    items = (
        "NORTHERN PREMIER SAYS LAKELAND AND THE REBELS AGREE TO A CEASEFIRE FROM MIDNIGHT",
        "ENVOY THANKS THE PREMIER FOR HIS HELP IN SETTING UP THE TALKS ON THE CEASEFIRE",
        "REBELS SAY THE SHELLING OF THE ARMY KILLED 14 CIVILIANS IN THE NORTH ON FRIDAY",
        "COMMANDERS OF BOTH SIDES TO MEET IN THE CAPITAL ON TUESDAY MORNING SAYS PREMIER",
    )
    text = "Lakeland and rebels agree to ceasefire\n\n" + "\n".join(f"* {item}" for item in items)
    texts = [part.text for part in clean(text).parts]
    assert [item for item in texts if item in items] == list(items)


def test_places_head_the_items_of_a_digest(clean: Clean) -> None:
    first = "Envoys of the government and of the rebels signed a ceasefire agreement on Thursday."
    second = "The army said that it had taken the town of Gao after two days of heavy fighting."
    parts = clean(f"Chad\n\n{first}\n\nMali\n\n{second}").parts
    assert [p.kind for p in parts if p.text in ("Chad", "Mali")] == [PartKind.SUBHEAD] * 2
    alone = clean(f"Mali\n\n{first}\n\n{second}").parts
    assert [p.kind for p in alone if p.text == "Mali"] == [PartKind.REMOVED]


def test_a_long_caption_signed_by_a_photographer_is_no_text(clean: Clean) -> None:
    scene = f"Envoys walk to the border talks in lake city on May 9, 2012. {BODY} {MORE} {LAST}"
    caption = f"{scene} {BODY} / AFP PHOTO / JANE DOE"
    article = clean(f"{HEAD}\n\n{caption}\n\n{LEAD}\n\n{BODY}\n\n{MORE}")
    assert ("caption", "photo-credit", caption) in kinds(article)


@pytest.mark.parametrize(
    "title",
    [
        pytest.param(f"{HEAD} - The Lake Courier: all the news of the lake", id="dash"),
        pytest.param(f"{HEAD} :: Lake Courier Online", id="colons"),
        pytest.param(f"{HEAD} » The Courier", id="arrow"),
    ],
)
def test_the_headline_is_the_bare_one_below_the_title_of_the_page(clean: Clean, title: str) -> None:
    article = clean(f"{title}\n\n{HEAD}\n\n{LEAD}\n\n{BODY}\n\n{MORE}")
    assert article.headline == HEAD
    assert all(p.kind is PartKind.REMOVED for p in article.parts if p.text.startswith(title[-9:]))
    assert [p.text for p in article.parts if p.kind is PartKind.PARAGRAPH] == [LEAD, BODY, MORE]


def test_the_name_of_a_paper_behind_the_headline_is_cut_off(clean: Clean) -> None:
    assert clean(f"{HEAD} - Lakeland Times\n\n{LEAD}\n\n{BODY}\n\n{MORE}").headline == HEAD


@pytest.mark.parametrize("word", ["Breaking News", "Update", "Exclusive"])
def test_a_title_behind_a_word_for_it_is_the_headline(clean: Clean, word: str) -> None:
    article = clean(f"{word}: {HEAD}\n\n{LEAD}\n\n{BODY}\n\n{MORE}")
    assert article.headline == f"{word}: {HEAD}"


def test_a_caption_above_the_headline_is_none(clean: Clean) -> None:
    caption = "Jane Roe, who speaks for the envoys at the border talks. File photo: Ann Lee/Reuters"
    article = clean(f"{caption}\n{caption}\n\n{HEAD}\n\n{LEAD}\n\n{BODY}\n\n{MORE}")
    assert article.headline == HEAD


def test_a_report_that_ends_in_words_said_is_no_quotation(clean: Clean) -> None:
    said = 'Roe called it "a good day" at the lake but saw there "no end to the border talks".'
    article = clean(f"{HEAD}\n\n{LEAD}\n\n{said}\n\nJane Roe, police of lake city\n\n{BODY}")
    assert ("paragraph", "body", said) in kinds(article)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("USD 402.56, EUR 440.64, GBP 505.01", id="rates"),
        pytest.param("+7 °C, +5 °C Tomorrow: +20 °C", id="weather"),
        pytest.param("envoys_at_the_lake_border_talks", id="name of a file"),
    ],
)
def test_rates_weather_and_names_of_files_are_the_page(clean: Clean, line: str) -> None:
    article = clean(f"{HEAD}\n\n{line}\n\n{LEAD}\n\n{BODY}\n\n{MORE}")
    assert article.headline == HEAD
    assert [p.kind for p in article.parts if p.text == line] == [PartKind.REMOVED]


def test_path_that_ran_into_the_title_is_no_headline(clean: Clean) -> None:
    article = clean(f"HomeLatestLakes{HEAD}\n\n{HEAD}\n\n{LEAD}\n\n{BODY}\n\n{MORE}")
    assert article.headline == HEAD


def test_stamps_behind_the_text_of_a_dated_article_are_of_others(clean: Clean) -> None:
    page = f"{HEAD}\n13:00, 30.11.2019 | lake.example.am\n\n{LEAD}\n\n{BODY}\n\n{MORE}"
    article = clean(f"{page}\n\nShare with friends\n12:06, 15.03.2024\n11:18, 14.03.2024")
    stamps = [p.text for p in article.parts if p.kind is PartKind.DATELINE]
    assert stamps == ["13:00, 30.11.2019 | lake.example.am"]


def test_beginning_of_a_caption_and_who_is_pictured_are_captions(clean: Clean) -> None:
    scene = "Jane Roe, who speaks for the police, at the lake"
    below = f"{scene}. Photograph: Ann Lee/Reuters"
    seen = "Jane Roe (left) is pictured with the envoys. Roe is sure that the talks will go on."
    article = clean(f"{HEAD}\n\n{scene}\n{below}\n\n{LEAD}\n\n{seen}\n\n{BODY}\n\n{MORE}")
    captions = [p.text for p in article.parts if p.kind is PartKind.CAPTION]
    assert captions == [scene, below, seen]


def test_life_of_an_author_whom_the_text_does_not_name_is_no_text(clean: Clean) -> None:
    life = "Ann Lee is a lake region news analyst with a degree, and has written for many papers."
    article = clean(f"{HEAD}\n\n{LEAD}\n\n{BODY}\n\n{MORE}\n\n{life}")
    assert ("removed", "page-foot", life) in kinds(article)
