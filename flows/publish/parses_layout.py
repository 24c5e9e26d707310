"""A parsed article as a table for people, as JSON, and as CoNLL-U.

Offsets count code points of the raw decoded text, and each ``text`` is what stands there. Where
cleaning mended a passage, what the language model read instead is given beside it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.model import Name, Parsed, Sentence, Span, Token

_APOSTROPHES: Final = ("'", "’")
_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")
_COLUMNS: Final = (4, 22, 20, 6, 6, 14, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A word with what CoNLL-U wants of it, numbers counted from 1; head 0 is the root."""

    token: Token
    head: int
    dep: str
    name: str


def tell_parse(parsed: Parsed) -> dict[str, Any]:
    """Give the parse of an article as plain values for JSON."""
    raw = parsed.article.raw
    return {
        "article": raw.name,
        "language": parsed.article.language,
        "sentences": [_tell_sentence(s, raw.text) for s in parsed.sentences],
        "names": [
            {**_passage(n.span, n.text, raw.text), "label": n.label.value}
            for s in parsed.sentences
            for n in s.names
        ],
    }


def _passage(span: Span, read: str, raw: str) -> dict[str, Any]:
    """Give a passage as it stands in the raw text, and as it was read where that differs."""
    text = raw[span.begin : span.end]
    passage = {"begin": span.begin, "end": span.end, "text": text}
    return passage if text == read else {**passage, "read": read}


def _tell_sentence(sentence: Sentence, raw: str) -> dict[str, Any]:
    return {
        **_passage(sentence.span, sentence.text, raw),
        "part": sentence.kind.value,
        "tokens": [
            {
                **_passage(t.span, t.text, raw),
                "lemma": t.lemma,
                "pos": t.pos,
                "tag": t.tag,
                "dep": t.dep,
                "head": t.head,
            }
            for t in sentence.tokens
        ],
    }


def write_parse_line(parsed: Parsed) -> str:
    """Write the parse of an article as one line of JSON."""
    return json.dumps(tell_parse(parsed), ensure_ascii=False) + "\n"


def write_parse_table(parsed: Parsed) -> str:
    """Lay out the parse of an article: a line a word under each sentence, then the names."""
    article = parsed.article
    names = sum(len(s.names) for s in parsed.sentences)
    counts = f"{len(parsed.sentences)} sentences, {names} names"
    lines = [f"{article.raw.name}  [{article.language}]  {counts}"]
    for number, sentence in enumerate(parsed.sentences, start=1):
        place = f"{sentence.span.begin}-{sentence.span.end}"
        lines += ["", f"{number}. {_shown(sentence.text)}  ({sentence.kind.value}, {place})"]
        lines += [_cells(row) for row in _rows(sentence)]
    lines += ["", *(_name_line(n) for s in parsed.sentences for n in s.names), ""]
    return "\n".join(lines) + "\n"


def _cells(row: _Row) -> str:
    token = row.token
    cells = (
        str(token.index + 1),
        token.text,
        token.lemma,
        token.pos,
        token.tag,
        row.dep,
        str(row.head),
    )
    laid = (f"{_shown(cell):<{width}}" for cell, width in zip(cells, _COLUMNS, strict=True))
    return ("  " + " ".join(laid) + (row.name if row.name != "O" else "")).rstrip()


def _name_line(name: Name) -> str:
    return f"  {name.label.value:<7} {name.span.begin:>6}-{name.span.end:<6} {_shown(name.text)}"


def _shown(text: str) -> str:
    return _CONTROLS.sub(" ", text)


def write_conllu(parsed: Parsed) -> str:
    """Write the parse of an article in CoNLL-U, names as BIO and offsets in the last column."""
    article = parsed.article.raw
    blocks = [f"# newdoc id = {article.id}\n"] if parsed.sentences else []
    for number, sentence in enumerate(parsed.sentences, start=1):
        head = [f"# sent_id = {article.id}-{number}", f"# text = {_plain_text(sentence)}"]
        blocks.append("\n".join([*head, *_conllu_lines(sentence)]) + "\n\n")
    return "".join(blocks)


def _plain_text(sentence: Sentence) -> str:
    """Give the words with plain single spaces: the text that the columns spell."""
    words = "".join(_form(t.text) + (" " if t.space else "") for t in sentence.tokens)
    return words.strip()


def _form(text: str) -> str:
    """Give a word without white space, of which CoNLL-U columns bear none at their ends."""
    return _shown(text).strip() or "_"


def _conllu_lines(sentence: Sentence) -> Iterator[str]:
    rows = _rows(sentence)
    ends = dict(_multiwords(sentence.tokens))
    inside = {i for first, last in ends.items() for i in range(first, last)}
    for row in rows:
        index = row.token.index
        if index in ends:
            yield _multiword_line(sentence.tokens, index, ends[index])
        misc = _misc(row, sentence.tokens[-1].index, spaced=index not in inside)
        token = row.token
        cells = (
            str(index + 1),
            _form(token.text),
            _form(token.lemma),
            token.pos or "X",
            token.tag or "_",
            "_",
            str(row.head),
            row.dep,
            "_",
            misc,
        )
        yield "\t".join(cells)


def _misc(row: _Row, last: int, *, spaced: bool) -> str:
    token = row.token
    marks = [f"Begin={token.span.begin}", f"End={token.span.end}", f"NER={row.name}"]
    if spaced and not token.space and token.index != last:
        marks.append("SpaceAfter=No")
    return "|".join(marks)


def _multiwords(tokens: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """Give the stretches (last not included) that are written as one word: "don't", "Syria's"."""
    first = 0
    for index in range(1, len(tokens) + 1):
        if index < len(tokens) and _is_glued(tokens[index - 1], tokens[index]):
            continue
        if index - first > 1:
            yield first, index
        first = index


def _is_glued(before: Token, token: Token) -> bool:
    if before.space or not before.text[-1].isalpha():
        return False
    clitic = token.text[0] in _APOSTROPHES and len(token.text) > 1 and token.text[1].isalpha()
    return clitic or token.text[0].isalpha()


def _multiword_line(tokens: tuple[Token, ...], first: int, last: int) -> str:
    form = "".join(_form(t.text) for t in tokens[first:last])
    end = tokens[last - 1]
    space = "_" if end.space or last == len(tokens) else "SpaceAfter=No"
    return "\t".join((f"{first + 1}-{last}", form, *("_",) * 7, space))


def _rows(sentence: Sentence) -> tuple[_Row, ...]:
    """Give the words with one root: what else the model left without a head hangs on it."""
    roots = [t.index for t in sentence.tokens if t.head == t.index]
    marks = _marks(sentence)
    return tuple(
        _Row(
            token=t,
            head=0 if t.index == roots[0] else 1 + (roots[0] if t.head == t.index else t.head),
            dep=_dep(t, roots[0]),
            name=marks.get(t.index, "O"),
        )
        for t in sentence.tokens
    )


def _dep(token: Token, root: int) -> str:
    if token.index == root:
        return "root"
    return "dep" if token.dep in ("", "root") else token.dep


def _marks(sentence: Sentence) -> dict[int, str]:
    return {
        index: f"{'B' if index == name.first else 'I'}-{name.label.value}"
        for name in sentence.names
        for index in range(name.first, name.last)
    }
