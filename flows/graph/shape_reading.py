"""Reads shapes, and refuses each word of SHACL that ``shape_model`` has no place for.

A constraint that is passed over in silence is a check that everybody believes in and nobody makes.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, parse

from flows.errors import ShapesError
from flows.graph import shape_tests as tests
from flows.graph import vocab
from flows.graph.shape_model import MANY, Choice, Property, Relation, Shape, Way
from flows.graph.shape_tests import SH
from flows.graph.terms import is_iri, read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from flows.graph.shape_model import Test

FIRST, REST, NIL = (f"<{vocab.RDF}{name}>" for name in ("first", "rest", "nil"))
TESTS: Mapping[str, Callable[[str], Test]] = MappingProxyType(
    {
        "nodeKind": tests.ask_kind,
        "datatype": tests.ask_datatype,
        "minLength": tests.ask_length_min,
        "maxLength": tests.ask_length_max,
        "minInclusive": tests.ask_from,
        "minExclusive": tests.ask_above,
        "maxInclusive": tests.ask_up_to,
        "maxExclusive": tests.ask_below,
    }
)
ASKED = frozenset(
    {*TESTS, *Way, "pattern", "flags", "in", "class", "node", "property", "message"}
    | {"name", "description"}
)
OF_NODES = ASKED | {"targetClass", "targetSubjectsOf", "closed", "ignoredProperties"}
OF_PROPERTIES = ASKED | {*Relation, "path", "minCount", "maxCount", "hasValue"}
NODE_SHAPE = f"<{SH}NodeShape>"


@lru_cache(maxsize=4)
def read_shapes(turtle: bytes) -> tuple[Shape, ...]:
    """Read the shapes that have targets, in the order of their names.

    Args:
        turtle: Shapes in SHACL Core.

    Raises:
        ShapesError: A shape asks what cannot be checked here, or is used by nothing.
    """
    try:
        reader = _Reader.of(turtle)
        return reader.read_all()
    except (SyntaxError, ValueError) as error:
        msg = f"the shapes cannot be read: {error}"
        raise ShapesError(msg) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """The triples of the shapes, and which subjects have been read."""

    said: Mapping[str, Mapping[str, list[str]]]
    seen: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, turtle: bytes) -> _Reader:
        said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for quad in parse(turtle, format=RdfFormat.TURTLE):
            said[str(quad.subject)][str(quad.predicate)].append(str(quad.object))
        return cls(said={subject: dict(pairs) for subject, pairs in said.items()})

    def read_all(self) -> tuple[Shape, ...]:
        """Read each shape that is named; one that nothing leads to is refused."""
        named = [n for n in sorted(self.said) if NODE_SHAPE in self._raw(n, str(vocab.TYPE))]
        shapes = [self.read_node(node, ()) for node in named]
        for node in sorted(self.said.keys() - self.seen):
            raise _refuse(node, "is said things of, but no shape leads to it; take it out")
        targeted = [s for s in shapes if s.target_classes or s.target_subjects_of]
        for shape in targeted:
            _refuse_far(shape)
        return tuple(targeted)

    def read_node(self, node: str, path: tuple[str, ...]) -> Shape:
        """Read a node shape; ``path`` leads to it, so that none is read inside itself."""
        if node in path:
            raise _refuse(node, "asks for itself; say it without a circle")
        inside = (*path, node)
        says = self._take(node, OF_NODES)
        if not is_iri(node) and {"targetClass", "targetSubjectsOf"} & says.keys():
            raise _refuse(node, "has a target and no name; give it an IRI")
        asked = self._read_asked(node, inside)
        return Shape(
            name=node if is_iri(node) else "",
            message=self._read_message(node),
            target_classes=tuple(sorted(says.get("targetClass", ()))),
            target_subjects_of=tuple(sorted(says.get("targetSubjectsOf", ()))),
            tests=self._read_tests(node),
            classes=asked.classes,
            nodes=asked.nodes,
            choices=asked.choices,
            properties=asked.properties,
            allowed=self._read_allowed(node, asked.properties),
        )

    def _read_asked(self, node: str, path: tuple[str, ...]) -> Shape:
        """Read what is asked of a node beyond what the node itself shows."""
        return Shape(
            classes=tuple(sorted(self._ask(node, "class"))),
            nodes=tuple(self.read_node(n, path) for n in sorted(self._ask(node, "node"))),
            choices=tuple(self._read_choices(node, path)),
            properties=tuple(self._read_property(n, path) for n in self._ask(node, "property")),
        )

    def _read_property(self, node: str, path: tuple[str, ...]) -> Property:
        says = self._take(node, OF_PROPERTIES)
        name, is_inverse = self._read_path(node)
        if is_inverse and {"hasValue", *Relation} & says.keys():
            raise _refuse(node, "compares the values of an inverse path, which is not supported")
        beyond = self._read_asked(node, (*path, node))
        return Property(
            path=name,
            is_inverse=is_inverse,
            count_min=self._read_count(node, "minCount", 0),
            count_max=self._read_count(node, "maxCount", MANY),
            tests=self._read_tests(node),
            needed=tuple(self._ask(node, "hasValue")),
            relations=tuple((r, term) for r in Relation for term in self._ask(node, r)),
            beyond=None if beyond == Shape() else beyond,
            message=self._read_message(node),
        )

    def _read_path(self, node: str) -> tuple[str, bool]:
        (path,) = self._only(node, "path")
        if is_iri(path):
            return path, False
        says = self._take(path, frozenset({"inversePath"}))
        inverse = says.get("inversePath", [""])[0]
        if not is_iri(inverse):
            raise _refuse(node, "has a path that is neither a property nor the inverse of one")
        return inverse, True

    def _read_count(self, node: str, name: str, default: int) -> int:
        counts = self._only(node, name)
        return int(read_text(counts[0])) if counts else default

    def _read_choices(self, node: str, path: tuple[str, ...]) -> Iterator[Choice]:
        for way in Way:
            for head in self._ask(node, way):
                members = [head] if way is Way.NONE else self._read_list(head)
                shapes = tuple(self.read_node(member, path) for member in members)
                yield Choice(way=way, members=shapes)

    def _read_tests(self, node: str) -> tuple[Test, ...]:
        flags = "".join(read_text(flag) for flag in self._only(node, "flags"))
        found: list[Test] = []
        for name, make in TESTS.items():
            found += [self._made(node, name, make, term) for term in self._only(node, name)]
        for term in self._ask(node, "pattern"):
            found.append(self._made(node, "pattern", lambda t: tests.ask_pattern(t, flags), term))
        for head in self._only(node, "in"):
            found.append(tests.ask_among(tuple(self._read_list(head))))
        return tuple(found)

    def _made(self, node: str, name: str, make: Callable[[str], Test], term: str) -> Test:
        try:
            return make(term)
        except ValueError as error:
            raise _refuse(node, f"has sh:{name} {term}, which {error}") from error

    def _read_allowed(self, node: str, properties: tuple[Property, ...]) -> frozenset[str] | None:
        closed = self._only(node, "closed")
        ignored = [
            term for head in self._only(node, "ignoredProperties") for term in self._read_list(head)
        ]
        if not closed or read_text(closed[0]) not in {"true", "1"}:
            return None
        return frozenset({*ignored, *(p.path for p in properties if not p.is_inverse)})

    def _read_list(self, head: str) -> Iterator[str]:
        while head != NIL:
            self.seen.add(head)
            yield self._raw(head, FIRST)[0]
            head = self._raw(head, REST)[0]

    def _read_message(self, node: str) -> str:
        return "; ".join(read_text(term) for term in self._only(node, "message"))

    def _take(self, node: str, known: frozenset[str]) -> Mapping[str, list[str]]:
        """Give what is said of a node by its names in SHACL; refuse what is not known."""
        self.seen.add(node)
        says = {
            read_text(name).removeprefix(SH): values
            for name, values in self.said.get(node, {}).items()
            if name != str(vocab.TYPE)
        }
        for name in sorted(says.keys() - known):
            raise _refuse(node, f"uses {name}, which is not supported here")
        for kind in self._raw(node, str(vocab.TYPE)):
            if kind not in {NODE_SHAPE, f"<{SH}PropertyShape>"}:
                raise _refuse(node, f"is also a {kind}, which is not supported here")
        return says

    def _ask(self, node: str, name: str) -> list[str]:
        return self._raw(node, f"<{SH}{name}>")

    def _only(self, node: str, name: str) -> list[str]:
        values = self._ask(node, name)
        if len(values) > 1:
            raise _refuse(node, f"has sh:{name} {len(values)} times, one is meant")
        return values

    def _raw(self, node: str, name: str) -> list[str]:
        return self.said.get(node, {}).get(name, [])


def _refuse_far(shape: Shape) -> None:
    """Refuse what would need the blocks of three subjects at once."""
    beyond = [p.beyond for p in shape.properties if p.beyond is not None]
    members = [m for choice in shape.choices for m in choice.members]
    for near in (*beyond, *shape.nodes, *members):
        _refuse_steps(near, shape.name)


def _refuse_steps(shape: Shape, name: str) -> None:
    for asked in shape.properties:
        if asked.is_inverse or asked.beyond is not None:
            raise _refuse(
                name, f"asks two steps away, over {asked.path}; give that a shape of its own"
            )
    for near in (*shape.nodes, *(m for choice in shape.choices for m in choice.members)):
        _refuse_steps(near, name)


def _refuse(node: str, why: str) -> ShapesError:
    return ShapesError(f"{node}: {why}")
