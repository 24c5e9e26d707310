"""The report as one file: no network, no state, the same bytes for the same release.

Style and script stand in the page itself, and its policy allows these two and nothing else, so that
whatever an article says stays text. Pictures are drawn as SVG in percent of their width: they fit a
narrow screen without a script, and every mark is a link.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from flows.publish.pages import hash_source, load_templates
from flows.publish.report.articles import lay_articles
from flows.publish.report.ask import ask_material
from flows.publish.report.casualties import draw_casualties
from flows.publish.report.doubts import list_doubts
from flows.publish.report.events import draw_deeds, draw_events
from flows.publish.report.meetings import draw_attendance, draw_meetings
from flows.publish.report.overview import draw_overview
from flows.publish.report.sources import list_sources
from flows.publish.report.stances import draw_stances
from flows.publish.report.verdicts import draw_verdicts

if TYPE_CHECKING:
    from flows.publish.exports import Graph
    from flows.publish.report.articles import FindArticle
    from flows.publish.report.ask import Gathering

REPORT = "report.html"
LOOK = Path(__file__).parent / "look"


def write_report(
    graph: Graph, find: FindArticle, issues: bytes, gathering: Gathering | None = None
) -> bytes:
    """Write the page of a release.

    Args:
        graph: Its knowledge base.
        find: Gives its ``articles/NAME.json`` by the id of an article; where there is none, or it
            is of another text, the page shows passages alone.
        issues: Its ``issues.jsonl``; empty where it is not there.
        gathering: What was gathered of its articles; None to gather it now.
    """
    material = ask_material(graph, issues, gathering)
    style, script = (_read(name) for name in ("report.css", "report.js"))
    html = load_templates(LOOK).get_template("page.html").render(
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        style_hash=hash_source(style),
        script_hash=hash_source(script),
        material=material,
        overview=draw_overview(material),
        verdicts=draw_verdicts(material),
        events=draw_events(material),
        deeds=draw_deeds(material),
        meetings=draw_meetings(material),
        attendance=draw_attendance(material),
        stances=draw_stances(material),
        casualties=draw_casualties(material),
        sources=list_sources(material),
        doubts=list_doubts(material),
        pages=lay_articles(material, find),
    )  # fmt: skip
    return html.encode(errors="replace")


def _read(name: str) -> str:
    return (LOOK / name).read_text(encoding="utf-8")
