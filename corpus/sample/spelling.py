"""How people really write a customer's name."""

from __future__ import annotations

import re
from random import Random

from corpus.records import Customer

LEGAL_FORM = re.compile(
    r",?\s(?:GmbH & Co\. KG|GmbH|AG|KG|plc|Ltd|Inc\.|LLC|Corp\.|AB|AS|Company|Cooperative)$"
)
UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "ß": "ss", "å": "a"}
)

#: Short forms that fit more than one customer, by the names they fit.
SHARED = {
    "Harbour": ("Harbour Mutual Insurance plc", "Harbour Retail Group Ltd"),
    "Aurora": ("Aurora Electric Cooperative", "Aurora Energi AB"),
    "SW Linden": ("Stadtwerke Lindenau GmbH", "Stadtwerke Lindental GmbH"),
}

_WAYS = ("exact", "bare", "upper", "alias", "typo", "ascii", "spaced")
_WEIGHTS = (38, 22, 6, 14, 9, 7, 4)


def ambiguous(customer: Customer) -> str | None:
    """Return the short form that could mean another customer too, or None."""
    return next((short for short, names in SHARED.items() if customer.name in names), None)


def spelled(random: Random, customer: Customer) -> str:
    """Return the name in one of the spellings people use: bare, shouted, alias, typo and so on."""
    way = random.choices(_WAYS, _WEIGHTS)[0]
    bare = LEGAL_FORM.sub("", customer.name)
    return {
        "exact": customer.name,
        "bare": bare,
        "upper": customer.name.upper(),
        "alias": random.choice(customer.aliases or (customer.name,)),
        "typo": with_typo(random, bare),
        "ascii": customer.name.translate(UMLAUTS),
        "spaced": f"{bare.replace(' ', '  ')} ",
    }[way]


def with_typo(random: Random, name: str) -> str:
    """Drop, double or swap one letter inside the longest word.

    >>> len(with_typo(Random(1), "Severnside Water")) in {15, 16, 17}
    True
    """
    word = max(name.split(), key=len)
    place = random.randrange(1, len(word) - 2)
    first, second = word[place], word[place + 1]
    slip = random.choice((first, first * 2 + second, second + first))
    return name.replace(word, word[:place] + slip + word[place + 2 :])
