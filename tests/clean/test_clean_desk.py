"""What a news desk writes into a text is cut off, and nothing else in capitals or brackets."""

from collections.abc import Callable

import pytest

from flows.model import CleanArticle, PartKind

Clean = Callable[[str], CleanArticle]
BODY = "\n\nOSLO, May 2 (Reuters) - The envoys met on Friday and said that they would meet again."


@pytest.mark.parametrize(
    ("printed", "headline"),
    [
        (
            "UPDATE 2-Envoys meet in Oslo for talks on truce",
            "Envoys meet in Oslo for talks on truce",
        ),
        ("URGENT-Envoys, rebels declare a truce", "Envoys, rebels declare a truce"),
        ("BREAKING NEWS: Envoys meet in Oslo for talks", "Envoys meet in Oslo for talks"),
        ("Opinion | Why the envoys meet in Oslo", "Why the envoys meet in Oslo"),
        ("NATO-Russia talks open in Oslo on Friday", "NATO-Russia talks open in Oslo on Friday"),
        (
            "UN: Envoys meet in Oslo for talks on truce",
            "UN: Envoys meet in Oslo for talks on truce",
        ),
    ],
)
def test_a_slug_is_no_part_of_a_headline(printed: str, headline: str, clean: Clean) -> None:
    text = printed + BODY
    assert clean(text).headline == headline


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        (
            "The White House will not send an envoy. (Adds comments by minister on talks)",
            "The White House will not send an envoy.",
        ),
        ("(Recasts with details of the truce)", None),
        (
            "The envoy said that all would come (France and Norway among them).",
            "The envoy said that all would come (France and Norway among them).",
        ),
    ],
)
def test_what_a_desk_says_that_it_changed_is_no_text(
    line: str, kept: str | None, clean: Clean
) -> None:
    text = f"Envoys meet in Oslo for talks on truce{BODY}\n\n{line}\n\nThe rebels came, too."
    parts = clean(text).parts
    read = [p.text for p in parts if p.kind is not PartKind.REMOVED]
    assert (kept in read) is (kept is not None)
    assert not any(t.startswith("(Recasts") or "(Adds" in t for t in read)
