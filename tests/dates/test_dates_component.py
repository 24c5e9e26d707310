"""The spaCy component: found by its entry point, at home in any pipeline."""

from __future__ import annotations

import warnings
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from flows.dates.component import NAME
from flows.dates.tagging import tag_times
from flows.language.load import load_pipeline

if TYPE_CHECKING:
    from spacy.language import Language

CONFIG = {"reference_date": "2013-05-23"}
TEXT = "They met on Tuesday.\n\nThe talks of 6 to 9 April 2011 will go on next week."


@pytest.fixture
def blank() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe(NAME, config=CONFIG)
    return nlp


def test_spacy_finds_it_by_its_entry_point() -> None:
    (entry,) = entry_points(group="spacy_factories", name=NAME)
    assert entry.value == "flows.dates.component:make_times"


@pytest.mark.filterwarnings("ignore:dateline_times")
def test_a_document_has_its_times_and_their_spans(blank: Language) -> None:
    doc = blank("They met on Tuesday, a week ago.")
    assert [time.value for time in doc._.times] == ["2013-05-21", "2013-W20"]
    spans = doc.spans["times"]
    assert (spans[0].text, spans[0].label_) == ("Tuesday", "DATE")
    assert [span._.time for span in spans] == list(doc._.times)


def test_a_pipeline_without_tags_is_told_what_it_lacks(blank: Language) -> None:
    with pytest.warns(UserWarning, match="tags no words"):
        blank("They met on Tuesday.")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        blank("It is said once.")


def test_in_the_shipped_pipeline_it_gives_what_the_function_gives() -> None:
    shipped = load_pipeline()
    component = spacy.blank("en").add_pipe(NAME, config=CONFIG)
    doc = component(shipped(TEXT.replace("\n\n", "  ")))
    wanted = tag_times(TEXT, doc._.times[0].date)
    assert [time.value for time in doc._.times] == [time.value for time in wanted]


@pytest.mark.filterwarnings("ignore:dateline_times")
def test_a_document_can_say_its_own_day(blank: Language) -> None:
    doc = blank.make_doc("They met on Tuesday.")
    doc._.reference_date = "2020-01-01"
    (mention,) = blank(doc)._.times
    assert mention.value == "2019-12-31"


@pytest.mark.filterwarnings("ignore:dateline_times")
def test_a_document_keeps_its_times_when_it_is_stored(blank: Language) -> None:
    doc = blank(TEXT)
    data = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (again,) = DocBin().from_bytes(data).get_docs(blank.vocab)
    assert again._.times == doc._.times
    assert [span._.time for span in again.spans["times"]] == list(doc._.times)


@pytest.mark.filterwarnings("ignore:dateline_times")
def test_a_pipeline_keeps_it_when_it_is_stored(
    blank: Language, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("nlp")
    blank.to_disk(folder)
    (mention,) = spacy.load(folder)("They met on Tuesday.")._.times
    assert mention.value == "2013-05-21"


@pytest.mark.filterwarnings("ignore:dateline_times")
@pytest.mark.parametrize("text", ["", " \n ", "\n\n\n", "2013"])
def test_little_text_is_enough(blank: Language, text: str) -> None:
    assert isinstance(blank(text)._.times, tuple)


@pytest.mark.filterwarnings("ignore:dateline_times")
def test_no_sentence_runs_across_a_blank_line(blank: Language) -> None:
    doc = blank("The talks begin on March\n\n6 people came")
    assert [time.text for time in doc._.times] == ["March"]


def test_documents_that_were_not_read_have_no_times() -> None:
    doc = Doc(spacy.blank("en").vocab, words=["Tuesday"])
    assert doc._.times == ()
    assert doc[0:1]._.time is None


def test_a_reference_date_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="YYYY-MM-DD"):
        spacy.blank("en").add_pipe(NAME, config={"reference_date": "23.5.2013"})
