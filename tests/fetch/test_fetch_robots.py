"""What robots.txt allows, by RFC 9309."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.fetch.robots import matches, read_robots


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        pytest.param("", "/a", True, id="empty"),
        pytest.param("User-agent: *\nDisallow: /", "/a", False, id="all"),
        pytest.param("User-agent: *\nDisallow:", "/a", True, id="nothing"),
        pytest.param("User-agent: other\nDisallow: /", "/a", True, id="another program"),
        pytest.param("User-agent: *\nDisallow: /\nUser-agent: Dateline/1\nAllow: /", "/a", True, id="own group"),
        pytest.param("user-AGENT: *\nDISALLOW: /a # no\nAllow: /a/b", "/a/b/c", True, id="longest"),
        pytest.param("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True, id="a tie allows"),
        pytest.param("User-agent: x\nUser-agent: *\nDisallow: /a", "/a", False, id="group of two"),
        pytest.param("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", False, id="pattern"),
        pytest.param("User-agent: *\nDisallow: /caf%C3%A9", "/caf\u00e9", False, id="escapes"),
        pytest.param("Disallow: /", "/a", True, id="before any program"),
        pytest.param("User-agent: *\nDisallow: /s?q=", "/s?q=1", False, id="query"),
        pytest.param("User-agent: *\nDisallow: /in?to=%2Fa", "/in?to=%2Fa", False, id="escaped query"),
        pytest.param("User-agent: *\nDisallow: /s?q=\u00e9", "/s?q=%C3%A9", False, id="letter in a query"),
        pytest.param("\ufeffUser-agent: *\nDisallow: /a", "/a", False, id="byte order mark"),
    ],
)  # fmt: skip
def test_a_path_is_allowed_as_the_rules_say(text: str, path: str, *, allowed: bool) -> None:
    assert read_robots(text, "dateline").allows(f"https://e.example{path}") is allowed


@pytest.mark.parametrize(
    ("rule", "path", "is_match"),
    [
        ("/a*b*c", "/aXbYc", True),
        ("/a*b$", "/ab", True),
        ("/ab*b$", "/ab", False),
        ("/a$", "/a/", False),
        ("*", "/", True),
        ("/*" + "a*" * 500 + "b", "/" + "a" * 5000, False),
    ],
)
def test_patterns_match_without_going_back(rule: str, path: str, *, is_match: bool) -> None:
    assert matches(rule, path) is is_match


@given(st.text(max_size=200), st.text(max_size=30))
def test_no_file_and_no_address_make_it_fail(text: str, path: str) -> None:
    read_robots(text, "dateline").allows(f"https://e.example/{path}")


def test_the_longest_delay_asked_for_is_kept_within_reason() -> None:
    text = "User-agent: *\nCrawl-delay: 5\nCrawl-delay: 1e9\nCrawl-delay: soon"
    assert read_robots(text, "dateline").delay_seconds == 120
