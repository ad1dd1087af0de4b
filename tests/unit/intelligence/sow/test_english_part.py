"""What of a text is English, and that what is read keeps its place."""

from __future__ import annotations

import pytest

from intelligence.sow.english_part import EnglishPart, english_part
from intelligence.sow.passage import MissingSection, Section

ENGLISH = (
    "The supplier delivers the services of annex A and the client accepts them within ten days of "
    "their delivery. Testing will be performed as required.\n"
) * 4
OTHERS = {
    "German": "Der Auftragnehmer liefert die Leistungen, die in der Anlage beschrieben sind, und "
    "der Auftraggeber nimmt sie ab.\n",
    "French": "Le prestataire fournit les services qui sont décrits dans les annexes et le client "
    "les accepte dans les dix jours.\n",
    "Spanish": "El proveedor presta los servicios que se describen en los anexos y el cliente los "
    "acepta en un plazo de diez días.\n",
    "Swedish": "Leverantören tillhandahåller de tjänster som beskrivs i bilagorna, och kunden "
    "godkänner dem till och med mars.\n",
    "Russian": "Поставщик оказывает услуги, описанные в приложениях, а клиент принимает их.\n",  # noqa: RUF001 - Cyrillic
}


def _read(text: str) -> EnglishPart:
    part = english_part(text)
    assert part is not None
    return part


@pytest.mark.parametrize("language", OTHERS)
def test_a_part_in_another_language_is_left_out_and_the_rest_keeps_its_place(
    language: str,
) -> None:
    """A contract in two languages was refused whole, or its other half passed over in silence."""
    other = OTHERS[language] * 4
    text = f"{ENGLISH}\n{other}\n{ENGLISH}"
    part = _read(text)
    ((start, end),) = part.unread
    assert text[start:end].strip() == other.strip()
    assert len(part.text) == len(text)
    assert part.text[:start] == text[:start]
    assert part.text[end:] == text[end:]
    assert not part.text[start:end].strip()
    assert part.text.count("\n") == text.count("\n")
    (note,) = part.notes
    assert f"characters {start:,} to {end:,}" in note


@pytest.mark.parametrize(
    "line",
    [
        "Router | EUR 5,000",
        "Support as needed | tbd",
        "Payment within reasonable time.",
        "4. Migration waves",
    ],
)
def test_a_line_of_neither_language_between_foreign_ones_is_read(line: str) -> None:
    """Rows and short clauses were blanked, and said not to be English, for what stood around."""
    german = OTHERS["German"] * 2
    part = _read(f"{ENGLISH}\n{german}\n{line}\n{german}\n{ENGLISH}")
    assert line in part.text
    assert "Auftragnehmer" not in part.text
    assert len(part.unread) == 2


def test_a_line_with_one_foreign_word_goes_with_foreign_ones_around_it() -> None:
    german = OTHERS["German"]
    part = _read(f"{ENGLISH}\n{german}nach Eingang der Unterlagen\n3.\n{german}{ENGLISH}")
    assert "Eingang" not in part.text
    assert len(part.unread) == 1


def test_text_in_another_language_with_a_few_english_words_is_not_read() -> None:
    assert english_part(OTHERS["German"] * 10) is None
    assert english_part("Statement of work\n" + OTHERS["French"] * 10) is None


def test_names_and_quotations_of_another_language_are_read_with_the_rest() -> None:
    for text in (
        ENGLISH,
        "",
        (
            f"{ENGLISH}Bureau des Affaires, 12 rue de la Paix, Service du Personnel et des Achats\n"
            f"pour la Société des Eaux, 4 avenue des Champs, Paris et Lyon\n{ENGLISH}"
        ),
        (
            f"{ENGLISH}Calle de la Princesa 12, para el Departamento de Compras y Ventas\n"
            f"Avenida de los Reyes y de la Reina 4, Oficina del Director, Madrid\n{ENGLISH}"
        ),
        f"{ENGLISH}Amt für Soziales und Gesundheit des Landkreises\n{ENGLISH}",
        "| D1 | a fee of EUR 10 per user | no | as per annex |\n" * 10 + ENGLISH,
    ):
        assert _read(text) == EnglishPart(text)
        assert _read(text).notes == ()


def test_section_that_is_missing_may_stand_in_what_was_not_read() -> None:
    missing = (MissingSection(Section.ACCEPTANCE, "Nobody says how.", "Say how.", 0.9),)
    assert _read(ENGLISH).doubted(missing) == missing
    (doubted,) = _read(f"{ENGLISH}\n{OTHERS['German'] * 4}").doubted(missing)
    assert "it may stand there" in doubted.why
    assert doubted.confidence == 0.5


def test_many_parts_are_counted_and_some_are_named() -> None:
    part = _read("\n".join([ENGLISH, OTHERS["German"] * 3] * 8))
    assert len(part.unread) == 8
    assert part.notes[0].endswith("and 3 more")
