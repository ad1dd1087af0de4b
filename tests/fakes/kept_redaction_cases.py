"""More hostile names and ordinary text, of other customers: see `redaction_cases`."""

from __future__ import annotations

#: Other customers and other forms, written down before anything was tried on them.
KEPT_CUSTOMERS = {
    "K-1": "Havelstein Pflegekassen eG",
    "K-2": "Quillfeather Books Ltd",
    "K-3": "Osterholm Bygg AB",
    "K-4": "Castlereagh Dairy Co-operative",
    "K-5": "Vantor Pharma SE",
    "K-6": "Société Générale de Transport Lumière SA",
    "K-7": "St. Albert's Hospital Trust",
    "K-8": "J. P. Dunmore & Daughters LLP",
}
KEPT_ALIASES = (("K-1", "HPK"), ("K-5", "VNT"))
KEPT_ENGAGEMENTS = (
    ("ENG-7100", "Havelstein - Scanning", "K-1", "Oslo Delivery"),
    ("ENG-7101", "Operation Snowdrop", "K-3", "Oslo Delivery"),
    ("ENG-7102", "Vantor / Batch release", "K-5", "Oslo Delivery"),
)
KEPT_HOSTILE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Havelstien was late", ("havelstien",)),
    ("Havel-stein's staff", ("havel",)),
    ("HAVEL STEIN", ("havel",)),
    ("haveltsein", ("haveltsein",)),
    ("Hawelstein", ("hawelstein",)),
    ("Havelsteins Pflegekasse", ("havelstein",)),
    ("the havelstein.de page", ("havelstein",)),
    ("HPK_FIX_12 and hpk/12", ("hpk",)),
    ("H.P.K. says no", ("h.p.k",)),
    ("Quill feather waited", ("quill feather",)),
    (
        "Quilfeather and Quillfether",
        (
            "quilfeather",
            "quillfether",
        ),
    ),
    ("QuillFeather's shop", ("quill",)),
    ("Quillfeathers'", ("quillfeather",)),
    ("quillfeather-books.co", ("quillfeather",)),
    (
        "Österholm and Osterhom",
        (
            "sterholm",
            "osterhom",
        ),
    ),
    ("OSTERHOLM-BYGG", ("osterholm",)),
    ("osterholmbygg", ("osterholm",)),
    ("Osterhölm Byg", ("sterh",)),
    (
        "Castlereigh and Castelreagh",
        (
            "castlereigh",
            "castelreagh",
        ),
    ),
    ("Castle Reagh", ("reagh",)),
    ("CDC-118", ("CDC",)),
    (
        "Vantor, Vanter and Vantro",
        (
            "vantor",
            "vanter",
            "vantro",
        ),
    ),
    ("VNT0017 / vnt_0017", ("vnt",)),
    ("vantor@chat", ("vantor",)),
    ("sftp://files.vantor.internal/in", ("vantor",)),
    ("Lumiere and Lumière", ("lumi",)),
    ("SGTL-3", ("SGTL",)),
    ("St Albert's ward and Saint Alberts", ("albert",)),
    ("SAHT", ("SAHT",)),
    (
        "Dunmore and Dunmores; Dunmoor",
        (
            "dunmore",
            "dunmoor",
        ),
    ),
    ("JP Dunmore & Daughters", ("dunmore",)),
    ("Operation Snowdrop ended; SNOWDROP too", ("snowdrop",)),
    ("ENG7101, eng_7101 and Eng. 7101", ("7101",)),
    ("\u201cLeocadia Thorne\u201d refused", ("thorne",)),
    ("'Achebe' said so", ("achebe",)),
    ("asked M. Achebe", ("achebe",)),
    ("Achebe-san", ("achebe",)),
    ("Reach me on 07700 900123 or +44.7700.900123", ("900123",)),
    ("mobile: 0770 900 123", ("900",)),
    ("Havelstéin", ("havelst",)),
    ("H a v e l s t e i n", ("h a v",)),
    ("#havelstein", ("havelstein",)),
    ("havelsteinportal", ("havelstein",)),
    ("\u0397avelstein with Greek capital", ("avelstein",)),
    ("Havelst3in", ("havelst3in",)),
    ("their lead, Leocadia Thorne, left", ("thorne",)),
    ("cc: thorne.l@x.example", ("thorne",)),
    ("wrote L. van Thorne", ("thorne",)),
)
KEPT_ORDINARY: tuple[str, ...] = (
    "Books were kept by hand.",
    "The hospital trust of the users was lost.",
    "Daughters of staff came.",
    "Dairy and pharma are regulated.",
    "Transport of data was slow.",
    "We said no. Testing stopped.",
    "Costs rose to 1500000 EUR.",
    "Step 3-4-5 was skipped.",
    "3.11.2025 was the date.",
    "Build 2025.11.27 failed.",
    "The co-operative spirit was lost.",
    '"Definition of Done" was empty.',
    "Users called for help.",
    "Everyone left (Friday evening).",
)
