"""Look-ups that hold numbers of rows, so that a row is read only when somebody asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

T = TypeVar("T")
N = TypeVar("N")
V = TypeVar("V")


class _Keyed(Mapping[str, V], Generic[N, V]):
    """Keys of numbers, whatever is got by them."""

    _numbers: Mapping[str, N]

    def get(self, key: str, default: Any = None) -> Any:
        """Give what a key has; said here because asking for what is not there is the usual case."""
        return self[key] if key in self._numbers else default

    def __contains__(self, key: object) -> bool:
        return key in self._numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


class Single(_Keyed[int, T], Generic[T]):
    """Keys with one thing each, got by its number."""

    def __init__(self, numbers: Mapping[str, int], get: Callable[[int], T]) -> None:
        self._numbers, self._get = numbers, get

    def __getitem__(self, key: str) -> T:
        return self._get(self._numbers[key])


class Several(_Keyed["Sequence[int]", tuple[T, ...]], Generic[T]):
    """Keys with several things each, in order of preference, got by their numbers."""

    def __init__(self, numbers: Mapping[str, Sequence[int]], get: Callable[[int], T]) -> None:
        self._numbers, self._get = numbers, get

    def __getitem__(self, key: str) -> tuple[T, ...]:
        return tuple(self._get(number) for number in self._numbers[key])
