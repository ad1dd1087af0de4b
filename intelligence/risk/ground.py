"""What of an edition is needed to take names out of any check: read once, used for many."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from intelligence.risk.known_names import names_of
from intelligence.risk.name_forms import Identity, KnownNames
from intelligence.risk.small_cells import Cells
from intelligence.signals.occurrences import Occurrences, occurrences_of


@dataclass(frozen=True)
class Ground:
    """An edition as confidentiality sees it.

    Attributes:
        names: how customers, engagements, teams and documents are written.
        cells: counts customers.
        told_quarters: quarters with documents of enough customers.
        keys: by name of a customer that nobody shares, its key; and each key by itself.
        documents_of: by key of a customer, ids of its documents.

    """

    names: KnownNames
    cells: Cells
    told_quarters: frozenset[str]
    keys: Mapping[str, str]
    documents_of: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, tables: Mapping[str, pd.DataFrame], fewest_customers: int = 3) -> Ground:
        """Read the tables of an edition; those that are missing say nothing."""
        documents = tables.get("documents")
        return cls(
            names_of(tables),
            Cells.of(tables, _occurrences(tables), fewest_customers),
            quarters_of(documents, fewest_customers),
            _keys(tables.get("customers")),
            _documents_of(documents),
        )

    def key(self, customer: str | None) -> str | None:
        """Return the key of a customer that is given by key or name."""
        return None if customer is None else self.keys.get(customer, customer)

    def belonging_to(self, customer: str) -> frozenset[Identity]:
        """Return a customer, its engagements and its documents."""
        engagements = [one for one, of in self.names.customer_of.items() if of == customer]
        return frozenset(
            {
                Identity("Customer", customer),
                *(Identity("Engagement", one) for one in engagements),
                *(Identity("Document", uid) for uid in self.documents_of.get(customer, ())),
            }
        )


def quarters_of(documents: pd.DataFrame | None, fewest: int) -> frozenset[str]:
    """Return the quarters with documents of at least so many customers."""
    if documents is None or not {"quarter", "customer_key"} <= set(documents.columns):
        return frozenset()
    counted = documents.groupby("quarter")["customer_key"].nunique()
    return frozenset(str(quarter) for quarter in counted.index[counted >= fewest])


def _keys(customers: pd.DataFrame | None) -> dict[str, str]:
    if customers is None:
        return {}
    alone = customers.drop_duplicates("name", keep=False)
    named = {str(name): str(key) for name, key in zip(alone["name"], alone["customer_key"],
                                                      strict=True)}  # fmt: skip
    return named | {str(key): str(key) for key in customers["customer_key"]}


def _documents_of(documents: pd.DataFrame | None) -> dict[str, frozenset[str]]:
    if documents is None or not {"document_uid", "customer_key"} <= set(documents.columns):
        return {}
    groups = documents.groupby("customer_key")["document_uid"]
    return {str(key): frozenset(map(str, uids)) for key, uids in groups}


def _occurrences(tables: Mapping[str, pd.DataFrame]) -> Occurrences | None:
    needed = ("documents", "findings", "engagements", "customers", "themes")
    return occurrences_of(tables) if all(name in tables for name in needed) else None
