"""How far a post reaches to the one who holds it, and where it is none."""

import pytest

from tests.language.titled import told


@pytest.mark.parametrize(
    ("text", "want"),
    [
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
def test_a_post_reaches_its_holder(text: str, want: list[tuple[str, str, str | None]]) -> None:
    assert told(text) == want
