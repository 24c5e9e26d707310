"""What sort of armed event a noun tells: news takes some nouns for one another."""

from __future__ import annotations

from typing import Final

ATTACK: Final = "attack"
ATTACKS: Final = frozenset({"bombing", "blast", "explosion", "attack", "bomb"})
"""Nouns that news takes for one another: "the blast" is "a bombing" told before."""


def sort_named(noun: str) -> str:
    """Give the noun that stands for all that are taken for one another.

    Args:
        noun: In the singular or the plural, whatever its case.
    """
    word = noun.lower()
    singular = word if word in ATTACKS else word.removesuffix("s")
    return ATTACK if singular in ATTACKS else singular


def sort_labelled(label: str) -> str:
    """Give the sort of an event by its label ("embassy bombings in Kenya")."""
    return sort_named(label.partition(" in ")[0].rpartition(" ")[2])
