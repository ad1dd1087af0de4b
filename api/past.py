"""What a build starts from and what it leaves behind, wired to the database and the editions.

The registry of themes is written before its edition is published and kept afterwards, so that a
build that dies in between loses nothing: the next one sees whether the edition is there.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from api.errors import ApiError
from corpus.store.workspace import Store
from intelligence.curation.entries import entries_of
from intelligence.edition import Edition
from intelligence.edition_store import EditionStore
from intelligence.history import History, health_of, membership_of
from intelligence.identity.registry import registry_of, registry_payload
from intelligence.pipeline import Conclusions, Tools, libraries

_Read = TypeVar("_Read")

#: How often a build reads anew what changes while it reads.
_TRIES = 5


class RestlessInputs(ApiError):
    """What a build starts from changed every time that it was read."""


class Past:
    """The registries, log and editions of one workspace, while its build lock is held."""

    def __init__(self, store: Store, editions: EditionStore) -> None:
        self._store = store
        self._editions = editions
        self._base: int | None = None

    def history(self, inputs: str) -> History:
        """Return what a build of these inputs starts from.

        Raises:
            DamagedRegistry: when another release wrote the registry.
            StoreError: when the curation log was changed, lost or reordered.

        """
        numbers = self._editions.numbers()
        manifests = [self._editions.manifest(number) for number in numbers]
        self._store.registries.settle({item.registry: item.number for item in manifests})
        log = entries_of(self._store.curation.entries())
        base = self._store.registries.base_for(inputs)
        if base is None:
            return History(log=log)
        self._base = base.id
        history = History(registry_of(base.payload), log, base.edition)
        if base.edition not in numbers:
            # Somebody removed the edition; identities live on, only the comparison is lost.
            return replace(history, edition=0)
        names = ("findings", "themes", "documents", "health")
        tables = {name: self._editions.table(base.edition, name) for name in names}
        membership = membership_of(tables["findings"], tables["themes"])
        health = health_of(self._editions.manifest(base.edition), tables, membership)
        return replace(history, membership=membership, health=health)

    def publish(self, inputs: str, conclusions: Conclusions) -> Edition:
        """Publish an edition and keep its registry, whichever of the two a crash comes between."""
        registries = self._store.registries
        payload = registry_payload(conclusions.registry)
        number = registries.begin(self._base, inputs, conclusions.manifest.registry, payload)
        edition = self._editions.publish(conclusions.manifest, conclusions.tables)
        registries.keep(number, edition.number)
        return edition


def read_whole(digest: Callable[[], str], read: Callable[[str], _Read]) -> tuple[str, _Read]:
    """Return the digest of what a build starts from and what was read, which belong together.

    People decide and import while a build begins; it reads again until nobody did in between.
    Otherwise the registry would name other inputs than the edition was made of, and the next build
    of the same would not be the same.

    Raises:
        RestlessInputs: when somebody did each of `_TRIES` times.

    """
    inputs = digest()
    for _ in range(_TRIES):
        found = read(inputs)
        now = digest()
        if now == inputs:
            return inputs, found
        inputs = now
    message = (
        f"people decided or imported something each of the {_TRIES} times that the build read what "
        "it starts from; build again when they have finished"
    )
    raise RestlessInputs(message)


def inputs_digest(store: Store, tools: Tools) -> str:
    """Return the SHA-256 of everything that decides what a build concludes, the past excepted."""
    taxonomy = tools.taxonomy.fingerprint if tools.taxonomy else "none"
    models = [tools.segmenter.identity, tools.roles.identity, tools.recogniser.identity]
    parts = [
        store.contents_digest(),
        store.curation.last(),
        store.interventions.last(),
        dict(tools.settings),
        models,
        taxonomy,
        libraries(),
    ]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()
