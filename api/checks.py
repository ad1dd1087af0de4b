"""What ``premortem doctor`` looks at: each check answers with a sentence, or raises one."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from api.errors import ApiError
from api.services import Services
from corpus.errors import CorpusError
from intelligence.errors import IntelligenceError
from models.errors import ModelError

PACKAGES = ("api", "corpus", "intelligence", "models", "reports")
_HERE = Path(__file__).resolve().parents[1]
_LEAST_FREE = 1_000_000_000


class Unhealthy(ApiError):
    """A check of the doctor failed; the message says what would be right."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one check."""

    check: str
    healthy: bool
    told: str


def examine(services: Services) -> Iterator[Finding]:
    """Run every check, one after the other; a failing one does not stop the rest."""
    checks: dict[str, Callable[[Services], str]] = {
        "python": _python,
        "packages": _packages,
        "encoder": _encoder,
        "themes": _themes,
        "precision": _precision,
        "sentences": _sentences,
        "disk": _disk,
        "records": _records,
        "editions": _editions,
    }
    for name, check in checks.items():
        try:
            yield Finding(name, healthy=True, told=check(services))
        except (ApiError, CorpusError, IntelligenceError, ModelError) as error:
            yield Finding(name, healthy=False, told=str(error))


def _python(_services: Services) -> str:
    return f"Python {sys.version.split()[0]}"


def _packages(_services: Services) -> str:
    for name in PACKAGES:
        spec = find_spec(name)
        origin = Path(spec.origin).resolve() if spec and spec.origin else None
        if origin is None or origin.parent != _HERE / name:
            message = f"the name {name!r} resolves to {origin}, not to {_HERE / name}"
            raise Unhealthy(message)
    return f"{', '.join(PACKAGES)} resolve to this installation"


def _encoder(services: Services) -> str:
    from api.tools import make_encoder  # noqa: PLC0415 - the model libraries, on demand
    from models.encoder_choice import choose_encoder  # noqa: PLC0415 - as above

    encoder = make_encoder(services.settings)
    encoder.weights.verify()
    told = f"{encoder.identity} has the checksum it must have"
    own = choose_encoder(services.settings.encoder).own
    if own is None:
        return told
    own.embed(["The plan was late."])
    return f"themes are told by the model {own.identity}, which can be loaded; beside it, {told}"


def _themes(services: Services) -> str:
    from api.tools import make_recogniser  # noqa: PLC0415 - the model libraries, on demand
    from models.encoder.locate import user_cache  # noqa: PLC0415 - as above
    from models.encoder_choice import choose_encoder  # noqa: PLC0415 - as above

    choice = choose_encoder(services.settings.encoder)
    encoder = choice.theme_encoder(user_cache(os.environ), services.settings.precision)
    recogniser = make_recogniser(choice, encoder).identity
    warning = choice.warning(recogniser)
    return f"warning: {warning}" if warning else f"told by {recogniser}"


def _precision(services: Services) -> str:
    from models.encoder.engine import refuse_emulation  # noqa: PLC0415 - numpy
    from models.encoder.openvino_library import processor_precisions  # noqa: PLC0415 - OpenVINO

    chosen = services.settings.precision
    refuse_emulation(chosen)
    able = "computes" if "bf16" in processor_precisions() else "does not compute"
    return f"{chosen} is chosen; this processor {able} in bf16"


def _sentences(_services: Services) -> str:
    from models.segmentation import SpacySegmenter  # noqa: PLC0415 - spaCy, on demand

    segmenter = SpacySegmenter()
    if len(segmenter.split(["Access came late. Nobody had asked for it."])[0]) != 2:  # noqa: PLR2004
        raise Unhealthy("the sentence splitter does not find the two sentences of a known text")
    return segmenter.identity


def _disk(services: Services) -> str:
    root = services.workspace.root
    existing = next(path for path in (root, *root.absolute().parents) if path.exists())
    free = shutil.disk_usage(existing).free
    if free < _LEAST_FREE:
        message = f"{free / 1e9:.1f} GB free where the workspace is; at least 1 GB should be"
        raise Unhealthy(message)
    return f"{free / 1e9:.0f} GB free"


def _records(services: Services) -> str:
    with services.store() as store:
        counts = store.counts()
    return ", ".join(f"{count:,} {name}" for name, count in counts.items())


def _editions(services: Services) -> str:
    editions = services.editions()
    for number in editions.numbers():
        editions.get(number)
    return f"{len(editions.numbers())} editions, every table as it was written"
