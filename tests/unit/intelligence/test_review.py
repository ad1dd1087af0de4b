from dataclasses import replace

import pytest

from intelligence.edition import Edition
from intelligence.review import review
from intelligence.review_items import Kind
from tests.fakes.editions import empty_edition, fake_edition


def test_each_kind_of_doubt_has_evidence_and_a_command() -> None:
    queue = review(fake_edition())
    assert {item.kind for item in queue.items} == set(Kind)
    for item in queue.items:
        assert item.title
        assert item.question
        assert all(line.startswith("premortem ") for line in item.commands)
        if item.kind is not Kind.CONFLICT:
            assert item.quotes, item.kind


def test_the_least_certain_assignments_come_first() -> None:
    sure = [item.confidence for item in review(fake_edition()).of(Kind.ASSIGNMENT)]
    assert sure == sorted(sure, key=lambda value: value or 0)
    assert len(sure) > 5


def test_what_a_person_settled_is_not_asked_again() -> None:
    edition = fake_edition()
    findings = edition.tables["findings"].assign(confidence=1.0)
    settled = Edition(edition.manifest, {**edition.tables, "findings": findings})
    assert not review(settled).of(Kind.ASSIGNMENT)


def test_assignments_left_out_are_counted() -> None:
    whole, short = review(fake_edition()), review(fake_edition(), doubtful=3)
    assert len(short.of(Kind.ASSIGNMENT)) == 3
    assert short.totals == whole.totals
    assert short.truncated()
    assert short.truncated(Kind.ASSIGNMENT)
    assert not short.truncated(Kind.MERGE)
    assert not whole.truncated()


def test_what_is_sure_is_in_no_doubt() -> None:
    """Every assignment was counted as doubtful, even one of 90 %."""
    edition = fake_edition()
    sure = {}
    for confidence in (0.79, 0.8):
        findings = edition.tables["findings"].assign(confidence=confidence)
        tables = {**edition.tables, "findings": findings}
        sure[confidence] = review(Edition(edition.manifest, tables)).totals[Kind.ASSIGNMENT]
    assert sure[0.8] == 0
    assert sure[0.79] == edition.tables["findings"]["theme_id"].notna().sum()


def test_quotes_are_verbatim_and_tell_the_sides_of_a_split() -> None:
    edition = fake_edition()
    texts = edition.tables["documents"].set_index("document_uid")["text"]
    split = review(edition).of(Kind.SPLIT)[0]
    assert [quote.side for quote in split.quotes] == ["late access", "wrong role"]
    assert all(quote.text in texts[quote.document_uid] for quote in split.quotes)


def test_a_suggestion_can_be_declined_as_easily_as_followed() -> None:
    queue = review(fake_edition())
    for item in queue.of(Kind.MERGE):
        one, other = item.theme_ids
        assert f'premortem curate keep {other} --apart-from {one} --why "…"' in item.commands
    for item in queue.of(Kind.SPLIT):
        assert f'premortem curate keep {item.theme_ids[0]} --why "…"' in item.commands


def test_names_in_commands_are_quoted_for_the_shell() -> None:
    edition = fake_edition()
    links = edition.tables["links"].copy()
    links["state"], links["given"] = "unlinked", "$(rm -rf) 'x'"
    told = review(Edition(edition.manifest, {**edition.tables, "links": links})).of(Kind.LINK)
    assert "'$(rm -rf) '\"'\"'x'\"'\"''" in told[0].commands[0]


def test_an_edition_without_suggestions_and_an_empty_one_have_a_queue() -> None:
    edition = fake_edition()
    older = {n: t for n, t in edition.tables.items() if n not in {"suggestions", "health"}}
    assert not review(Edition(replace(edition.manifest), older)).of(Kind.MERGE)
    assert review(empty_edition()).items == ()


@pytest.mark.parametrize("kind", list(Kind))
def test_one_kind_can_be_asked_for(kind: Kind) -> None:
    queue = review(fake_edition())
    assert {item.kind for item in queue.of(kind)} == {kind}


def test_a_conflict_names_its_theme_though_that_is_no_more() -> None:
    """Of the commonest conflicts, on themes merged away, only a number was told."""
    (item,) = review(fake_edition()).of(Kind.CONFLICT)
    assert item.title == "Entry 2: rename of T-9999"
    assert item.theme_ids == ()
