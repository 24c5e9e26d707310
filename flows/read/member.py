"""One article inside a file of many, as bytes with what its container says of it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from flows.model import Issue, IssueCode, SourceForm
from flows.read.metadata import NOTHING_SAID, Metadata

if TYPE_CHECKING:
    from flows.read.formats import Format

_NOT_PLAIN: Final = re.compile(r"[^A-Za-z0-9]+")
_SLUG_LETTERS: Final = 48
_STEPS_OUT: Final = re.compile(r"^(?:[A-Za-z]:)?[/\\]+|(?:^|(?<=[/\\]))\.{1,2}(?:[/\\]+|$)")
_FAULTS_MAX: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """A file that holds many articles.

    Args:
        name: As shown, and as the names of its members begin.
        format: How it is laid out.
        limit_bytes: Largest article read, in bytes.
        columns: What the user says of columns: what it tells -> name of the column.
        depth: How many archives it lies in.
    """

    name: str
    format: Format
    limit_bytes: int
    columns: tuple[tuple[str, str], ...] = ()
    depth: int = 0

    def inside(self, key: str, format_: Format) -> Container:
        """Give a file inside this one."""
        name = member_name(self, key)
        return replace(self, name=name, format=format_, depth=self.depth + 1)

    def issue(self, code: IssueCode, seen: str) -> Issue:
        """Give a doubt about the file as a whole."""
        return Issue(article=self.name, code=code, seen=seen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An article as its container holds it.

    Args:
        name: That of its container and a key that stays the same when others come and go.
        data: Its text or page.
        format: Text or page.
        form: What sort of container it comes from.
        metadata: What the container says of it.
        charset: Encoding that the container declares; empty where it declares none.
        digest: SHA-256 of what was found, where that is more than ``data``.
    """

    name: str
    data: bytes
    format: Format
    form: SourceForm
    metadata: Metadata = NOTHING_SAID
    charset: str = ""
    digest: str = ""


def member_name(container: Container, key: str) -> str:
    """Name a member: a path in it that leads out of the container leads nowhere.

    >>> from flows.read.formats import Format
    >>> box = Container(name="a.zip", format=Format.ZIP, limit_bytes=1)
    >>> member_name(box, "../../etc/passwd"), member_name(box, "/b/./c.txt")
    ('a.zip/etc/passwd', 'a.zip/b/c.txt')
    """
    return f"{container.name}/{_STEPS_OUT.sub('', key) or 'member'}"


def member_id(name: str) -> str:
    """Give the id of a member: the end of its name, and enough of a hash to tell millions apart.

    >>> member_id("a.jsonl/https://example.org/2014/flour.html")
    'a-jsonl-https-example-org-2014-flour-html-220dbea54829c03f'
    """
    slug = _NOT_PLAIN.sub("-", name).strip("-").lower()[-_SLUG_LETTERS:].strip("-")
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"{slug or 'article'}-{digest}"


def too_large(container: Container, key: str, most_bytes: int) -> Issue:
    """Tell of a member that is over the limit."""
    seen = f"more than {most_bytes} bytes: left out; cut it or raise the limit"
    return Issue(article=member_name(container, key), code=IssueCode.TOO_LARGE, seen=seen)


@dataclass(slots=True)
class Faults:
    """Counts the faults of a container, so that a broken one does not give an issue a row."""

    container: Container
    count: int = 0

    def tell(self, key: str, code: IssueCode, seen: str) -> tuple[Issue, ...]:
        """Give an issue for a member, as long as there were not too many."""
        self.count += 1
        if self.count > _FAULTS_MAX:
            return ()
        return (Issue(article=member_name(self.container, key), code=code, seen=seen),)

    def close(self) -> tuple[Issue, ...]:
        """Give one issue for all that were not told singly."""
        more = self.count - _FAULTS_MAX
        if more <= 0:
            return ()
        seen = f"{more:,} more of its articles were left out for the like reasons"
        return (self.container.issue(IssueCode.UNREADABLE_FILE, seen),)
