"""How long a whole build takes, as a user starts it, and a day's new articles into it.

Run as ``uv run python -m tests.benchmarks.bench_build [ARTICLES [NEW [FOLDER]]]``: so many articles
(2,000 if nothing is asked), so many more the day after (500), and a folder to work in, which takes
1 MB an article and is kept (a temporary one otherwise). The articles are made of the open news beside
the project: passages drawn by chance until there are 400 words, under a day, with the names of people
varied letter for letter, so that no two are one. Times are of the clock on the wall.
"""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from typing import TYPE_CHECKING

from flows.language.open_news import read_open_news
from tests.benchmarks.bench_scale import WORD, row, say, vary_word
from tests.benchmarks.bench_speed import ROOT
from tests.benchmarks.shared import shared_folder, stamp

if TYPE_CHECKING:
    from collections.abc import Sequence

ARTICLES, NEW = 2_000, 500
WORDS = 400
FIRST_DAY, DAYS = date(2004, 6, 1), 1_800
"""About when the passages were written."""
NAMES = 50
"""Ways in which the names of people are varied."""
TOOK = re.compile(r" in ([\d.,]+) s$", re.MULTILINE)
"""How long a build says that it was at work."""
FIXED_TABLES = ("actors", "bodies", "events", "named_days", "news_sources", "places", "states")


def main(articles: int, new: int, folder: Path) -> None:
    """Print the table."""
    say(f"{stamp()}\n")
    row("build", "articles", "from start to end, s", "of it at work, s", "articles a second", "MB")
    row(*("---" for _ in range(6)))
    passages = read_open_news(shared_folder("data", "language"))
    fixed = list_fixed(passages)
    (folder / "articles").mkdir()
    write_articles(folder, range(articles), passages, fixed)
    tell("from nothing", articles, folder)
    write_articles(folder, range(articles, articles + new), passages, fixed)
    tell(f"{new:,} more", new, folder)
    tell("nothing new", 0, folder)


def list_fixed(passages: Sequence[str]) -> frozenset[str]:
    """Give the words that are no names of people: those written small, and those of places."""
    small = {word for text in passages for word in WORD.findall(text) if word.islower()}
    tables = (ROOT / "ontology" / "reference" / f"{name}.csv" for name in FIXED_TABLES)
    named = {word.lower() for table in tables for word in WORD.findall(table.read_text("utf-8"))}
    return frozenset(small | named)


def write_articles(
    folder: Path, numbers: range, passages: Sequence[str], fixed: frozenset[str]
) -> None:
    """Write so many articles; one of a number is always the same."""
    for number in numbers:
        chance = random.Random(number)
        day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        names, words, parts = chance.randrange(NAMES), 0, [f"{day.day} {day:%B %Y}"]
        while words < WORDS:
            part = chance.choice(passages)
            parts.append(WORD.sub(partial(vary, names=names, fixed=fixed), part))
            words += len(part.split())
        (folder / "articles" / f"{number:06}.txt").write_text("\n\n".join(parts), "utf-8")


def vary(found: re.Match[str], names: int, fixed: frozenset[str]) -> str:
    """Put other vowels in a name, and leave other words."""
    return vary_word(found[0], names, fixed) if found[0].istitle() else found[0]


def tell(what: str, articles: int, folder: Path) -> None:
    """Build what lies in the folder and print a row."""
    command = Path(sys.executable).with_name("dateline")
    limits = {"DATELINE_CACHE_MB": "1000000", "DATELINE_RELEASES_KEPT": "0"}
    places = {"DATELINE_CACHE": str(folder / "cache"), "DATELINE_ISSUES_MAX": "1000000000"}
    begin = time.perf_counter()
    with (folder / "log").open("a") as log:
        subprocess.run(
            (str(command), "build", str(folder / "articles"), "--output", str(folder / "output")),
            env=os.environ | limits | places,
            cwd=ROOT,
            check=True,
            stdout=log,
            stderr=log,
        )
    took = time.perf_counter() - begin
    seconds = TOOK.findall((folder / "log").read_text("utf-8"))[-1]
    memory = getrusage(RUSAGE_CHILDREN).ru_maxrss / 1e3  # the largest process so far
    row(what, f"{articles:,}", f"{took:.1f}", seconds, f"{articles / took:.1f}", f"{memory:,.0f}")


if __name__ == "__main__":
    asked = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="dateline-") as own:
        place = Path(asked[2]) if asked[2:] else Path(own)
        place.mkdir(parents=True, exist_ok=True)
        main(int(asked[0]) if asked else ARTICLES, int(asked[1]) if asked[1:] else NEW, place)
