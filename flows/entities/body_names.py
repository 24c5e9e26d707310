"""Names of bodies that go on with "of" a state, and their short forms.

"National Democratic Front of the Philippines (NDFP)" is one name; "National Democratic Front" in
the same article is short for it, as "Poughkeepsie Savings" is for "Poughkeepsie Savings Bank".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.entities.spotted import Spotted, stretch_text
from flows.model import ActorType, NameLabel

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from flows.entities.gazetteer import Gazetteer
    from flows.model import Sentence


def with_states(
    sentence: Sentence, names: Sequence[Spotted], gazetteer: Gazetteer
) -> list[Spotted]:
    """Give the names of a sentence, each body that goes on with "of" its state as one."""
    joined: list[Spotted] = []
    for name in names:
        before = joined[-1] if joined else None
        if before is not None and _goes_on(sentence, before, name, gazetteer):
            text = stretch_text(sentence, before.first, name.last)
            joined[-1] = replace(before, last=name.last, text=text)
        else:
            joined.append(name)
    return joined


def _goes_on(sentence: Sentence, body: Spotted, state: Spotted, gazetteer: Gazetteer) -> bool:
    """Tell whether a state ends the name of a body; ministries and parliaments are only owned."""
    words = [t.text.lower() for t in sentence.tokens[body.last : state.first]]
    noun = body.text.split()[-1]
    organized = body.label is NameLabel.ORGANIZATION and gazetteer.is_cue("group_noun", noun)
    owned = any(
        gazetteer.is_cue(group, part)
        for group in ("collective", "collective_owned")
        for part in (noun, body.text)
    )
    named = gazetteer.states.named(state.text) is not None
    return words in (["of"], ["of", "the"]) and organized and not owned and named


def with_own_bodies(
    sentence: Sentence, known: Sequence[Spotted], gazetteer: Gazetteer, spoken: Mapping[str, int]
) -> tuple[Spotted, ...]:
    """Give the names known by heart, those of one state's body and another state before it as one.

    The "Barbados Labour Party" is not Britain's, the "Kenyan Red Cross" not that of all states.
    """
    joined: list[Spotted] = []
    for name in known:
        before = joined[-1] if joined else None
        near = before is not None and before.last == name.first
        if before is not None and near and _is_of_other(before, name, gazetteer, spoken):
            text = stretch_text(sentence, before.first, name.last)
            joined[-1] = replace(name, first=before.first, text=text)
        else:
            joined.append(name)
    return tuple(joined)


def _is_of_other(
    state: Spotted, body: Spotted, gazetteer: Gazetteer, spoken: Mapping[str, int]
) -> bool:
    """Tell whether a body that is known by a plain name is not that of the state before it."""
    country = gazetteer.states.spoken(state.text)
    named = body.label is NameLabel.ORGANIZATION and " " in body.text
    found = gazetteer.bodies.named(body.text, spoken) if country is not None and named else None
    if country is None or found is None:
        return False
    plain = gazetteer.is_cue("group_noun", body.text.split()[-1])
    if found.country:
        return plain and found.country != country.entity.label
    other = plain or found.entity.actor_type is ActorType.OTHER
    return other and body.text != found.entity.label


def long_form(name: Spotted, names: Iterable[Spotted], gazetteer: Gazetteer) -> Spotted | None:
    """Give the one longer name of a body that a shorter one begins; None where there are several.

    A single word is short only for a name of nouns for bodies ("Savin" for "Savin Corp."). A name
    that ends in the noun of a body may also be all but the first words of the longer.
    """
    begins = f"{name.text} "
    longer = {
        n.text: n for n in names if n.label is NameLabel.ORGANIZATION and n.text.startswith(begins)
    }
    if not longer and name.text[0].isupper():
        return _ended_by(name, names, gazetteer)
    if len(longer) != 1 or not name.text[0].isupper():
        return None
    (found,) = longer.values()
    rest = found.text.removeprefix(begins).split()
    plain = all(gazetteer.is_cue("group_noun", word.removesuffix(".")) for word in rest)
    return found if " " in name.text or plain else None


def _ended_by(name: Spotted, names: Iterable[Spotted], gazetteer: Gazetteer) -> Spotted | None:
    """Give the one longer name of which a name is the end ("Zumor | Transitional Council")."""
    ends = f" {name.text}"
    noun = gazetteer.is_cue("group_noun", name.text.split()[-1])
    noun = noun or gazetteer.bodies.named(name.text, ()) is not None
    same = (n for n in names if n.label is NameLabel.ORGANIZATION and n.text.endswith(ends))
    longer = {n.text: n for n in same}
    whole = noun and " " in name.text and len(longer) == 1
    return next(iter(longer.values())) if whole else None
