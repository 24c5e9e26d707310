"""Who puts a situation how surely: read off hand-made parses, one sentence a rule."""

from __future__ import annotations

import pytest

from flows.facts.attribution import hear_article
from flows.facts.standing import Standing, presupposed_standings, standings_of
from flows.model import EpistemicStatus, Polarity
from tests.facts.spoken import make_found, make_scene

NAMES = {
    "Iran": "place/iran",
    "Israel": "place/israel",
    "Kerry": "person/kerry",
    "Reuters": "organization/reuters",
}


def stand(line: str, word: str) -> Standing:
    scene = make_scene(line, names=NAMES)
    (standing,) = standings_of(scene, hear_article(scene), make_found(scene, word))
    return standing


@pytest.mark.parametrize(
    ("line", "word", "status", "polarity", "cue"),
    [
        pytest.param(
            "Iran|NNP|nsubj|1 attended=attend|VBD|root|1 talks=talk|NNS|obj|1 .|.|punct|1",
            "attended",
            "Asserted",
            "Positive",
            None,
            id="plain",
        ),
        pytest.param(
            "Iran|NNP|nsubj|2 will|MD|aux|2 attend|VB|root|2 talks=talk|NNS|obj|2 .|.|punct|2",
            "attend",
            "Planned",
            "Positive",
            "will",
            id="will",
        ),
        pytest.param(
            "Iran|NNP|nsubj|2 will|MD|aux|2 honor|VB|root|2 deals=deal|NNS|obj|2 signed=sign|VBN|acl|3 "
            "last|JJ|amod|6 year|NN|obl:unmarked|4 .|.|punct|2",
            "signed",
            "Asserted",
            "Positive",
            None,
            id="what was done before the plan",
        ),
        pytest.param(
            "Iran|NNP|nsubj:pass|2 is=be|VBZ|aux:pass|2 required=require|VBN|root|2 to|TO|mark|4 attend|VB|xcomp|2 "
            "talks=talk|NNS|obj|4 .|.|punct|2",
            "attend",
            "Possible",
            "Positive",
            "required",
            id="is required to",
        ),
        pytest.param(
            "Iran|NNP|nsubj|2 may|MD|aux|2 attend|VB|root|2 talks=talk|NNS|obj|2 .|.|punct|2",
            "attend",
            "Possible",
            "Positive",
            "may",
            id="may",
        ),
        pytest.param(
            "Iran|NNP|nsubj|2 reportedly|RB|advmod|2 attended=attend|VBD|root|2 .|.|punct|2",
            "attended",
            "Unconfirmed",
            "Positive",
            "reportedly",
            id="reportedly",
        ),
        pytest.param(
            "Iran|NNP|nsubj|3 will|MD|aux|3 reportedly|RB|advmod|3 attend|VB|root|3",
            "attend",
            "Unconfirmed",
            "Positive",
            "reportedly",
            id="reportedly weighs more than will",
        ),
        pytest.param(
            "Iran|NNP|nsubj|3 did=do|VBD|aux|3 not|RB|advmod|3 attend|VB|root|3 .|.|punct|3",
            "attend",
            "Asserted",
            "Negative",
            None,
            id="not",
        ),
        pytest.param(
            "Iran|NNP|nsubj|1 has=have|VBZ|root|1 yet|RB|advmod|1 to|TO|mark|4 attend|VB|xcomp|1 .|.|punct|1",
            "attend",
            "Asserted",
            "Negative",
            None,
            id="has yet to",
        ),
        pytest.param(
            "They|PRP|nsubj|1 deny|VBP|root|1 Iran|NNP|iobj|1 attended=attend|VBD|ccomp|1 talks=talk|NNS|obj|3 .|.|punct|1",
            "attended",
            "Asserted",
            "Positive",
            None,
            id="to deny somebody something is to say nothing",
        ),
        pytest.param(
            "Nobody|NN|nsubj|1 attended=attend|VBD|root|1 .|.|punct|1",
            "attended",
            "Asserted",
            "Negative",
            None,
            id="nobody",
        ),
        pytest.param(
            "Iran|NNP|nsubj|1 refused=refuse|VBD|root|1 to|TO|mark|3 attend|VB|xcomp|1 .|.|punct|1",
            "attend",
            "Asserted",
            "Negative",
            None,
            id="refused to",
        ),
        pytest.param(
            "Iran|NNP|nsubj:pass|2 is=be|VBZ|aux:pass|2 expected=expect|VBN|root|2 to|TO|mark|4 "
            "attend|VB|xcomp|2 .|.|punct|2",
            "attend",
            "Expected",
            "Positive",
            "expected",
            id="is expected to",
        ),
        pytest.param(
            "Iran|NNP|nsubj:pass|2 is=be|VBZ|aux:pass|2 believed=believe|VBN|root|2 to|TO|mark|5 "
            "have|VB|aux|5 attended=attend|VBN|xcomp|2 .|.|punct|2",
            "attended",
            "Believed",
            "Positive",
            "believed",
            id="is believed to",
        ),
        pytest.param(
            "Iran|NNP|nsubj|3 is=be|VBZ|cop|3 to|TO|mark|3 attend|VB|root|3 .|.|punct|3",
            "attend",
            "Planned",
            "Positive",
            "is",
            id="is to",
        ),
        pytest.param(
            "Iran|NNP|nsubj|2 is=be|VBZ|cop|2 unlikely|JJ|root|2 to|TO|mark|4 attend|VB|advcl|2",
            "attend",
            "Possible",
            "Negative",
            "unlikely",
            id="unlikely to",
        ),
        pytest.param(
            "Iran|NNP|nsubj|2 will|MD|aux|2 attend|VB|root|2 if|IN|mark|6 it|PRP|nsubj:pass|6 "
            "is=be|VBZ|aux:pass|6 invited=invite|VBN|advcl|2 .|.|punct|2",
            "attend",
            "Conditional",
            "Positive",
            "if",
            id="hangs on a condition",
        ),
        pytest.param(
            "Iran|NNP|nsubj|2 will|MD|aux|2 attend|VB|root|2 if|IN|mark|6 it|PRP|nsubj:pass|6 "
            "is=be|VBZ|aux:pass|6 invited=invite|VBN|advcl|2 .|.|punct|2",
            "invited",
            "Conditional",
            "Positive",
            "if",
            id="is the condition",
        ),
        pytest.param(
            "The|DT|det|2 planned=plan|VBN|amod|2 talks=talk|NNS|nsubj|3 "
            "collapsed=collapse|VBD|root|3 .|.|punct|3",
            "talks",
            "Planned",
            "Positive",
            "planned",
            id="planned talks",
        ),
        pytest.param(
            "Assad|NNP|nmod:poss|2 's|POS|case|0 backers=backer|NNS|nsubj|4 will|MD|aux|4 "
            "meet|VB|root|4 .|.|punct|4",
            "backers",
            "Asserted",
            "Positive",
            None,
            id="what a subject takes for granted is not planned",
        ),
    ],
)
def test_a_sentence_shows_how_surely_it_puts_something(
    line: str, word: str, status: str, polarity: str, cue: str | None
) -> None:
    standing = stand(line, word)

    assert (standing.status, standing.polarity, standing.cue) == (status, polarity, cue)
    assert standing.claimant is None


@pytest.mark.parametrize(
    ("line", "word", "claimant", "status"),
    [
        pytest.param(
            "Kerry|NNP|nsubj|1 said=say|VBD|root|1 that|IN|mark|4 Iran|NNP|nsubj|4 "
            "attended=attend|VBD|ccomp|1 .|.|punct|1",
            "attended",
            "person/kerry",
            "Reported",
            id="said that",
        ),
        pytest.param(
            "Kerry|NNP|nsubj|1 said=say|VBD|root|1 that|IN|mark|5 Iran|NNP|nsubj|5 "
            "will|MD|aux|5 attend|VB|ccomp|1 .|.|punct|1",
            "attend",
            "person/kerry",
            "Planned",
            id="a plan that is reported stays a plan",
        ),
        pytest.param(
            "Iran|NNP|nsubj|1 attended=attend|VBD|root|1 ,|,|punct|4 Kerry|NNP|nsubj|4 "
            "said=say|VBD|parataxis|1 .|.|punct|1",
            "attended",
            "person/kerry",
            "Reported",
            id="speaker behind",
        ),
        pytest.param(
            "Iran|NNP|nsubj|5 ,|,|punct|3 Kerry|NNP|nsubj|3 said=say|VBD|parataxis|5 ,|,|punct|3 "
            "attended=attend|VBD|root|5 .|.|punct|5",
            "attended",
            "person/kerry",
            "Reported",
            id="speaker put in",
        ),
        pytest.param(
            "According=accord|VBG|case|2 to|IN|fixed|0 Kerry|NNP|obl|5 ,|,|punct|2 "
            "Iran|NNP|nsubj|5 attended=attend|VBD|root|5 .|.|punct|5",
            "attended",
            "person/kerry",
            "Reported",
            id="according to",
        ),
        pytest.param(
            "Israel|NNP|nsubj|1 accused=accuse|VBD|root|1 Iran|NNP|obj|1 of|IN|mark|4 "
            "bombing=bomb|VBG|advcl|1 towns=town|NNS|obj|4 .|.|punct|1",
            "bombing",
            "place/israel",
            "Alleged",
            id="accused of",
        ),
        pytest.param(
            "Kerry|NNP|nsubj|1 denied=deny|VBD|root|1 that|IN|mark|4 Iran|NNP|nsubj|4 "
            "attended=attend|VBD|ccomp|1 .|.|punct|1",
            "attended",
            "person/kerry",
            "Denied",
            id="denied",
        ),
        pytest.param(
            "Kerry|NNP|nsubj|1 believes=believe|VBZ|root|1 that|IN|mark|5 Iran|NNP|nsubj|5 "
            "will|MD|aux|5 attend|VB|ccomp|1 .|.|punct|1",
            "attend",
            "person/kerry",
            "Believed",
            id="belief weighs more than the plan believed",
        ),
        pytest.param(
            "Kerry|NNP|nsubj|1 urged=urge|VBD|root|1 Iran|NNP|obj|1 to|TO|mark|4 "
            "attend|VB|xcomp|1 .|.|punct|1",
            "attend",
            "person/kerry",
            "Possible",
            id="what is urged is not so yet",
        ),
        pytest.param(
            "Nobody|NN|nsubj|1 believes=believe|VBZ|root|1 that|IN|mark|4 Iran|NNP|nsubj|4 "
            "attended=attend|VBD|ccomp|1 .|.|punct|1",
            "attended",
            None,
            "Possible",
            id="what nobody believes is not put as fact",
        ),
        pytest.param(
            "Kerry|NNP|nsubj|1 accused=accuse|VBD|root|1 Iran|NNP|obj|1 .|.|punct|1",
            "accused",
            None,
            "Asserted",
            id="the saying itself is the article's",
        ),
    ],
)
def test_what_somebody_says_is_theirs(
    line: str, word: str, claimant: str | None, status: str
) -> None:
    standing = stand(line, word)

    assert (standing.claimant, standing.status) == (claimant, status)


def test_the_innermost_speaker_claims_and_the_outer_one_relays() -> None:
    standing = stand(
        "Reuters|NNP|nsubj|1 reported=report|VBD|root|1 that|IN|mark|4 Kerry|NNP|nsubj|4 "
        "said=say|VBD|ccomp|1 Iran|NNP|nsubj|6 attended=attend|VBD|ccomp|4 .|.|punct|1",
        "attended",
    )

    assert (standing.claimant, standing.relayed_by) == ("person/kerry", "organization/reuters")


def test_a_medium_that_was_told_relays() -> None:
    standing = stand(
        "Kerry|NNP|nsubj|1 told=tell|VBD|root|1 Reuters|NNP|iobj|1 that|IN|mark|5 "
        "Iran|NNP|nsubj|5 attended=attend|VBD|ccomp|1 .|.|punct|1",
        "attended",
    )

    assert (standing.claimant, standing.relayed_by) == ("person/kerry", "organization/reuters")


def test_two_who_speak_together_each_claim() -> None:
    scene = make_scene(
        "Kerry|NNP|nsubj|3 and|CC|cc|2 Israel|NNP|conj|0 said=say|VBD|root|3 Iran|NNP|nsubj|5 "
        "attended=attend|VBD|ccomp|3 .|.|punct|3",
        names=NAMES,
    )

    standings = standings_of(scene, hear_article(scene), make_found(scene, "attended"))

    assert [s.claimant for s in standings] == ["person/kerry", "place/israel"]


def test_a_post_is_taken_for_granted_whatever_is_said_of_its_holder() -> None:
    scene = make_scene(
        "Israel|NNP|nsubj|1 said=say|VBD|root|1 Kerry|NNP|nsubj|4 will|MD|aux|4 "
        "resign|VB|ccomp|1 .|.|punct|1",
        names=NAMES,
    )

    (standing,) = presupposed_standings(hear_article(scene), make_found(scene, "Kerry"))

    assert standing == Standing()
    assert standing.status is EpistemicStatus.ASSERTED
    assert standing.polarity is Polarity.POSITIVE
