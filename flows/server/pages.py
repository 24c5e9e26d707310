"""Pages for people: escaped, without scripts, under a policy that allows their own style alone."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from flows.publish.pages import hash_source, load_templates
from flows.server.tables import GRAPH_FORMS, Table, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from flows.query.saved import SavedQuestion
    from flows.server.links import Link
    from flows.server.thing import Thing

LOOK = Path(__file__).parent / "look"


@cache
def read_style() -> str:
    """Read the style of all pages."""
    return (LOOK / "serve.css").read_text(encoding="utf-8")


@cache
def write_policy() -> str:
    """Write what the pages may do: wear their style, send their forms here."""
    return (
        f"default-src 'none'; style-src '{hash_source(read_style())}'; img-src data:; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


def show_thing(thing: Thing) -> bytes:
    """Write the page of a thing."""
    return _render("thing.html", thing=thing, forms=GRAPH_FORMS)


def show_answer(query: str, answer: Table | Words | None, saved: Sequence[SavedQuestion]) -> bytes:
    """Write the page of questions, with an answer where there is one."""
    table = answer if isinstance(answer, Table) else None
    text = answer if isinstance(answer, Words) else None
    return _render("ask.html", query=query, trouble="", table=table, text=text, saved=saved)


def show_refusal(query: str, trouble: str, saved: Sequence[SavedQuestion]) -> bytes:
    """Write the page of questions, with why there is no answer."""
    return _render("ask.html", query=query, trouble=trouble, table=None, text=None, saved=saved)


def show_list(title: str, note: str, entries: Iterable[tuple[Link, str]]) -> bytes:
    """Write a list of links, each with words beside it."""
    return _render("list.html", title=title, note=note, entries=tuple(entries))


def show_trouble(status: int, words: str) -> bytes:
    """Write why a request is not answered."""
    return _render("trouble.html", status=status, words=words)


def _render(template: str, **values: object) -> bytes:
    style = Markup(read_style())  # noqa: S704 - our own file
    page = load_templates(LOOK).get_template(template).render(style=style, **values)
    return f"{page}\n".encode()
