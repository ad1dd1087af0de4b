"""Turns labelled statements into the sample's materials: ``python -m corpus.sample.extraction``.

Run once when the labelled sets change; the portfolio itself only reads ``materials/``. Only the
writers that never train a model are taken, so that the sample cannot flatter the models.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus.errors import UnreadableFile

STATEMENT_WRITER = "B"
DOCUMENT_WRITER = "G"

#: Words that tie a statement to an industry, and those that are only a name for the customer.
NOUNS = r"insurer|telco|council|city|retailer|utility"
INDUSTRY_WORDS = {
    "Insurance": (
        r"insurer|insurance|polic(?:y|ies)|claims?|reinsurance|actuar\w+|renewal day|underwrit\w+"
    ),
    "Retail": r"retail\w*|stores?|shops?|cashiers?|franchise\w*|chain|Black Friday|festive",
    "Telecommunications": r"telco|telecom|prepaid|postpaid|subscribers?|circles?|BSS",
    "Public sector": r"council|city|municipal\w*|citizens?|permits?|residents?|election|grants?",
    "Utilities": (
        r"utility|meters?|substations?|electricity|solar|storm|depots?|outages?|water|power|grid|gas"
        r"|electric\w*"
    ),
}
TYPE_WORDS = {
    "ERP finance": (
        r"ledgers?|ERP|S/4|A[PR]|GL|SAP|finance|financial|invoices?|month-end|fiscal|tax"
        r"|chart of accounts|consolidation|vendor masters?|cost cent\w+|treasury|accrual\w*|BRD"
        r"|vendors?|depreciation|posting|payment run|payables|procurement|accounts|bank|expense"
        r"|revenue"
    ),
    "Cloud migration": (
        r"cloud|VMs?|servers?|Azure|AWS|landing zone|replicat\w+|firewall|DR|hypervisor"
        r"|mailbox\w*|data cent\w+|backup|virtual\w*|region|drives?|waves?|storage|SAN|network"
    ),
    "Contact centre": (
        r"contact cent\w+|IVR|voice|calls?|callers?|agents?|diallers?|softphones?|queues?"
        r"|greeting\w*|prompts?|telephon\w*|phones?|headsets?|recorders?|outbound|AHT|bot"
    ),
    "Document archive": (
        r"archiv\w+|documents?|scan\w*|records?|index\w*|folders?|pages|retention|box(?:es)?"
        r"|capture|OCR|files|papers?"
    ),
    "Service desk": (
        r"desk|onboarding|KT|tickets?|helpdesk|portal|password\w*|resets?|shift\w*|SLA|ITIL"
        r"|knowledge base|roster|field engineers?|technicians?|tablets?"
    ),
}

#: Places and customs far from the sample's customers; a statement about them would not be believed.
ELSEWHERE = re.compile(
    r"\b(?:Singapore|Johor|Kerala|Mumbai|Bangalore|Manila|Cantonese|Hindi|Tamil|Diwali|Deepavali"
    r"|Golden Week|peon|lakhs?|crores?|SGT|Penang|Kuala Lumpur|Dubai|Wei Ling|Ms\. Lau|Cebu|Jakarta"
    r"|Hong Kong|Indonesia\w*|Malay\w*|Philippine\w*|Bahasa|Thai\w*|Vietnam\w*|Onam|Eid|monsoon"
    r"|Delhi|Hyderabad|Chennai|Kolkata|INR|SGD|MYR|Holi|Ramadan|Lunar|Tagalog|typhoon|Pongal"
    r"|Chinese New Year|Perth|Auckland|Toronto|Calgary|Sydney|Melbourne|US west coast)\b"
)


def extract(labelled: Path, materials: Path) -> None:
    """Write ``statements.jsonl`` and ``letters.jsonl`` into ``materials``.

    Raises:
        UnreadableFile: when the labelled sets are not where they are expected.

    """
    documents = labelled / DOCUMENT_WRITER / "documents.jsonl"
    sources = sorted((labelled / STATEMENT_WRITER).glob("*.jsonl"))
    if not sources or not documents.is_file():
        message = (
            f"{labelled} lacks {STATEMENT_WRITER}/*.jsonl or {DOCUMENT_WRITER}/documents.jsonl; "
            "pass the folder that holds the labelled sets"
        )
        raise UnreadableFile(message)
    rows = (json.loads(line) for source in sources for line in _lines(source))
    near = (row for row in rows if not ELSEWHERE.search(row["text"]))
    _write(materials / "statements.jsonl", (_statement(row) for row in near))
    letters = (json.loads(line) for line in _lines(documents))
    _write(materials / "letters.jsonl", (_letter(row) for row in letters if _is_early(row)))


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as file:
        yield from (line for line in file if line.strip())


def _write(path: Path, rows: Iterable[dict[str, object]]) -> None:
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text("".join(lines), encoding="utf-8")


def _statement(row: dict[str, str]) -> dict[str, object]:
    """Turn a labelled statement into a template with the settings it fits."""
    industries = _matches(INDUSTRY_WORDS, row["text"])
    text, rest = generalise(row["text"])
    return {
        "role": row["role"],
        "theme": row["theme"],
        "subcause": row.get("subcause"),
        "style": row.get("style", "note"),
        "text": text,
        "industries": industries if rest else [],
        "types": _matches(TYPE_WORDS, row["text"]),
    }


def generalise(text: str) -> tuple[str, bool]:
    """Put ``{client}`` where a plain noun names the customer; tell whether industry words remain.

    >>> generalise("Late approval by the insurer held the cutover.")
    ('Late approval by the {client} held the cutover.', False)
    >>> generalise("Root cause: an insurer took ten weeks.")
    ('Root cause: an insurer took ten weeks.', True)
    """
    nouns = {match.lower() for match in re.findall(rf"\b({NOUNS})\b", text, re.IGNORECASE)}
    if len(nouns) > 1:
        return text, True
    pattern = rf"(?<!\b[Aa]n )(?<!\b[Aa] )\b({NOUNS})\b(?! hall| centre)"
    candidate = re.sub(pattern, "{client}", text)
    candidate = re.sub(rf"(?<!\w)({NOUNS.title()})\b(?! hall)", lambda _: "{Client}", candidate)
    remaining = _matches(INDUSTRY_WORDS, candidate.replace("{client}", "").replace("{Client}", ""))
    return (text, True) if remaining or "{" in text else (candidate, False)


def _matches(words: dict[str, str], text: str) -> list[str]:
    return [
        name
        for name, pattern in words.items()
        if re.search(rf"\b(?:{pattern})\b", text) or re.search(rf"\b(?:{pattern})\b", text.lower())
    ]


def _is_early(row: dict[str, object]) -> bool:
    """Keep the reviews that were written before the acquired firm's records were closed."""
    return "2023-10" <= str(row["date"]) < "2024-07"


def _letter(row: dict[str, object]) -> dict[str, object]:
    keys = ("id", "kind", "title", "date", "customer", "engagement", "text", "spans")
    return {key: row[key] for key in keys}


if __name__ == "__main__":
    extract(Path(sys.argv[1]), Path(__file__).parent / "materials")
