"""Tickets of which none has a date, of engagements that have: read, built and reported.

Nothing can then be said of time, and that is told; it is no reason to stop.
"""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from api.cli.main import premortem

_ENGAGEMENTS = """\
Engagement ID,Name,Customer,Type,Team,Start Date,End Date
P1,Alpha,Acorn,Audit,T1,2025-01-01,2025-06-30
P2,Beta,Birch,Audit,T2,2025-01-01,2025-06-30
"""
_TICKETS = """\
Issue Key,Project,Created,Summary,Description
A-1,P1,,Escalation,The customer escalated: the requirements were never agreed before the build.
A-2,P1,,Late,Two testers left the project and nobody replaced them in time.
A-3,P2,,Late,The requirements were never agreed before the build and changed every week.
"""


def _told(workspace: Path, *arguments: str) -> str:
    done = CliRunner().invoke(
        premortem, [*arguments, "--workspace", str(workspace)], catch_exceptions=False
    )
    assert done.exit_code == 0, done.output
    return done.stdout


def test_undated_tickets_of_dated_engagements_end_in_a_report(tmp_path: Path) -> None:
    (tmp_path / "engagements.csv").write_text(_ENGAGEMENTS, encoding="utf-8")
    (tmp_path / "tickets.csv").write_text(_TICKETS, encoding="utf-8")
    workspace = tmp_path / "workspace"
    _told(workspace, "ingest", str(tmp_path / "engagements.csv"), "--kind", "engagements")
    _told(workspace, "ingest", str(tmp_path / "tickets.csv"), "--kind", "escalation")
    assert "engagements: 3 documents linked" in _told(workspace, "build")
    told = _told(workspace, "customers", "--all")
    assert "too little data" in told
    assert "no exposure: 1 engagement, active in no quarter" in " ".join(told.split())
    _told(workspace, "report", "-o", str(tmp_path / "reports"))
    (report,) = (tmp_path / "reports").iterdir()
    assert "No document of this edition carries a date" in report.read_text(encoding="utf-8")
