"""Grammar of other pipelines in our terms: the ClearNLP labels of ``en_core_web_*`` made UD.

Patterns elsewhere know Universal Dependencies alone. A sentence is reshaped where it has a label
that only ClearNLP has: prepositions come under their nouns, copulas under what they link.

Source:
    Label sets of spaCy's English pipelines and of UD v2; the correspondence is a house list.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.model import Token

_RENAMED = {
    "dobj": "obj",
    "dative": "iobj",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "poss": "nmod:poss",
    "relcl": "acl:relcl",
    "acomp": "xcomp",
    "oprd": "xcomp",
    "attr": "xcomp",
    "neg": "advmod",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "predet": "det:predet",
    "preconj": "cc:preconj",
    "intj": "discourse",
    "meta": "dep",
    "nmod": "compound",
    "prep": "advmod",
    "agent": "advmod",
    "pobj": "obl",
    "pcomp": "advcl",
}
_OWN = frozenset(_RENAMED) - {"nmod"} | {"npadvmod"}
"""Labels that ClearNLP has and UD has not."""
_PREPOSITIONS = frozenset({"prep", "agent", "dative"})
_VERBAL = frozenset({"VERB", "AUX", "ADJ", "ADV"})


def in_our_terms(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Give the words of a sentence with UD relations, whichever of the two schemes they bear."""
    if not any(t.dep in _OWN for t in tokens):
        return tokens
    tree = _Tree(tokens=tokens, heads=[t.head for t in tokens], deps=[t.dep for t in tokens])
    for index in reversed(range(len(tokens))):
        if tree.deps[index] in _PREPOSITIONS:
            _hang_preposition(tree, index)
    for index in range(len(tokens)):
        _hang_copula(tree, index)
    return tuple(replace(t, head=tree.heads[t.index], dep=_renamed(tree, t.index)) for t in tokens)


@dataclass(slots=True)
class _Tree:
    """A sentence while its heads move."""

    tokens: Sequence[Token]
    heads: list[int]
    deps: list[str]

    def below(self, head: int, *deps: str) -> Iterator[int]:
        for index, above in enumerate(self.heads):
            if above == head and index != head and (not deps or self.deps[index] in deps):
                yield index

    def move(self, index: int, head: int, dep: str) -> None:
        self.heads[index], self.deps[index] = head, dep


def _hang_preposition(tree: _Tree, index: int) -> None:
    """Put a preposition under its noun, and the noun where the preposition was."""
    above = tree.heads[index]
    noun = next(tree.below(index, "pobj", "obl", "=nmod"), None)
    clause = next(tree.below(index, "pcomp"), None)
    if noun is not None:
        verbal = tree.tokens[above].pos in _VERBAL
        dep = "obl" if verbal else "=nmod"
        by_agent = tree.deps[index] == "agent"
        tree.move(noun, above, "obl:agent" if by_agent else dep)
        tree.move(index, noun, "case")
    elif clause is not None:
        tree.move(clause, above, "advcl")
        tree.move(index, clause, "mark")


def _hang_copula(tree: _Tree, index: int) -> None:
    """Put "is" under what it says somebody is, with all that hung on it."""
    linked = next(tree.below(index, "attr", "acomp"), None)
    if linked is None or tree.tokens[index].lemma != "be":
        return
    root = tree.heads[index] == index
    tree.move(linked, linked if root else tree.heads[index], tree.deps[index])
    for child in tuple(tree.below(index)):
        tree.heads[child] = linked
    tree.move(index, linked, "cop")


def _renamed(tree: _Tree, index: int) -> str:
    dep = tree.deps[index]
    if dep == "npadvmod":
        verbal = tree.tokens[tree.heads[index]].pos in _VERBAL
        return "obl:unmarked" if verbal else "nmod:unmarked"
    return dep[1:] if dep.startswith("=") else _RENAMED.get(dep, dep)
