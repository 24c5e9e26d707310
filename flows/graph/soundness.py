"""What must hold in a knowledge base and no shape can say: one inspector a rule.

Each term is one that the ontology has, evidence comes from the claim's own article, and a date in
EDTF is one, with bounds that fit it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from flows.graph import vocab
from flows.graph.blocks import NOTHING, TYPE
from flows.graph.edtf import read_edtf
from flows.graph.problems import Problem
from flows.graph.terms import read_text, read_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.graph.blocks import Block
    from flows.graph.edtf import Allowed
    from flows.graph.ontology import Ontology

BUILT_IN = frozenset({TYPE, str(vocab.LABEL), str(vocab.COMMENT)})
IN_ARTICLE, EVIDENCE = str(vocab.IN_ARTICLE), str(vocab.EVIDENCE)
EDTF, EARLIEST, LATEST = str(vocab.EDTF_VALUE), str(vocab.EARLIEST), str(vocab.LATEST)


class Soundness:
    """An inspector whose rules look at one block at a time, and so need no second look.

    Args:
        ontology: What terms there are.
    """

    def __init__(self, ontology: Ontology) -> None:
        self._known = BUILT_IN | ontology.says.get(TYPE, {}).keys()

    def look(self, node: str, block: Block) -> Iterator[Problem]:
        """Give what is wrong with a block."""
        if not block.keys() <= self._known or not block.get(TYPE, NOTHING).keys() <= self._known:
            yield from self._tell_unknown(node, block)
        if TYPE not in block:
            message = "all that something is said of has a class; say what it is, or take it out"
            yield Problem(node=node, path=TYPE, message=message, seen="none")
        if IN_ARTICLE in block:
            yield from _tell_strangers(node, block)
        if EDTF in block:
            yield from _tell_dates(node, block)

    def settle(self) -> bool:
        """Tell that each block has shown all."""
        return False

    def look_again(self, _node: str, _block: Block) -> Iterator[Problem]:
        """Give nothing: there is no second look."""
        return iter(())

    def _tell_unknown(self, node: str, block: Block) -> Iterator[Problem]:
        message = "properties and classes are those that the ontology declares"
        for path in sorted(block.keys() - self._known):
            yield Problem(node=node, path=path, message=message, seen="one that it has not")
        for kind in sorted(block.get(TYPE, NOTHING).keys() - self._known):
            yield Problem(node=node, path=TYPE, message=message, seen=kind)


def _tell_strangers(node: str, block: Block) -> Iterator[Problem]:
    starts = tuple(f"{article[:-1]}#" for article in block[IN_ARTICLE])
    for span in block.get(EVIDENCE, NOTHING):
        if not span.startswith(starts):
            message = "the passages that something rests on stand in its own article"
            yield Problem(node=node, path=EVIDENCE, message=message, seen=span)


def _tell_dates(node: str, block: Block) -> Iterator[Problem]:
    for term in block[EDTF]:
        allowed = read_edtf(read_text(term))
        if allowed is None:
            message = "a date in EDTF is one of the calendar, or a stretch of it"
            yield Problem(node=node, path=EDTF, message=message, seen=term)
            return
        for path in (EARLIEST, LATEST):
            for bound in block.get(path, NOTHING):
                if not _is_allowed(bound, allowed):
                    message = f"the first and the last day are days that {term} allows"
                    yield Problem(node=node, path=path, message=message, seen=bound)


def _is_allowed(bound: str, allowed: Allowed) -> bool:
    """Tell whether a day is allowed; one that cannot be read is told of by the shapes."""
    value = read_value(bound)
    if not isinstance(value, date):
        return True
    is_late = allowed.first is None or allowed.first <= value
    return is_late and (allowed.last is None or value <= allowed.last)
