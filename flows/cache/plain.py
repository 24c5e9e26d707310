"""Values of ``model`` as plain lists, texts and numbers, and back: what JSON can hold.

A class is a list of its fields in order; which class it is, is told by the type asked for, and by
its name where several can stand in one place. Nothing of it is run when it is read, and it does not
lean on the version of Python, as a pickle would.
"""

from __future__ import annotations

import types
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from operator import attrgetter
from pathlib import Path
from typing import (
    TYPE_CHECKING,
    Any,
    NamedTuple,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

if TYPE_CHECKING:
    from collections.abc import Callable

ValueT = TypeVar("ValueT")


class Codec(NamedTuple):
    """How values of one type become plain, and how they come back."""

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


def write_plain(value: Any) -> Any:
    """Give a value of a dataclass as plain data."""
    kind: Any = type(value)
    return _codec_of(kind).write(value)


def read_plain(kind: type[ValueT], plain: Any) -> ValueT:
    """Give the value that was written.

    Args:
        kind: The class that it was of.
        plain: As ``write_plain`` gave it, through JSON or not.

    Raises:
        ValueError: It was written by another version of the class, or is damaged.
        TypeError: The same.
    """
    any_kind: Any = kind
    value: ValueT = _codec_of(any_kind).read(plain)
    return value


def _same(value: Any) -> Any:
    return value


@lru_cache(maxsize=1 << 14)
def _share(text: str | None) -> str | None:
    """Give the text that was read before, if it was not long ago: ids and labels come often."""
    return text


_PLAIN = {
    str: Codec(_same, _share),
    Path: Codec(str, Path),
    **dict.fromkeys((int, float, bool), Codec(_same, _same)),
}


@lru_cache(maxsize=256)
def _codec_of(kind: Any) -> Codec:
    if get_origin(kind) is tuple:
        return _tuple_codec(get_args(kind))
    if get_origin(kind) in (types.UnionType, Union):
        return _union_codec(get_args(kind))
    if kind in _PLAIN:
        return _PLAIN[kind]
    if is_dataclass(kind) and isinstance(kind, type):
        return _class_codec(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return Codec(attrgetter("value"), {member.value: member for member in kind}.__getitem__)
    if kind is date:
        return Codec(date.isoformat, date.fromisoformat)
    msg = f"{kind} cannot be kept: teach flows.cache.plain how"
    raise TypeError(msg)


def _tuple_codec(parts: tuple[Any, ...]) -> Codec:
    if parts[-1] is Ellipsis:
        item = _codec_of(parts[0])
        write, read = item
        if write is _same:
            return Codec(list, tuple if read is _same else lambda p: tuple(map(read, p)))
        return Codec(lambda v: [write(i) for i in v], lambda p: tuple([read(i) for i in p]))
    items = [_codec_of(part) for part in parts]
    return Codec(
        lambda v: [c.write(i) for c, i in zip(items, v, strict=True)],
        lambda p: tuple([c.read(i) for c, i in zip(items, p, strict=True)]),
    )


def _union_codec(parts: tuple[Any, ...]) -> Codec:
    kinds = [part for part in parts if part is not types.NoneType]
    inner = _codec_of(kinds[0]) if len(kinds) == 1 else _tagged_codec(kinds)
    if len(kinds) == len(parts):
        return inner
    write, read = inner
    if write is _same:
        return inner
    return Codec(
        lambda v: None if v is None else write(v), lambda p: None if p is None else read(p)
    )


def _tagged_codec(kinds: list[Any]) -> Codec:
    writers = {kind: (kind.__name__, _codec_of(kind).write) for kind in kinds}
    readers = {kind.__name__: _codec_of(kind).read for kind in kinds}

    def write(value: Any) -> list[Any]:
        name, plain = writers[type(value)]
        return [name, plain(value)]

    return Codec(write, lambda plain: readers[plain[0]](plain[1]))


def _class_codec(kind: type[Any]) -> Codec:
    names = [field.name for field in fields(kind) if field.init]
    steps: list[Codec] = []  # filled below: a class may hold others of its own kind

    def write(value: Any) -> list[Any]:
        return [c.write(getattr(value, n)) for c, n in zip(_steps(), names, strict=True)]

    def read(plain: Any) -> Any:
        read_all = zip(names, _steps(), plain, strict=True)
        return kind(**{name: codec.read(part) for name, codec, part in read_all})

    def _steps() -> list[Codec]:
        if not steps:
            hints = get_type_hints(kind)
            steps.extend(_codec_of(hints[name]) for name in names)
        return steps

    return Codec(write, read)
