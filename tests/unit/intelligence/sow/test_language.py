"""Which texts the check can read."""

from __future__ import annotations

import pytest

from intelligence.sow.language import looks_english

GERMAN = (
    "Der Auftragnehmer erstellt das Konzept und liefert die Berichte bis zum 1. Mai. Die Abnahme"
    " erfolgt durch den Auftraggeber innerhalb von zehn Tagen nach der Lieferung."
)
FRENCH = (
    "Le prestataire fournit les rapports au client avant le 1er mai. La recette est prononcée par"
    " le client dans les dix jours qui suivent la livraison des documents."
)
ENGLISH = (
    "The Supplier provides the reports to the Client by 1 May. The Client accepts them within ten"
    " days of delivery, in writing."
)
RUSSIAN = "Исполнитель передаёт заказчику отчёты до первого мая и получает оплату в течение дня."


@pytest.mark.parametrize("text", [GERMAN, FRENCH, RUSSIAN, f"{ENGLISH} {GERMAN * 4}"])
def test_other_languages_are_told_apart(text: str) -> None:
    assert not looks_english(text)


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        "",
        "Servers, switches, racks",
        f"{ENGLISH * 3} Firmensitz: Möbelhaus Grünthal GmbH & Co. KG",
        "Portal | 12 May | Supplier\n" * 40,
        "a" * 1_000_000,
        "12345 " * 1000,
    ],
)
def test_english_lists_and_what_cannot_be_told_are_let_through(text: str) -> None:
    assert looks_english(text)
