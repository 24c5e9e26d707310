"""Who is named with which post, and whose post it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.language.load import load_pipeline
from flows.language.parse import parse_articles
from flows.language.post_lexicon import split_cue
from flows.language.posts import spot_posts
from flows.language.words import split_words
from flows.model import CleanArticle, Part, PartKind, RawArticle, Span
from tests.language.titled import lexicon, titles_in, told


@pytest.mark.parametrize(
    ("text", "want"),
    [
        pytest.param(
            "Norway's Foreign Minister Boerge Brende said the talks would go on.",
            [("Boerge Brende", "Foreign Minister", "Norway")],
            id="possessive before the post",
        ),
        pytest.param(
            "U.N. Secretary General Ban Ki-moon called on both sides to stop.",
            [("Ban Ki-moon", "Secretary General", "U.N.")],
            id="acronym before the post, hyphen in the name",
        ),
        pytest.param(
            "The head of the UN Support Mission to Libya (UNSMIL), Bernardino Leon, has left.",
            [("Bernardino Leon", "head", "UN Support Mission")],
            id="place and letters behind the body",
        ),
        pytest.param(
            "Former Minister of Aviation, Bola Adekoya has mocked the party.",
            [("Bola Adekoya", "Minister of Aviation", None)],
            id="a post that is over, comma, person",
        ),
        pytest.param(
            "It was signed by Publicity Secretary, Barr. Tunde Okoro, on Monday.",
            [("Tunde Okoro", "Publicity Secretary", None)],
            id="a post in capitals, comma, person",
        ),
        pytest.param(
            "As President, Tora Berg did little.", [], id="what somebody is, no apposition"
        ),
        pytest.param(
            "They met Norway's Foreign Minister Jan Solberg in Kandy.",
            [("Jan Solberg", "Foreign Minister", "Norway")],
            id="a given name that is a month as well",
        ),
        pytest.param(
            "The WHO's spokesman in China, Ravi Wadia, said so.",
            [("Ravi Wadia", "spokesman", "WHO")],
            id="letters that are a function word as well",
        ),
        pytest.param(
            "Governor Tunde Okoro of California has said so.",
            [("Tunde Okoro", "Governor", "California")],
            id="place behind the holder",
        ),
        pytest.param(
            "Mayors Pablo Kletti of Chicago, Illinois; and Tora Berg of Boston, Ohio.",
            [("Pablo Kletti", "Mayor", "Chicago"), ("Tora Berg", "Mayor", "Boston")],
            id="a list with semicolons and regions",
        ),
        pytest.param(
            "Tora Berg, the Republican governor of California, left.",
            [("Tora Berg", "governor", "California")],
            id="party before, place behind",
        ),
        pytest.param(
            "He met the Costa Rican diplomat Edgar Solano.",
            [("Edgar Solano", "diplomat", "Costa Rican")],
            id="a people of two words sends its envoy",
        ),
        pytest.param(
            "Basra's former governor Hamid Nouri escaped.",
            [("Hamid Nouri", "governor", "Basra")],
            id="former between owner and post",
        ),
        pytest.param(
            "Tora Berg is the chairman of the Senate Foreign Relations Committee.",
            [("Tora Berg", "chairman", "Senate Foreign Relations Committee")],
            id="the longer name of a body behind a tail of posts",
        ),
        pytest.param(
            "UNICEF vaccine research chief Tora Berg said so.",
            [("Tora Berg", "vaccine research chief", "UNICEF")],
            id="small words between body and post",
        ),
        pytest.param(
            "Google antitrust trial judge Tora Berg said so.",
            [("Tora Berg", "judge", None)],
            id="who deals with a body from outside",
        ),
        pytest.param(
            "NATO's top civilian representative for Chad, Tora Berg, said so.",
            [("Tora Berg", "representative", "NATO")],
            id="small words between owner and post",
        ),
        pytest.param(
            "New York state's attorney general, Tora Berg, said so.",
            [("Tora Berg", "attorney general", "New York")],
            id="a place with its noun owns the post",
        ),
        pytest.param(
            "A police spokesman, Brigadier General Omar Ali, said so.",
            [("Omar Ali", "police spokesman", None), ("Omar Ali", "Brigadier General", None)],
            id="a second post before the name",
        ),
        pytest.param(
            "In talks with the president, Foreign Minister Omar Ali said no.",
            [("Omar Ali", "Foreign Minister", None)],
            id="two offices, two persons",
        ),
        pytest.param(
            "A spokesman (Omar Ali) said no.",
            [("Omar Ali", "spokesman", None)],
            id="person in brackets",
        ),
        pytest.param(
            "Omar Ali, chairman of Chad's Farmers Union, left.",
            [("Omar Ali", "chairman", "Farmers Union")],
            id="the body that somebody owns",
        ),
        pytest.param(
            "Omar Ali, who leads the ZMF's political wing, Farmers Union, left.",
            [("Omar Ali", "leader", "Farmers Union")],
            id="what is owned is named behind",
        ),
        pytest.param(
            "Labour MP Tora Berg left.", [("Tora Berg", "MP", "Labour")], id="party in the post"
        ),
        pytest.param(
            "Tora Berg, the chair of the Farmers Union said no.",
            [("Tora Berg", "chair", "Farmers Union")],
            id="no comma behind the apposition",
        ),
        pytest.param("Tora Berg, the chairman said, was ill.", [], id="who says so between commas"),
        pytest.param(
            "Tora Berg, technical director of the Farmers Union, left.",
            [("Tora Berg", "technical director", "Farmers Union")],
            id="an adjective before the post behind a comma",
        ),
        pytest.param(
            "The Commissioner for Rivers and Ferry Affairs, Tora Berg, left.",
            [("Tora Berg", "Commissioner for Rivers", None)],
            id="an unknown field in capitals",
        ),
        pytest.param(
            "A media adviser to the president, Tora Berg, left.",
            [("Tora Berg", "media adviser", None)],
            id="whom somebody serves is not named",
        ),
        pytest.param(
            "Tora Berg, CEO and founder of UNICEF, left.",
            [("Tora Berg", "CEO", "UNICEF"), ("Tora Berg", "founder", "UNICEF")],
            id="two posts of one body",
        ),
        pytest.param(
            "Upon Boston Mayor Tora Berg's order they left.",
            [("Tora Berg", "Mayor", "Boston")],
            id="a preposition that opens the sentence",
        ),
        pytest.param(
            "A lawyer for Iraq's former deputy prime minister Omar Ali said so.",
            [("Omar Ali", "deputy prime minister", "Iraq")],
            id="whom a lawyer is for",
        ),
        pytest.param(
            "They freed police officers Omar Ali and Tora Berg.",
            [("Omar Ali", "police officer", None), ("Tora Berg", "police officer", None)],
            id="several of a post of two words",
        ),
        pytest.param("A brother of the president, Omar Ali, left.", [], id="kin of a post"),
        pytest.param(
            "A spokeswoman for EU chief Tora Berg left.",
            [("Tora Berg", "chief", "EU")],
            id="whom somebody speaks for has the post",
        ),
        pytest.param(
            "The Special Adviser to the Governor on Ferry Affairs, Tora Berg, left.",
            [("Tora Berg", "Special Adviser", None)],
            id="whom somebody advises, and on what",
        ),
        pytest.param(
            "Transport minister, Tora Berg, left.",
            [("Tora Berg", "Transport minister", None)],
            id="a post that opens the sentence stands for its holder",
        ),
        pytest.param(
            "Tora Berg currently serves as chairwoman of the Farmers Union.",
            [("Tora Berg", "chairwoman", "Farmers Union")],
            id="an adverb before the verb",
        ),
        pytest.param(
            "Tora Berg is the Assistant District Health Officer.",
            [("Tora Berg", "Assistant District Health Officer", None)],
            id="a head behind a modifier that is part of it",
        ),
        pytest.param(
            "Minister of Women, Children and Social Welfare Anjali Rai spoke.",
            [("Anjali Rai", "Minister of Women, Children and Social Welfare", None)],
            id="fields of a ministry in a list",
        ),
        pytest.param(
            "The Minister of Defence, Foreign Minister Omar Ali and others met.",
            [("Omar Ali", "Foreign Minister", None)],
            id="the next post is no field",
        ),
        pytest.param(
            "The director of the Health Agency, Tora Berg, resigned.",
            [("Tora Berg", "director", "Health Agency")],
            id="a body is no field",
        ),
        pytest.param(
            "The Commissioner of Police, Lagos State, Hakim Balogun, said so.",
            [("Hakim Balogun", "Commissioner of Police", "Lagos State")],
            id="place between commas",
        ),
    ],
)
def test_person_named_with_a_post_has_it(
    text: str, want: list[tuple[str, str, str | None]]
) -> None:
    assert told(text) == want


@pytest.mark.parametrize(
    ("text", "former"),
    [
        pytest.param("Former president Jimmy Carter came.", True, id="former"),
        pytest.param("He met ex-president Jimmy Carter there.", True, id="glued"),
        pytest.param("Tony Blair was prime minister of Britain.", True, id="was"),
        pytest.param("Angela Merkel is the chancellor of Germany.", False, id="is"),
        pytest.param("Russian President Vladimir Putin came.", False, id="plain"),
    ],
)
def test_wording_tells_whether_a_post_is_over(text: str, *, former: bool) -> None:
    assert [t.former for t in titles_in(text)] == [former]


def test_person_alone_on_the_line_under_a_quotation_has_the_post() -> None:
    found = titles_in("Mary Jones, a member of the Liberal Alliance", PartKind.ATTRIBUTION)
    assert [(t.holder.text, t.post) for t in found] == [("Mary Jones", "member")]


def test_span_reads_back_from_post_to_person() -> None:
    text = "He met Chad's president Idriss Deby there."
    (title,) = titles_in(text)
    assert text[title.span.begin : title.span.end] == "Chad's president Idriss Deby"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        pytest.param("the Deputy Prime Minister said", "Deputy Prime Minister", id="last head"),
        pytest.param("a secretary of state said", "secretary of state", id="with its tail"),
        pytest.param("the Secretary-General said", "Secretary-General", id="hyphen"),
    ],
)
def test_post_takes_all_words_that_belong_to_it(text: str, want: str) -> None:
    part = Part(kind=PartKind.PARAGRAPH, span=Span(begin=0, end=len(text)), text=text)
    raw = RawArticle(id="a", name="a.txt", digest="0" * 64, text=text)
    parsed = parse_articles((CleanArticle(raw=raw, parts=(part,)),), load_pipeline())[0]
    words = split_words(parsed.sentences[0])
    (post,) = spot_posts(words, lexicon())
    assert " ".join(w.text for w in words[post.first : post.last]) == want


def test_cue_is_split_at_spaces_and_hyphens() -> None:
    assert split_cue("Under-Secretary General") == ("under", "secretary", "general")


@settings(max_examples=25)
@given(
    st.lists(
        st.sampled_from(
            ["the", "president", "of", ",", "'s", "-", "Ban", "Ki-moon", "UN", "his", "and", '"',
             "former", "counterpart", "who", "leads", "(", "is", "ministers"]
        ),
        min_size=1,
        max_size=14,
    )
)  # fmt: skip
def test_no_order_of_words_raises(words: list[str]) -> None:
    for title in titles_in(" ".join(words)):
        assert title.span.covers(title.holder.span)
