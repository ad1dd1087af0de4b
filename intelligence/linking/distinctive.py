"""Which words of the names in a register mean that record and nothing else.

*Data Migration* is the name of an engagement, and what half the mails of a portfolio speak of; a
text that holds it says of no engagement that it is meant. *Weir Works* does, for *Weir* stands in
the names of one customer's work alone, and nobody writes it small.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from intelligence.linking.names import normalise_title
from models.words import VAGUE_WORDS

_WORD = re.compile(r"[^\W\d_]+")
_LEAST_LETTERS = 3
#: One in so many of the texts that hold a word write it small: then it is a word like any other.
_SMALL = 5
#: Words of work, which a title writes with capitals and which name no record.
_WORK_WORDS = """
abschluss access account accounting accounts acceptance action actions adoption agent agile
analysis analytics and annual application applications archive assessment audit auto automation
back backup best billing build building business call campaign capture care centre center change
channel chat client cloud code commerce communication compliance configuration connection
consolidation contact content contract control conversion core cost council crm customer cut
cutover dashboard data database deal delivery department deployment design desk desktop development
device digital digitisation digitization document documents early electronic email enablement end
energy engineering enterprise environment erp escalation estate evaluation exchange exit experience
expert external factory field file final finance financial first fleet food forecast foundation
framework full fund general global go good governance group handover health help home hospital
hosting house identity implementation improvement incident independent industry information
infrastructure initial innovation installation integration intelligence interface internal
international introduction inventory invoice issue issues item job key knowledge landing launch
ledger legal lesson lessons level licence license life line list live local log logistics loyalty
machine mail maintenance management manager managed market marketing master measurement media mega
meeting merger message migration mobile model modern modernisation modernization module monitoring
move national network networks new next north number office old onboarding one online open
operating operation operations order orders organisation outbound outsourcing package partner
partners payable payment payments payroll people performance phase pilot plan planning platform
plus point policy portal portfolio post power practice price pricing print problem problems process
procurement product production program programme progress project projects property public purchase
purchasing quality quarter ramp readiness real receivable record records recovery redesign refresh
region regional register release relaunch renewal replacement report reporting request requirements
rescue research resource response retail retention review risk roadmap role roll rollout root sales
scheme school search second secure security server servers service services set shared site smart
social software solution solutions sourcing south special staff standard start state status
steering stock storage store strategic strategy supplier supply support survey system systems
takeover talent task team technical technology test testing text the third ticket time title tool
tools tower town track trade training transfer transformation transition transport treasury trust
update upgrade urgent usage user users value vendor version virtual voice warehouse water wave web
week west with work workforce workplace workshop workshops workstream year zone abnahme ablösung
altsystem anbindung anwendung arbeit aufbau auftrag ausbau auslagerung austausch automatisierung
bereich beratung bericht betrieb buchhaltung daten datenbank datenmigration digitalisierung
einführung einkauf entwicklung erneuerung erweiterung finanzen freigabe konzept kunde kunden lager
leistung lieferung logistik modernisierung neue neuer neues netz personal plattform planung
produktion projekt prozess prüfung rechnung rechnungswesen rechenzentrum schulung sicherheit stelle
steuerung systeme technik umstellung umzug unternehmen verfahren verkauf vertrag vertrieb
verwaltung wartung werk wechsel zentrale aanbesteding beheer bedrijf dienst dienstverlening
gegevens gegevensmigratie implementatie invoering klant migratie ontwikkeling opdracht overdracht
uitrol verhuizing vernieuwing werkplek données projet mise système refonte gmbh inc limited llc ltd
plc company companies corporation holding holdings api bi etl hr iam itsm kpi pmo poc qa raci sap
sla sow sso uat vpn
"""
_COMMON = frozenset(normalise_title(_WORK_WORDS).split()) | VAGUE_WORDS


@dataclass(frozen=True, slots=True)
class NameWords:
    """The words of a register's names that stand in the names of one owner alone."""

    owners: Mapping[str, str]

    @classmethod
    def of(cls, names: Iterable[tuple[str, str]], texts: Iterable[str]) -> NameWords:
        """Return the words, of (name, owner) pairs, that ``texts`` and names write as a name.

        A word that a fifth of the texts that hold it write in small letters is none.
        """
        named = list(names)
        bearers: dict[str, set[str]] = {}
        for name, owner in named:
            for word in normalise_title(name).split():
                bearers.setdefault(word, set()).add(owner)
        candidates = {
            word: next(iter(owners))
            for word, owners in bearers.items()
            if len(owners) == 1 and _is_word(word)
        }
        small, held = _uses(candidates, [*(name for name, _ in named), *texts])
        return cls(
            {
                word: owner
                for word, owner in candidates.items()
                if small[word] * _SMALL < max(held[word], 1)
            }
        )

    def mark(self, name: str, text: str) -> bool:
        """Say whether a text writes with a capital a word of a name that means its owner alone.

        >>> words = NameWords.of([("Weir Works", "C1"), ("Data Migration", "C1")], [])
        >>> [words.mark(name, f"The {name}") for name in ("weir works", "Weir Works")]
        [False, True]
        >>> words.mark("Data Migration", "The Data Migration")
        False
        """
        wanted = self.owners.keys() & set(normalise_title(name).split())
        return any(
            wanted & set(normalise_title(word).split())
            for word in _WORD.findall(text)
            if wanted and not word.islower()
        )


def _is_word(word: str) -> bool:
    ordinary = word in _COMMON or word.removesuffix("s") in _COMMON
    return len(word) >= _LEAST_LETTERS and word.isalpha() and not ordinary


def _uses(wanted: Mapping[str, str], texts: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """Return in how many texts each word stands in small letters, and in how many at all."""
    small: Counter[str] = Counter()
    held: Counter[str] = Counter()
    for text in texts if wanted else ():
        met: dict[str, bool] = {}
        for word in set(_WORD.findall(text)):
            form = normalise_title(word)
            if form in wanted:
                met[form] = met.get(form, False) or word.islower()
        held.update(met.keys())
        small.update(form for form, is_small in met.items() if is_small)
    return small, held
