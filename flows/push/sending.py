"""Brings a store to what is published: finds what differs, sends it, keeps the record right."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flows.push.graphs import cut_graphs, digest_lines, list_missing, write_sorted
from flows.push.record import NOT_WHOLE, make_plan, name_record, read_record, write_record
from flows.push.stores import Sent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pyoxigraph import NamedNode, Triple

    from flows.push.record import Plan
    from flows.push.stores import Store

log = logging.getLogger("flows.push")
BATCHES = 50
BATCH_GRAPHS_MIN = 10
"""The record is written after each batch of graphs: what an interruption costs is one of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pushed:
    """What was done, or would be.

    Args:
        plan: Which graphs.
        sent: How much.
    """

    plan: Plan
    sent: Sent


@dataclass(frozen=True, slots=True, kw_only=True)
class Cargo:
    """What is published, in graphs.

    Args:
        graphs: Their triples.
        digests: What each is known by.
        record: Name of the graph of the record.
    """

    graphs: Mapping[NamedNode, Sequence[Triple]]
    digests: Mapping[NamedNode, str]
    record: NamedNode


def load_cargo(triples: Sequence[Triple], base: str) -> Cargo:
    """Make a knowledge base ready to be sent.

    Args:
        triples: In any order.
        base: What the IRIs of the data begin with; ends in "/".
    """
    graphs = cut_graphs(triples, base)
    digests = {name: digest_lines(write_sorted(graph)) for name, graph in graphs.items()}
    return Cargo(graphs=graphs, digests=digests, record=name_record(base))


def find_differing(cargo: Cargo, store: Store) -> tuple[Plan, dict[NamedNode, str]]:
    """Find what differs by the record.

    Returns:
        What has to be done, and what the record says.
    """
    recorded = read_record(store.read(cargo.record))
    return make_plan(cargo.digests, recorded), recorded


def find_differing_anew(cargo: Cargo, store: Store) -> tuple[Plan, dict[NamedNode, str]]:
    """Find what differs by reading every graph, whatever the record says of it."""
    recorded = read_record(store.read(cargo.record))
    right = {
        name: digest for name, digest in cargo.digests.items() if _is_right(name, cargo, store)
    }
    stale = {name: "" for name in recorded if name not in right}
    return make_plan(cargo.digests, right | stale), recorded


def _is_right(name: NamedNode, cargo: Cargo, store: Store) -> bool:
    ours, there = write_sorted(cargo.graphs[name]), store.read(name)
    return not list_missing(ours, there) and not list_missing(there, ours)


def send(cargo: Cargo, plan: Plan, recorded: Mapping[NamedNode, str], store: Store) -> Pushed:
    """Do what has to be done.

    Args:
        cargo: What is published.
        plan: What has to be done.
        recorded: What the record says.
        store: The store.

    Raises:
        PushError: The store does not take it; what is whole there is recorded.
    """
    known = dict(recorded)
    todo = (*plan.write, *plan.drop)
    size = max(BATCH_GRAPHS_MIN, -(-len(todo) // BATCHES))
    sent = Sent()
    for first in range(0, len(todo), size):
        batch = dict.fromkeys(todo[first : first + size])
        known |= dict.fromkeys(batch, NOT_WHOLE)
        store.replace(cargo.record, write_record(known))
        for name in batch:
            sent = _add(sent, _send_graph(name, cargo, store))
        known |= {name: cargo.digests[name] for name in batch if name in cargo.digests}
        known = {n: digest for n, digest in known.items() if n in cargo.digests or n not in batch}
        store.replace(cargo.record, write_record(known))
        log.info("%s of %s graphs are there", f"{first + len(batch):,}", f"{len(todo):,}")
    return Pushed(plan=plan, sent=sent)


def _send_graph(name: NamedNode, cargo: Cargo, store: Store) -> Sent:
    graph = cargo.graphs.get(name)
    if graph is None:
        store.drop(name)
        return Sent()
    return store.replace(name, write_sorted(graph))


def _add(one: Sent, other: Sent) -> Sent:
    return replace(one, added=one.added + other.added, removed=one.removed + other.removed)
