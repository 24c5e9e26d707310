"""What the report is made of, as the queries of ``ontology/exports/report`` give it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003
from urllib.parse import unquote


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Name:
    """A thing and what it is called.

    Args:
        label: Its canonical name.
        iri: Its IRI.
        is_unnamed: Whether it is a source or a group without a name of its own.
    """

    label: str
    iri: str
    is_unnamed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Days:
    """A date as far as it is known; both ends inclusive."""

    first: date
    last: date
    edtf: str

    @property
    def middle(self) -> date:
        """The day in the middle."""
        return self.first + (self.last - self.first) / 2

    @property
    def width(self) -> int:
        """How many days it can be, 1 or more."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """An article and its date.

    Args:
        iri: Its IRI; what stands behind its last slash is its id, escaped.
        printed: The printed date judged, as printed; empty where none is.
        printed_day: The day that it names; None where it names none, or more than one.
        decided: The date decided; None where nothing bounds it.
        copy_of: File of the article that it is a copy of; empty where it is none.
        claims: How many it makes.
        conflicts: How many of them lie in a conflict.
    """

    iri: str
    file: str
    digest: str
    headline: str
    language: str
    publisher: str
    agency: str
    verdict: str
    printed: str
    printed_day: date | None
    decided: Days | None
    basis: str
    confidence: float
    copy_of: str
    claims: int
    conflicts: int

    @property
    def anchor(self) -> str:
        """Its name on the page."""
        return f"a-{self.iri.rpartition('/')[2]}"

    @property
    def name(self) -> str:
        """Its id, which files are named by."""
        return unquote(self.iri.rpartition("/")[2], errors="surrogatepass")

    @property
    def title(self) -> str:
        """The headline, or the file where there is none."""
        return self.headline or self.file


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Passage:
    """Words of an article: begin and end count code points of the raw text, end exclusive."""

    begin: int
    end: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SituationRow:
    """Something in the world, as claims state it; a field that its kind lacks is None or empty.

    Args:
        kind: Name of its class ("Stance").
        value: Its part, stance, support, status or type ("Refuses").
        count_of: Who is counted, as written; empty for people of all sorts.
        count: The figure as written.
        least: Lowest number that the wording allows.
        most: Highest number that the wording allows.
    """

    iri: str
    kind: str
    agent: Name | None
    target: Name | None
    event: Name | None
    organization: Name | None
    place: Name | None
    value: str
    role: str
    reason: str
    condition: str
    count_kind: str
    count_of: str
    count: str
    modifier: str
    least: int | None
    most: int | None
    days: Days | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A claim with its situations and passages.

    Args:
        claimant: Who says it; None where the article does itself.
        relayed: Name of who passed it on; empty where nobody did.
        words: The words said, for quotations.
    """

    iri: str
    article: ArticleRow
    claimant: Name | None
    relayed: str
    status: str
    polarity: str
    confidence: float
    cue: str
    words: str
    states: tuple[SituationRow, ...]
    passages: tuple[Passage, ...]

    @property
    def anchor(self) -> str:
        """Its name on the page; the same in each build that has the claim."""
        return f"c-{self.iri.rpartition('/')[2]}"

    @property
    def speaker(self) -> str:
        """Who says it, by name."""
        return "the article" if self.claimant is None else self.claimant.label


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRow:
    """An observation that speaks about the day of an article."""

    iri: str
    article: str
    kind: str
    weight: float
    comment: str
    earliest: str
    latest: str
    passages: tuple[Passage, ...]

    @property
    def anchor(self) -> str:
        """Its name on the page."""
        return f"e-{self.iri.rpartition('/')[2]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictRow:
    """Situations that do not go together, by their IRIs."""

    iri: str
    kind: str
    situations: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRow:
    """One doubt about one article, of ``issues.jsonl``.

    Args:
        number: Its place in that file, from 0.
    """

    number: int
    article: str
    code: str
    begin: int
    end: int
    seen: str

    @property
    def anchor(self) -> str:
        """Its name on the page."""
        return f"i-{self.number}"

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passage concerned, without its words; none where the whole article is."""
        return (Passage(begin=self.begin, end=self.end, words=""),) if self.end else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All that the page shows.

    Args:
        counts: How many there are in the whole knowledge base, by what and value.
        articles: All of the knowledge base, by file.
        shown: IRIs of those whose text and claims are on the page.
        claims: All claims of the articles shown, in order of their passages.
        evidence: For the articles shown, heaviest first.
        kinds: The sort of each event, by IRI.
        issues: All of the release.
    """

    counts: dict[tuple[str, str], int]
    articles: tuple[ArticleRow, ...]
    shown: tuple[ArticleRow, ...]
    claims: tuple[ClaimRow, ...]
    evidence: tuple[EvidenceRow, ...]
    conflicts: tuple[ConflictRow, ...]
    kinds: dict[str, str]
    issues: tuple[IssueRow, ...]
