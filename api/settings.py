"""Settings, read once from ``premortem.toml`` and the environment, then passed down."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated, Any, get_args, get_type_hints

from api.errors import ApiError
from models.identity import Precision

PREFIX = "PREMORTEM_"
FILE = "premortem.toml"


class InvalidSetting(ApiError):
    """A setting has an unknown name or a value that cannot be used."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its default.

    >>> Settings.from_environment({"PREMORTEM_PORT": "9000"}).port
    9000
    """

    workspace: Annotated[str, "folder of database, editions, caches and reports"] = "workspace"
    database_url: Annotated[str, "SQLAlchemy address of the records; empty: in the workspace"] = ""
    taxonomy: Annotated[str, "taxonomy file; empty: the starter taxonomy; `none`: no taxonomy"] = ""
    encoder: Annotated[
        str,
        "`light`, `accurate` (`make install-accurate`), a folder that `train` wrote, or one with a "
        "sentence-transformers model: it tells themes, by definitions only, `light` does the rest",
    ] = "light"
    precision: Annotated[
        Precision, "what the encoder computes in: `f32`, or `bf16`, faster where the processor can"
    ] = "f32"
    seed: Annotated[int, "seed of everything that draws at random"] = 7
    link_auto_score: Annotated[float, "name similarity (0-100) that links by itself"] = 88.0
    link_margin: Annotated[float, "lead over the second-best record that a link needs"] = 5.0
    link_review_score: Annotated[float, "similarity from which a person is asked"] = 70.0
    proposal_findings: Annotated[
        int, "fewest findings of a proposed theme, and of wordings or engagements"
    ] = 5
    proposal_groups: Annotated[int, "fewest engagements (else documents) of a proposed theme"] = 3
    refit_apply: Annotated[int, "1: a refit takes over by itself what it proposes"] = 0
    small_customers: Annotated[int, "distinct customers below which a count is marked small"] = 3
    confidential: Annotated[
        int, "1: risk checks never show the names of other customers, whoever asks"
    ] = 0
    rates: Annotated[
        str, "CSV of currency rates (currency, rate_to_EUR, as_of); empty: money is never mixed"
    ] = ""
    max_file_megabytes: Annotated[int, "largest file that is read"] = 200
    max_expanded_megabytes: Annotated[int, "largest expanded size of an archive"] = 1000
    max_cell_characters: Annotated[int, "longest cell of a table"] = 1_000_000
    max_text_characters: Annotated[int, "longest text of a document"] = 5_000_000
    host: Annotated[str, "address that `premortem serve` listens on"] = "127.0.0.1"
    port: Annotated[int, "port that `premortem serve` listens on"] = 8000

    @classmethod
    def from_environment(cls, environment: Mapping[str, str], file: Path | None = None) -> Settings:
        """Return the settings of a file, overridden by ``PREMORTEM_…`` variables.

        Raises:
            InvalidSetting: when a name is unknown or a value is not of its type.

        """
        values = _from_file(file) if file and file.is_file() else {}
        for name in (item.name for item in fields(cls)):
            given = environment.get(PREFIX + name.upper())
            if given is not None:
                values[name] = given
        kinds = _kinds()
        return cls(**{name: _typed(name, kinds[name], value) for name, value in values.items()})


def explanations() -> dict[str, str]:
    """Return what each setting is for, by name."""
    hints = get_type_hints(Settings, include_extras=True)
    return {item.name: str(get_args(hints[item.name])[1]) for item in fields(Settings)}


def _kinds() -> dict[str, Any]:
    hints = get_type_hints(Settings)
    return {item.name: hints[item.name] for item in fields(Settings)}


def _from_file(path: Path) -> dict[str, Any]:
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InvalidSetting(f"{path.name} cannot be read: {error}") from error
    known = _kinds()
    for name in values:
        if name not in known:
            raise InvalidSetting(
                f"{path.name} has the setting {name!r}; known settings: {', '.join(known)}"
            )
    return values


def _typed(name: str, kind: Any, value: Any) -> Any:
    if choices := get_args(kind):
        return _chosen(name, choices, value)
    if kind is str and isinstance(value, str):
        return value
    try:
        number = kind(value)
    except (TypeError, ValueError) as error:
        word = "a whole number" if kind is int else "a number"
        raise InvalidSetting(f"setting {name} is {value!r}; it takes {word}") from error
    least = 1 if name.startswith("max_") else 0
    if not number >= least:
        raise InvalidSetting(f"setting {name} is {value!r}; it must be at least {least}")
    return number


def _chosen(name: str, choices: tuple[str, ...], value: Any) -> str:
    if isinstance(value, str) and value in choices:
        return value
    raise InvalidSetting(f"setting {name} is {value!r}; it takes {' or '.join(choices)}")
