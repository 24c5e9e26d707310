"""Where words end in news copy: what spaCy's English tokenizer leaves glued together.

The rules only add to spaCy's; they are laid over a pipeline when it is loaded, so that a model
trained before them has them as well. Sentences are for the parser.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.util import compile_infix_regex

if TYPE_CHECKING:
    from spacy.language import Language

_INFIXES = (
    r"(?<=[A-Z])\((?=[A-Z]{1,4}\)?$)",  # CPI(M)
    r"(?<=[a-z])\((?=[A-Z]{2,})",  # Party(PRP)
    r"\)(?=[—–])",  # (AFP)—The
    r"(?<=\))[—–](?=\w)",
    r"(?<=[A-Z]\.)-(?=[a-z])",  # U.S.-led
    r"(?<=\w)−(?=[A-Z])",  # Netherlands−Syria
    r"(?<=[a-z]),(?=[“‘\"])",  # said,“We
    r"(?<=[,.:;!?a-z])[“](?=\w)",
    r"(?<=[.,!?])[”\"](?=[A-Z])",  # left.”He
    r"(?<=[a-z\d])[.?!](?=[”\"][A-Z])",
    r"(?<=\d{4})\.(?=[A-Z][a-z])",  # 2026.In
)


_RANKS = ("Brig", "Capt", "Cdr", "Cmdr", "Col", "Cpl", "Lieut", "Lt", "Maj", "Sgt")
"""Ranks that news writes short before a name; their full stop ends no sentence ("Col. Roe")."""


def split_news(nlp: Language) -> Language:
    """Let the tokenizer of a pipeline split what news pages glue together, and keep ranks whole."""
    infixes = compile_infix_regex([*(nlp.Defaults.infixes or ()), *_INFIXES])
    tokenizer: Any = nlp.tokenizer  # compiled, no stub
    tokenizer.infix_finditer = infixes.finditer
    for rank in _RANKS:
        tokenizer.add_special_case(f"{rank}.", [{"ORTH": f"{rank}."}])
    return nlp
