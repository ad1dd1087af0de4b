"""Totals that are not the sum, or the product, of what they are the total of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from intelligence.sow.amount import Amount, Bound
from intelligence.sow.concepts import concepts
from intelligence.sow.conflict import Conflict
from intelligence.sow.facts import Facts, telling
from intelligence.sow.outline import Shape, Statement
from intelligence.sow.table_totals import not_the_sum

_TOTAL = re.compile(r"\W*(?:grand )?(?:total|sum|altogether|overall|in all)\b", re.IGNORECASE)
_INSTALMENTS = concepts("part instalment installment tranche rate milestone payment")
_LEAST_PARTS, _MOST_PARTS = 2, 60
_WHOLE, _LEAST_SHARE, _MOST_SHARE = 100.0, 80.0, 130.0
_PAYMENT = re.compile(r"\b(?:pay|invoic|instal|billing|fee|price|milestone)\w*", re.IGNORECASE)
#: Which payment it is: "Milestone 2", "Second instalment", "M3".
_WHICH_PAYMENT = re.compile(
    r"\W*(?:the\s)?(?:(?:first|second|third|fourth|fifth|final|last)\s(?:\w+\s)?(?:payment|invoice"
    r"|instal+ment|tranche|milestone)|(?:milestone|payment|instal+ment|tranche|stage|phase)"
    r"\s(?:\d|[A-Z]\b|one|two|three|four|five|i+\b)|M\d\b)",
    re.IGNORECASE,
)
_PHASE = re.compile(r"\W*(?:the\s)?(?:\w+\s)?(?:phase|stage)\b", re.IGNORECASE)
_PRICE = re.compile(
    r"\b(?:total|overall|fixed|aggregate|entire|contract|whole)\s(?:\w+\s)?(?:fee|price|sum|amount"
    r"|value|cost|compensation|remuneration|payment)s?\b|\b(?:fee|price)\s(?:is|of|:)",
    re.IGNORECASE,
)
#: A price that is not that of all: "for Phase A", "for the training", "including VAT".
_OF_A_PART = re.compile(
    r"\b(?:phase|stage|milestone|lot|part|option|module|workstream|work package|work order|year)s?"
    r" (?:\d|[a-z]\b|one|two|three|four|five)|\b(?:optional|annual\w*|gross)\b"
    r"|\bincl\w*\.? (?:\w+ )?(?:vat|tax\w*)\b"
    r"|\b(?:fee|price|sum|amount|value|cost|compensation|remuneration|payment)s? (?:for|of) "
    r"(?:(?:the|this|these|all|its|our)\s)*"
    r"(?!(?:the|this|these|all|its|our|services?|projects?|works?|engagement|contract|agreement"
    r"|assignment|statement|deliverables|audit|euros?|eur|usd|gbp|chf|nok|sek|dkk)\b)[a-z]",
    re.IGNORECASE,
)
#: Payments without a sum: where one is, the others are not all of the price.
_REST = re.compile(
    r"\b(?:the balance|remainder|(?:remaining|outstanding|retained|rest of the) (?:\w+ )?(?:fees?"
    r"|prices?|amounts?|sums?|payments?|instal\w+|\d+))\b",
    re.IGNORECASE,
)
#: Statements with figures of one unit that are asked to each side of a total.
_AROUND = 40
_NEAR = 0.005
_TWICE = 2.0
#: How sure a total is that does not add up.
_SURE = 0.8


def wrong_totals(statements: Sequence[Statement], facts: Sequence[Facts]) -> Iterator[Conflict]:
    """Yield totals that differ from the sum of the rows above, or of the figures that they sum."""
    table: list[int] = []
    for place, statement in enumerate(statements):
        if statement.place.shape is not Shape.ROW:
            table = []
            continue
        is_total = bool(_TOTAL.match(statement.words))
        if table and _begins_table(statement, statements[table[-1]], is_total=is_total):
            table = []
        if is_total and table:
            wrong = not_the_sum(statements, table, place)
            if wrong:
                yield Conflict(wrong[0], place, wrong[1], _SURE)
            table = []
        else:
            table.append(place)
    yield from _of_prose(statements, facts)
    yield from _of_shares(statements, facts)
    yield from _of_payments_told(statements, facts)


def _begins_table(row: Statement, last: Statement, *, is_total: bool) -> bool:
    """Whether a row is of another table than the one before; a total may stand a line below it."""
    if row.place.heading != last.place.heading:
        return True
    columns = row.place.columns
    return not is_total and columns not in {last.place.columns, last.words}


def _of_prose(statements: Sequence[Statement], facts: Sequence[Facts]) -> Iterator[Conflict]:
    parts: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(facts):
        if len(one.amounts) >= _LEAST_PARTS and statements[place].place.shape is not Shape.ROW:
            for unit in sorted({amount.unit for amount in one.amounts}):
                if _can_be_summed(unit, one):
                    parts[unit].append(place)
    for place, one in enumerate(facts):
        for total in one.amounts:
            if total.bound is not Bound.EXACT or total.per:
                continue
            for other in _nearest(parts.get(total.unit, ()), place):
                what = "" if other == place else _not_agreeing(total, one, facts[other])
                if what:
                    yield Conflict(min(place, other), max(place, other), what, _SURE)


def _of_shares(statements: Sequence[Statement], facts: Sequence[Facts]) -> Iterator[Conflict]:
    """Yield lists of payments, one share an item, that do not add up to the whole."""
    run: list[tuple[int, float]] = []
    for place, one in [*enumerate(facts), (len(facts), None)]:
        shares = (
            [a.low for a in one.amounts if a.unit == "%" and a.bound is Bound.EXACT] if one else []
        )
        listed = one is not None and statements[place].place.shape is not Shape.PROSE
        if listed and len(shares) == 1:
            run.append((place, shares[0]))
            continue
        added = sum(share for _, share in run)
        if (
            len(run) > _LEAST_PARTS
            and _off_the_whole(added)
            and _of_payments(statements, run[0][0])
        ):
            yield Conflict(run[0][0], run[-1][0], f"the shares add up to {added:,.10g} %", _SURE)
        run = []


def _of_payments_told(
    statements: Sequence[Statement], facts: Sequence[Facts]
) -> Iterator[Conflict]:
    """Yield a list of payments, one sum an item or sentence, that differs from the price told.

    Only where the text has one price and one list, and no part of the list makes the price.
    """
    told = [
        (place, value)
        for place, one in enumerate(facts)
        if (value := _one_sum(one)) is not None and _PRICE.search(statements[place].words)
    ]
    if len({price for _, price in told}) != 1 or any(_REST.search(one.words) for one in statements):
        return
    at, price = told[0]
    if any(_of_a_part(statements[place]) for place, _ in told):
        return
    priced = {place for place, _ in told}
    payments = [
        (place, _one_sum(one))
        for place, one in enumerate(facts)
        if place not in priced and _is_payment(statements, place)
    ]
    parts = [(place, value) for place, value in payments if value is not None]
    if not _LEAST_PARTS <= len(parts) <= _MOST_PARTS or len(parts) < len(payments):
        return
    first = parts[0][0]
    together = parts[-1][0] - first == len(parts) - 1
    alike = len({_sort_of_payment(statements[place]) for place, _ in parts}) == 1
    added = sum(value for _, value in parts)
    if alike and together and _differs(added, price) and not _makes(parts, price):
        what = f"the payments add up to {added:,.10g}, not {price:,.10g}"
        yield Conflict(min(first, at), max(first, at), what, _SURE)


def _of_a_part(statement: Statement) -> bool:
    """Whether a price is told of a part of the work, or under the heading of one."""
    return bool(_OF_A_PART.search(statement.words) or _OF_A_PART.search(statement.place.heading))


def _sort_of_payment(statement: Statement) -> str:
    """Return of which table a row is, and of prose whether it is a phase or a payment."""
    if statement.place.shape is Shape.ROW:
        return f"|{statement.place.heading}|{statement.place.columns}"
    return "phase" if _PHASE.match(statement.words) else "payment"


def _makes(parts: Sequence[tuple[int, float]], price: float) -> bool:
    """Whether payments that follow each other, not all, add up to the price."""
    sums = [0.0]
    for _, value in parts:
        sums.append(sums[-1] + value)
    return any(
        abs(high - low - price) <= _NEAR * price
        for place, low in enumerate(sums)
        for high in sums[place + 1 :]
    )


def _one_sum(one: Facts) -> float | None:
    """Return the one sum of money of a statement; null where there is none, or more."""
    sums = [a for a in one.amounts if a.unit == "money"]
    exact = len(sums) == 1 and sums[0].bound is Bound.EXACT and not sums[0].per
    return sums[0].low if exact else None


def _is_payment(statements: Sequence[Statement], place: int) -> bool:
    """Whether a statement opens with which payment it is, or stands in a table of payments."""
    statement = statements[place]
    if statement.place.shape is Shape.ROW:
        return bool(_PAYMENT.search(statement.place.columns)) and not _TOTAL.match(statement.words)
    return bool(_WHICH_PAYMENT.match(statement.words))


def _off_the_whole(added: float) -> bool:
    return _LEAST_SHARE <= added <= _MOST_SHARE and abs(added - _WHOLE) > _NEAR * _WHOLE


def _of_payments(statements: Sequence[Statement], first: int) -> bool:
    place = statements[first].place
    before = statements[first - 1].words if first else ""
    return any(
        _PAYMENT.search(words) for words in (place.heading, place.lead_in, place.columns, before)
    )


def _can_be_summed(unit: str, one: Facts) -> bool:
    """Return whether a statement has figures of a unit to add up, or one a piece."""
    alike = [a for a in one.amounts if a.unit == unit and a.bound is Bound.EXACT]
    added, each = [a for a in alike if not a.per and not a.total], [a for a in alike if a.per]
    return len(added) > 1 or len(each) == 1


def _nearest(places: Sequence[int], place: int) -> Sequence[int]:
    """Return the places around one: a total and its parts do not stand hundreds of lines apart."""
    at = bisect_left(places, place)
    return places[max(0, at - _AROUND) : at + _AROUND]


def _not_agreeing(total: Amount, one: Facts, parts: Facts) -> str:
    """Return in which way a total differs from the figures of another statement."""
    alike = [a for a in parts.amounts if a.unit == total.unit and a.bound is Bound.EXACT]
    several = [a.low for a in alike if not a.per and not a.total]
    split = _instalments(parts) if len(several) > 1 else -1
    summed = len(several) > 1 and (total.total or split > 1)
    if summed and len(several) in {_named(one, total), split}:
        added = sum(several)
        if _differs(added, total.low):
            return f"the figures add up to {added:,.10g}, not {total.low:,.10g}"
    each = [a for a in alike if a.per]
    if len(each) != 1:
        return ""
    counts = [a for a in parts.amounts if a.counts and a.unit != total.unit]
    if len(counts) != 1:
        return ""
    count = counts[0]
    again = any(a.counts and (a.unit, a.low) == (count.unit, count.low) for a in one.amounts)
    shared = telling(total.clause) & telling(each[0].clause)
    if not again and not (total.total and shared):
        return ""
    product = each[0].low * count.low
    if not _differs(product, total.low):
        return ""
    return f"{count.low:,.10g} times {each[0].low:,.10g} is {product:,.10g}, not {total.low:,.10g}"


def _named(one: Facts, total: Amount) -> int:
    """How many things the total is said to be of: "the three phases together"."""
    exact = [a for a in one.amounts if a.counts and a.bound is Bound.EXACT]
    counts = [a.low for a in exact if a is not total]
    return int(counts[0]) if len(counts) == 1 else -1


def _instalments(parts: Facts) -> int:
    """Into how many parts a statement splits a sum: "in three instalments"; -1 if it does not."""
    exact = [a for a in parts.amounts if a.bound is Bound.EXACT]
    counts = [a.low for a in exact if a.unit in _INSTALMENTS]
    return int(counts[0]) if len(counts) == 1 else -1


def _differs(computed: float, told: float) -> bool:
    low, high = sorted((computed, told))
    return low * (1 + _NEAR) < high < low * _TWICE
