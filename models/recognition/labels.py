"""What a recogniser is told of a theme: its texts, and nothing else."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from models.words import set_of

#: Names of what is left over, in the languages that taxonomies come in.
_LEFT_OVER = set_of(
    """
    other others misc miscellaneous various unknown tbd tbc undetermined unspecified unidentified
    unclassified uncategorised uncategorized
    unassigned rest remainder none else sonstiges sonstige andere anderes übrige übriges autre
    autres divers otro otros otra otras varios altro altri altre overig overige outro outros outra
    outras diversos inne
    """
)

#: Words beside these that tell no theme: "Other root causes (please specify)", "None of the above".
_AROUND = set_of(
    """
    all any and or of the a an to in on with from left over for not that which is are does do no
    into nowhere anything everything something fit fits fitting belong belongs above listed here
    specify please cause causes root reason reasons issue issues problem problems factor factors
    topic topics theme themes category categories code codes item items where given yet
    elsewhere und oder y e et ou de ursachen ursache gründe causas motivos
    """
)


@dataclass(frozen=True, slots=True)
class Label:
    """One theme to recognise. ``subcauses`` are pairs of key and definition, possibly none.

    ``examples`` are texts that show the theme, ``counterexamples`` texts that do not, whatever they
    seem to. Neither their order nor a repetition means anything.
    """

    key: str
    name: str
    definition: str
    subcauses: tuple[tuple[str, str], ...] = ()
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()
    also_called: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Sixteen digits of key and definition: with another one a trained head is not used."""
        return hashlib.sha256(f"{self.key}\x1f{self.definition}".encode()).hexdigest()[:16]

    @property
    def is_residual(self) -> bool:
        """Whether it is for what fits nowhere else, so that no words of its own tell it.

        >>> Label("other", "Other", "Anything that fits nowhere else").is_residual
        True
        >>> Label("other", "Other", "Strikes, floods and pandemics").is_residual
        False
        """
        if self.subcauses or self.examples:
            return False
        name, told = (set(re.findall(r"\w+", x.lower())) for x in (self.name, self.definition))
        return bool(name & _LEFT_OVER) and name | told <= _LEFT_OVER | _AROUND
