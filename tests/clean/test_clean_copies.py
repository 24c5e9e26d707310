"""Copies of one wire story are found by the word sequences that their bodies share."""

from collections.abc import Callable
from itertools import permutations

import pytest

from flows.clean.article import clean_article
from flows.clean.copies import find_copies
from flows.clean.cues import CleanCues
from flows.model import CleanArticle, RawArticle

STORY = (
    "Envoys of two neighbours opened talks about their border in the lake city on Monday.\n\n"
    "The talks follow a month of shooting in which forty people died along the border.\n\n"
    "Both sides said the envoys would meet again next week if the border stays quiet."
)
OTHER = (
    "Coffee growers of the northern hills asked the ministry for help after a late frost in May.\n\n"
    "Half of the harvest is lost, their union said, and prices will rise before the winter.\n\n"
    "The minister promised to visit the hills with bankers before the end of the month."
)
Make = Callable[[str, str], CleanArticle]


@pytest.fixture(scope="module")
def make(cues: CleanCues) -> Make:
    def run(name: str, text: str) -> CleanArticle:
        return clean_article(RawArticle(id=name, name=name, digest="0" * 64, text=text), cues)

    return run


def test_the_copy_is_the_one_whose_id_comes_later(make: Make) -> None:
    articles = [
        make("b", f"Envoys open talks\n\nLIMA (AFP) - {STORY}"),
        make("a", STORY.replace("'", "’")),
        make("c", OTHER),
    ]
    assert {*map(str, (find_copies(order) for order in permutations(articles)))} == {"{'b': 'a'}"}


def test_all_copies_point_to_the_first(make: Make) -> None:
    articles = [make(name, STORY) for name in ("c", "b", "a")]
    assert find_copies(articles) == {"b": "a", "c": "a"}


def test_a_story_told_in_other_words_is_no_copy(make: Make) -> None:
    told = STORY.replace("Monday", "Tuesday").split("\n\n")
    other = OTHER.split("\n\n")
    articles = [make("a", STORY), make("b", "\n\n".join((told[0], *other)))]
    assert find_copies(articles) == {}


def test_very_short_texts_are_never_copies(make: Make) -> None:
    assert find_copies([make("a", "Talks ended."), make("b", "Talks ended.")]) == {}


def test_nothing_has_no_copies() -> None:
    assert find_copies([]) == {}


LONG = (
    f"{STORY}\n\n{OTHER}\n\n"
    "Fishermen of the lake city said that the shooting keeps them from their nets since spring.\n\n"
    "A clinic near the market takes in the wounded of both sides, its doctors said on Sunday."
)


def test_a_copy_cut_short_is_a_copy(make: Make) -> None:
    assert find_copies([make("a", LONG), make("b", STORY)]) == {"b": "a"}


def test_a_copy_with_some_words_changed_is_a_copy(make: Make) -> None:
    edited = LONG.replace("Both sides", "The two sides").replace("promised to", "will")
    assert find_copies([make("a", LONG), make("b", edited.replace("late ", ""))]) == {"b": "a"}


def test_a_follow_up_that_takes_up_old_paragraphs_is_no_copy(make: Make) -> None:
    lead = (
        "The two neighbours signed a paper on the border late on Thursday, their envoys said.\n\n"
        "Soldiers will leave the hills within ten days under the eyes of a joint team of officers."
    )
    follow_up = f"{lead}\n\n{STORY.split(chr(10))[2]}\n\n{OTHER.split(chr(10))[2]}"
    assert find_copies([make("a", LONG), make("b", follow_up)]) == {}


def test_reports_of_a_row_with_other_figures_are_no_copies(make: Make) -> None:
    report = "{0} strikes hit {1} trucks and {2} guns near the lake city. "
    first = make("a", STORY + "\n\n" + report.format(12, 34, 5))
    assert find_copies([first, make("b", STORY + "\n\n" + report.format(7, 21, 3))]) == {}


def test_a_story_that_a_hundred_outlets_print_is_one(make: Make) -> None:
    articles = [make(f"{number:03}", STORY) for number in range(100)]
    assert find_copies(articles) == {f"{number:03}": "000" for number in range(1, 100)}
