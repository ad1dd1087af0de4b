"""What is planted in the portfolio: the facts a good analysis must find, as plain constants.

Rates are shares of engagements: over an engagement's life where nothing else is said, of the
engagements active in a quarter where the field says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

ENGAGEMENTS = 150

#: Themes without any planted pattern; some must stay flat so that false alarms show.
BACKGROUND = {
    "sow_ambiguity": 0.20,
    "underpricing": 0.10,
    "overcommitment": 0.14,
    "untracked_assumptions": 0.16,
    "contract_misfit": 0.10,
    "key_person_loss": 0.16,
    "sponsor_misalignment": 0.14,
    "communication_failure": 0.19,
    "governance_failure": 0.17,
    "cutover_transition": 0.19,
    "adoption_change": 0.17,
    "design_flaw": 0.17,
    "third_party_failure": 0.18,
    "quality_shortfall": 0.18,
    "weak_planning": 0.19,
    "skill_gap": 0.14,
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A theme that is over-represented where ``dimension`` has ``value``.

    Inside, an engagement that shows it does so in ``quarters`` of its quarters, if it has as many.
    """

    theme: str
    dimension: str
    value: str
    inside: float
    outside: float
    quarters: int = 1


CELLS = (
    Cell("client_dependency", "customer", "Nordwall Versicherung AG", 0.90, 0.18, 2),
    Cell("integration_data", "engagement_type", "ERP finance", 0.66, 0.12),
    Cell("handover_gap", "team", "Pune Centre", 0.80, 0.12, 2),
)


@dataclass(frozen=True, slots=True)
class Trend:
    """A theme whose share of the active engagements goes from ``first`` to ``last``."""

    theme: str
    first: float
    last: float

    def rate(self, position: float) -> float:
        """Return the share at ``position``, 0 for the first quarter and 1 for the last."""
        return self.first + (self.last - self.first) * position


RISING = Trend("staffing_shortfall", 0.03, 0.32)
FALLING = Trend("environment_access", 0.24, 0.03)


@dataclass(frozen=True, slots=True)
class Intervention:
    """An action on a theme for one engagement type; rates are shares a quarter."""

    theme: str
    engagement_type: str
    start: date
    action: str
    before: float
    after: float
    elsewhere: float


INTERVENTION = Intervention(
    theme="estimation_error",
    engagement_type="Cloud migration",
    start=date(2025, 10, 1),
    action="Every cloud migration estimate is sized from actuals and countersigned by delivery",
    before=0.60,
    after=0.06,
    elsewhere=0.10,
)

#: Escalates without corresponding delivery problems, over several teams.
RELATIONSHIP_CUSTOMER = "Vektra Telekom GmbH"
RELATIONSHIP_THEME = "relationship_breakdown"
RELATIONSHIP_RATE = 0.55  # of its engagements active in a quarter
RELATIONSHIP_ELSEWHERE = 0.08
RELATIONSHIP_COMPLAINTS = 3  # letters at most, a quarter and active engagement, without a cause

#: Escalates because delivery really fails there; rates a quarter.
DELIVERY_CUSTOMER = "Lakeshore Home Centers LLC"
DELIVERY_RATES = {"quality_shortfall": 0.9, "weak_planning": 0.85, "skill_gap": 0.85}
DELIVERY_ESCALATED = 0.9  # of its troubles
DELIVERY_POINTS = 3.0  # of margin, beyond what each theme costs

#: Two themes of equal total count: one everywhere, one in a single customer-team.
STRUCTURAL_THEME = "weak_requirements"
LOCAL_THEME = "method_tooling_gap"
LOCAL_CUSTOMER = "Albion Fibre Networks Ltd"
LOCAL_TEAM = "Manchester Delivery"
STRUCTURE_COUNT = 30

MARGIN_THEME = "change_control_bypass"
MARGIN_RATE = 0.20
MARGIN_POINTS = 8.0

#: Listed in no taxonomy; has to be discovered.
NEW_THEME = "export_clearance"
NEW_ENGAGEMENTS = 15
NEW_FINDINGS = 36

#: Wording of what was agreed that invites a theme, by whether the engagement shows it.
SCOPE_SHARE = 0.85  # of engagements whose scope is on record
SCOPE_THEMES = (
    *("weak_requirements", "integration_data", "client_dependency"),
    *("estimation_error", "staffing_shortfall", "sow_ambiguity"),
)
INVITED_WHERE_SHOWN = 0.55
INVITED_ELSEWHERE = 0.12

#: Themes whose total count is a fact of its own.
COUNTED = frozenset({STRUCTURAL_THEME, LOCAL_THEME})

#: Themes whose mentions must stand in the quarter they happened, and once only.
ONCE = frozenset({RISING.theme, FALLING.theme, INTERVENTION.theme, NEW_THEME, *COUNTED})
