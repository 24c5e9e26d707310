"""Who is named with which post, and whose post it is."""

from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.language.load import load_pipeline
from flows.language.parse import parse_articles
from flows.language.post_lexicon import PostLexicon, split_cue
from flows.language.posts import spot_posts
from flows.language.titles import spot_titles
from flows.language.words import split_words
from flows.model import CleanArticle, Part, PartKind, RawArticle, Span, Title
from flows.read.reference import load_reference

REFERENCE = Path(__file__).parents[2] / "ontology" / "reference"


@lru_cache
def lexicon() -> PostLexicon:
    return PostLexicon.of(load_reference(REFERENCE))


def titles_in(text: str, kind: PartKind = PartKind.PARAGRAPH) -> tuple[Title, ...]:
    part = Part(kind=kind, span=Span(begin=0, end=len(text)), text=text)
    raw = RawArticle(id="a", name="a.txt", digest="0" * 64, text=text)
    article = CleanArticle(raw=raw, parts=(part,))
    return spot_titles(parse_articles((article,), load_pipeline())[0], lexicon())


def told(text: str) -> list[tuple[str, str, str | None]]:
    return [(t.holder.text, t.post, t.of.text if t.of else None) for t in titles_in(text)]


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
        pytest.param(
            "Musa Bello, the chairman of the Kano branch of the All Farmers Association, left.",
            [("Musa Bello", "chairman", "All Farmers Association")],
            id="part of a body in a place",
        ),
        pytest.param(
            "Kofi Mensah, the leader of the banned board of the Volta Trust, resigned.",
            [("Kofi Mensah", "leader", "Volta Trust")],
            id="part of a body",
        ),
        pytest.param(
            "Chairman of the House Committee on Defence, Musa Cole, said so.",
            [("Musa Cole", "Chairman", "House Committee on Defence")],
            id="a tail of posts that begins a body's name",
        ),
        pytest.param(
            "Hamid Nouri, who is also the leader of the Tafawuq party, left.",
            [("Hamid Nouri", "leader", "Tafawuq")],
            id="who is also",
        ),
        pytest.param(
            "Prime Minister-designate Najib Kletti met them.",
            [("Najib Kletti", "Prime Minister-designate", None)],
            id="a tail glued to the post",
        ),
        pytest.param(
            "Oleh Kletti -- formerly head of the Zumor Grain Board -- left.",
            [("Oleh Kletti", "head", "Zumor Grain Board")],
            id="formerly, between dashes",
        ),
        pytest.param(
            "Lagos state police command spokesman Ade Bisi said no.",
            [("Ade Bisi", "police command spokesman", "Lagos")],
            id="a place before small words",
        ),
        pytest.param(
            "Yar Kletti, chair of the junta's Peace Committee, came.",
            [("Yar Kletti", "chair", "Peace Committee")],
            id="a body that somebody without a name owns",
        ),
        pytest.param(
            "Trade and International Cooperation Minister Tora Berg left.",
            [("Tora Berg", "Trade and International Cooperation Minister", None)],
            id="fields before the post",
        ),
        pytest.param(
            "Deputy Prime Minister and Zumor Party General Secretary Tora Berg left.",
            [
                ("Tora Berg", "Deputy Prime Minister", None),
                ("Tora Berg", "General Secretary", "Zumor Party"),
            ],
            id="two posts before their holder",
        ),
        pytest.param(
            "The president and Prime Minister Tora Berg met.",
            [("Tora Berg", "Prime Minister", None)],
            id="the president is somebody else",
        ),
        pytest.param(
            "PM Imran Butt left at 5 PM Karachi time.",
            [("Imran Butt", "PM", None)],
            id="letters for a post, and a time of day",
        ),
        pytest.param(
            "It was signed in the presence of Presidents al-Bashir and Touadera.",
            [("al-Bashir", "President", None), ("Touadera", "President", None)],
            id="one post for several",
        ),
        pytest.param(
            "FARC commander Timoleon Jimenez shook hands with him.",
            [("Timoleon Jimenez", "commander", "FARC")],
            id="small-letter post",
        ),
        pytest.param(
            "Norway's special envoy for the peace process, Tora Berg, will not come.",
            [("Tora Berg", "special envoy", "Norway")],
            id="a phrase without a name between post and person",
        ),
        pytest.param(
            "Vice-President Omar Suleiman rejected the plan.",
            [("Omar Suleiman", "Vice-President", None)],
            id="modifier glued to the post",
        ),
        pytest.param(
            "Stephen Rapp, one of the UN negotiators, said no.",
            [("Stephen Rapp", "negotiator", "UN")],
            id="one of several",
        ),
        pytest.param(
            "The co-chairs of the Minsk Group - Igor Popov of Russia and Stephane Visconti of "
            "France - met them.",
            [
                ("Igor Popov", "co-chairs", "Minsk Group"),
                ("Stephane Visconti", "co-chairs", "Minsk Group"),
            ],
            id="several, listed behind a dash",
        ),
        pytest.param(
            "Hanna Serwaa, a member of the Brotherhood-linked Freedom Party, said no.",
            [("Hanna Serwaa", "member", "Freedom Party")],
            id="what describes a body is not the body",
        ),
        pytest.param(
            "Deborah Lyons, who leads the UN mission in Afghanistan (UNAMA), said so.",
            [("Deborah Lyons", "leader", "UNAMA")],
            id="short name in brackets",
        ),
        pytest.param(
            "The Freedom Party led by Bosko Obradovic wants him gone.",
            [("Bosko Obradovic", "leader", "Freedom Party")],
            id="a body led by somebody",
        ),
        pytest.param(
            "Elisabeth Kendall, a Yemen scholar at Oxford University, said no.",
            [("Elisabeth Kendall", "scholar", "Oxford University")],
            id="what somebody studies is not whose scholar",
        ),
        pytest.param(
            "Gabriel Escobar, the US envoy for the Balkans, said no.",
            [("Gabriel Escobar", "envoy", "US")],
            id="who sends and where to",
        ),
        pytest.param(
            "Riad Hijab, who heads Syria's opposition, landed on Wednesday.",
            [("Riad Hijab", "head", "Syria's opposition")],
            id="who heads a body of a state",
        ),
        pytest.param(
            "Fatou Bensouda, chief prosecutor of the International Criminal Court, opened it.",
            [("Fatou Bensouda", "chief prosecutor", "International Criminal Court")],
            id="apposition",
        ),
        pytest.param(
            "John Smith, the director of the Centre for Peace Studies and a professor at the "
            "University of Bergen, disagrees.",
            [
                ("John Smith", "director", "Centre for Peace Studies"),
                ("John Smith", "professor", "University of Bergen"),
            ],
            id="two posts of one person",
        ),
        pytest.param(
            "The UN's envoy to Libya, Bernardino Leon, is expected to attend.",
            [("Bernardino Leon", "envoy", "UN")],
            id="person behind the comma; the place is where the envoy is sent",
        ),
        pytest.param(
            "His special Yemen envoy Jamal Benomar left Sanaa.",
            [("Jamal Benomar", "envoy", None)],
            id="place before envoy is no body",
        ),
        pytest.param(
            "Turkish Foreign Minister Ahmet Davutoglu and his Russian counterpart, Sergei Lavrov, "
            "agreed.",
            [
                ("Ahmet Davutoglu", "Foreign Minister", "Turkish"),
                ("Sergei Lavrov", "Foreign Minister", "Russian"),
            ],
            id="counterpart has the same post",
        ),
        pytest.param(
            "Presidents Barack Obama of the United States and Vladimir Putin of Russia met.",
            [
                ("Barack Obama", "President", "United States"),
                ("Vladimir Putin", "President", "Russia"),
            ],
            id="plural post, each with its state",
        ),
        pytest.param(
            "Pakistan army chief General Ashfaq Kayani spoke.",
            [("Ashfaq Kayani", "army chief", "Pakistan")],
            id="rank between post and name",
        ),
        pytest.param(
            "Zumor Front peace panel chair Dean Kletti wrote to Olmat Governor Sultan Odeh.",
            [
                ("Dean Kletti", "peace panel chair", "Zumor Front"),
                ("Sultan Odeh", "Governor", "Olmat"),
            ],
            id="a part of a body is in the post, a given name is not",
        ),
        pytest.param(
            "Vice Gov. Ruby Kletti, chair of the government Coordinating Committee (ZCC) "
            "Brig. Gen. Omar Odeh and senior military adviser Brig. Gen. Ade Berg sat down.",
            [
                ("Ruby Kletti", "Vice Gov.", None),
                ("Omar Odeh", "chair", "Coordinating Committee"),
                ("Ade Berg", "senior military adviser", None),
            ],
            id="in a list of ranks each post is of the person behind it",
        ),
        pytest.param(
            "They met the Chairman of Olmat Council, Mr Ade Kletti, President General, Zumor "
            "Improvement Union, Mr Bola Odeh; Mrs Funke Berg, Solicitor General/Permanent "
            "Secretary, Ministry of Works; and others.",
            [
                ("Ade Kletti", "Chairman", "Olmat Council"),
                ("Bola Odeh", "President General", "Zumor Improvement Union"),
                ("Funke Berg", "Solicitor General", "Ministry of Works"),
                ("Funke Berg", "Permanent Secretary", "Ministry of Works"),
            ],
            id="bodies between commas, posts before or behind their holders",
        ),
        pytest.param(
            "Omar Kletti of the Zumor Front (ZF), the convenor of the Truce Watch Council, spoke.",
            [("Omar Kletti", "convenor", "Truce Watch Council")],
            id="a body between the holder and the post",
        ),
        pytest.param(
            "The envoy on the Zumor border issue Ade Kletti met the acting secretary for the "
            "Agency of Harbour Safety (AHS) Omar Odeh.",
            [
                ("Ade Kletti", "envoy", None),
                ("Omar Odeh", "acting secretary", "Agency of Harbour Safety"),
            ],
            id="an issue or letters between the post and its holder",
        ),
        pytest.param(
            "UN envoy for Libya Ade Kletti (C) spoke there.",
            [("Ade Kletti", "envoy", "UN")],
            id="a letter that tells who stands where on a picture",
        ),
        pytest.param(
            "ZPF General Secretary Omar Odeh criticised Ade Kletti and his Chadian counterpart "
            "Idriss Berg.",
            [("Omar Odeh", "General Secretary", "ZPF")],
            id="a state's man is no counterpart of a party's",
        ),
        pytest.param(
            "They met Police Commandant Maj. Gen. (Rtd) Omar Kletti and Ade Odeh, an arbitrator.",
            [("Omar Kletti", "Police Commandant", None), ("Ade Odeh", "arbitrator", None)],
            id="a rank that is over",
        ),
        pytest.param(
            "Omar Kletti, the deputy ZPF chairwoman, met Deputy NATO spokeswoman Tora Holm.",
            [
                ("Omar Kletti", "deputy chairwoman", "ZPF"),
                ("Tora Holm", "Deputy spokeswoman", "NATO"),
            ],
            id="a body between a rank and the post",
        ),
        pytest.param(
            "In Sochi, the president said he would go.", [], id="place before a comma is nobody"
        ),
        pytest.param("The president of the council was absent.", [], id="nobody named"),
        pytest.param("On Monday, the minister resigned.", [], id="a weekday is nobody"),
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
