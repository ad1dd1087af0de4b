"""Other words for the themes, and other ways of cutting them, as other organisations would.

A user's own taxonomy has other names, other grain and one sentence where the starter taxonomy has
seven. An encoder that meets each sub-cause under a single definition learns that definition.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from models.encoder.training.material import Class, Scheme
from models.errors import InvalidInput
from models.recognition.labels import Label

RECUTS = "recuts.json"
REWORDINGS = "rewordings.json"


@dataclass(frozen=True)
class Recut:
    """One other taxonomy over the same sub-causes: texts of its options, and where classes go."""

    name: str
    options: tuple[Label, ...]
    place: Mapping[Class, int]


@dataclass(frozen=True)
class Wordings:
    """Other words for sub-causes and themes, and other cuts."""

    subcauses: Mapping[Class, tuple[str, ...]] = field(default_factory=dict)
    themes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    recuts: tuple[Recut, ...] = ()

    def without(self, names: Sequence[str]) -> Wordings:
        """Return these wordings without some cuts."""
        kept = tuple(recut for recut in self.recuts if recut.name not in names)
        return Wordings(self.subcauses, self.themes, kept)

    def schemes(self, labels: Sequence[Label]) -> tuple[Scheme, ...]:
        """Return the cuts of these labels, and the labels' own themes in all their words.

        Options that no sub-cause of the labels belongs to are left out, and cuts without any left.
        """
        classes = [(label.key, key) for label in labels for key, _ in label.subcauses]
        if not self.recuts:
            return ()
        own = Scheme(
            "themes",
            "",
            tuple(
                (*ways_to_say(x.name, x.definition), *self.themes.get(x.key, ())) for x in labels
            ),
            {(x.key, key): number for number, x in enumerate(labels) for key, _ in x.subcauses},
        )
        cuts = [_as_scheme(recut, classes) for recut in self.recuts]
        return (own, *(cut for cut in cuts if cut.options))


def _as_scheme(recut: Recut, classes: Sequence[Class]) -> Scheme:
    used = sorted({recut.place[pair] for pair in classes if pair in recut.place})
    anew = {old: new for new, old in enumerate(used)}
    return Scheme(
        recut.name,
        "",
        tuple(ways_to_say(recut.options[n].name, recut.options[n].definition) for n in used),
        {pair: anew[recut.place[pair]] for pair in classes if pair in recut.place},
    )


def ways_to_say(name: str, definition: str) -> tuple[str, ...]:
    """Return what a taxonomy may give of a theme: both, the definition, or its name alone.

    >>> ways_to_say("Weak plan", "The plan was weak")
    ('Weak plan: The plan was weak', 'The plan was weak', 'Weak plan')
    """
    return (f"{name}: {definition}", definition, name)


def read_wordings(folder: Path) -> Wordings:
    """Read the files of a folder of wordings.

    Raises:
        InvalidInput: when a file is missing or does not have the shape that it should.

    """
    try:
        recuts = json.loads((folder / RECUTS).read_text(encoding="utf-8"))
        words = json.loads((folder / REWORDINGS).read_text(encoding="utf-8"))
        found = tuple(_recut(name, content["themes"]) for name, content in recuts.items())
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"the wordings in {folder.name}/ cannot be used: {error!r}"
        raise InvalidInput(message) from error
    subcauses = {_class(key): tuple(texts) for key, texts in words.items() if "." in key}
    themes = {key: tuple(texts) for key, texts in words.items() if "." not in key}
    return Wordings(subcauses, themes, found)


def _recut(name: str, themes: Mapping[str, Mapping[str, object]]) -> Recut:
    options = tuple(Label(key, str(x["name"]), str(x["definition"])) for key, x in themes.items())
    place: dict[Class, int] = {}
    for number, entry in enumerate(themes.values()):
        covers = entry["covers"]
        if not isinstance(covers, list):
            message = f"{name}: 'covers' must be a list of theme.subcause, got {covers!r}"
            raise TypeError(message)
        place.update({_class(key): number for key in covers})
    return Recut(name, options, place)


def _class(key: str) -> Class:
    theme, _, subcause = key.partition(".")
    return theme, subcause
