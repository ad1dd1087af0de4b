"""Clauses of every contract are told from what a section says."""

from __future__ import annotations

import pytest

from intelligence.sow.boilerplate_clauses import without_boilerplate
from intelligence.sow.passage import Section
from intelligence.sow.section_kinds import KINDS


@pytest.mark.parametrize(
    ("section", "said"),
    [
        (Section.EXCLUSIONS, "The Supplier shall not disclose any secret."),
        (Section.EXCLUSIONS, "The Supplier is not responsible for delays."),
        (Section.ASSUMPTIONS, "The Client assumes full responsibility for its staff."),
        (Section.ACCEPTANCE, "The Client approves timesheets within three days."),
        (Section.CHANGE_CONTROL, "No modification is valid unless in writing and signed."),
        (Section.CLIENT_RESPONSIBILITIES, "The Client has up to ten days to dispute an invoice."),
    ],
)
def test_what_every_contract_has_tells_no_section(section: Section, said: str) -> None:
    pattern = KINDS[section].statement
    assert pattern.search(said)
    assert not pattern.search(without_boilerplate(section, said))


@pytest.mark.parametrize(
    ("section", "said"),
    [
        (Section.EXCLUSIONS, "The Supplier does not migrate archives."),
        (Section.ASSUMPTIONS, "The fee assumes that no more than ten sites are visited."),
        (Section.ACCEPTANCE, "The Client approves reports within three days."),
        (Section.CHANGE_CONTROL, "An amendment tells its price and is signed by both."),
        (Section.CLIENT_RESPONSIBILITIES, "The Client has backups made before each wave."),
    ],
)
def test_what_a_section_says_is_left(section: Section, said: str) -> None:
    assert KINDS[section].statement.search(without_boilerplate(section, said))
