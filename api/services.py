"""The one module that names concrete classes; the command line and HTTP both call it."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from api.errors import ApiError
from api.settings import Settings
from api.whole_file import write_whole
from api.workspace import Workspace
from corpus.limits import Limits
from corpus.progress import Progress

if TYPE_CHECKING:
    from fastapi import FastAPI

    from api.auditing import WorkspaceAudits
    from api.checking import WorkspaceChecks
    from api.curating import WorkspaceCuration
    from api.intervening import WorkspaceInterventions
    from api.refitting import WorkspaceRefits
    from api.splitting import SplitSuggestion
    from corpus.ingest import IngestSummary
    from corpus.plan import FilePlan
    from corpus.store.workspace import Store
    from intelligence.chronicle import Chronicle
    from intelligence.edition import Edition
    from intelligence.edition_store import EditionStore
    from intelligence.history import History
    from intelligence.pipeline import Portfolio, Tools
    from intelligence.risk.checker import CheckTools

_MEGABYTE = 1_000_000


class BuildRunning(ApiError):
    """Another process is building an edition of this workspace."""


class Services:
    """What the product can do for one workspace. Nothing is opened before it is needed."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.workspace = Workspace(Path(settings.workspace))

    @contextmanager
    def store(self) -> Iterator[Store]:
        """Open the records, at the newest migration, and close them afterwards."""
        from corpus.store.workspace import Store  # noqa: PLC0415 - SQLAlchemy only where needed

        self.workspace.create()
        store = Store(self.settings.database_url or f"sqlite:///{self.workspace.database}").open()
        try:
            yield store
        finally:
            store.close()

    def editions(self) -> EditionStore:
        """Return the editions of the workspace."""
        from intelligence.edition_store import EditionStore  # noqa: PLC0415 - pandas

        return EditionStore(self.workspace.editions)

    def edition(self, number: int | None) -> Edition:
        """Return an edition by number, or the newest."""
        editions = self.editions()
        return editions.latest() if number is None else editions.get(number)

    def limits(self) -> Limits:
        """Return the bounds that readers keep."""
        given = self.settings
        return Limits(
            max_file_bytes=given.max_file_megabytes * _MEGABYTE,
            max_expanded_bytes=given.max_expanded_megabytes * _MEGABYTE,
            max_cell_characters=given.max_cell_characters,
            max_text_characters=given.max_text_characters,
        )

    def plan(
        self, paths: Sequence[Path], kind: str | None, mapping: Path | None, save: Path | None
    ) -> tuple[FilePlan, ...]:
        """Return how each file would be read, storing nothing; save the first table's mapping."""
        from corpus.plan import plan  # noqa: PLC0415 - readers only where needed

        return plan(paths, self.limits(), kind=kind, mapping=mapping, save=save)

    def ingest(
        self, paths: Sequence[Path], kind: str | None, mapping: Path | None, progress: Progress
    ) -> IngestSummary:
        """Read files into the records."""
        from corpus.ingest import ingest  # noqa: PLC0415 - readers only where needed

        with self.store() as store:
            return ingest(
                paths, store, self.limits(), kind=kind, mapping=mapping, progress=progress
            )

    def build(self, taxonomy: str | None, progress: Progress) -> Edition:
        """Build and publish an edition; ``taxonomy`` is a file, ``none``, or the settings'.

        Raises:
            BuildRunning: when another process is building one.
            RestlessInputs: when people decide or import faster than a build reads.

        """
        from api.past import Past, inputs_digest, read_whole  # noqa: PLC0415 - pandas
        from api.tools import make_tools  # noqa: PLC0415 - the model libraries
        from intelligence.pipeline import build  # noqa: PLC0415 - pandas

        with self._building(), self.store() as store:
            tools = make_tools(self.settings, self.workspace, taxonomy)
            past = Past(store, self.editions())
            inputs, portfolio = read_whole(
                lambda: inputs_digest(store, tools),
                lambda inputs: self.portfolio(store, past.history(inputs)),
            )
            return past.publish(inputs, build(portfolio, tools, progress))

    def portfolio(self, store: Store, history: History | None = None) -> Portfolio:
        """Return what a build reads, from nothing where no history is given."""
        from intelligence.history import History  # noqa: PLC0415 - pandas
        from intelligence.interventions.register import register_of  # noqa: PLC0415 - pandas
        from intelligence.linking.decisions import Decision  # noqa: PLC0415 - rapidfuzz
        from intelligence.pipeline import Portfolio  # noqa: PLC0415 - pandas

        return Portfolio(
            tuple(store.documents()),
            store.customers(),
            store.engagements(),
            tuple(Decision(item.entity, item.given, item.key) for item in store.decisions()),
            len(store.rejects()),
            history or History(),
            register_of(store.interventions.entries()).interventions,
        )

    @contextmanager
    def _building(self) -> Iterator[None]:
        """Hold the workspace's build lock, which the system releases even when we are killed."""
        with self.workspace.create().lock.open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise BuildRunning("another build of this workspace is running") from error
            yield

    def decide_link(self, entity: str, given: str, key: str | None, who: str, why: str) -> None:
        """Append a person's decision on what a name means.

        Raises:
            UnknownRecord: when there is no record of that key.

        """
        from corpus.store.workspace import LinkDecision  # noqa: PLC0415 - SQLAlchemy

        with self.store() as store:
            records = store.customers() if entity == "customer" else store.engagements()
            if key is not None and key not in {item.key for item in records}:
                message = f"there is no {entity} record with the key {key!r}"
                raise UnknownRecord(message)
            at = datetime.now(UTC).isoformat(timespec="seconds")
            store.add_decision(LinkDecision(entity, given, key, who, why, at))

    def curation(self) -> WorkspaceCuration:
        """Return the curation log of the workspace."""
        from api.curating import WorkspaceCuration  # noqa: PLC0415 - pandas, pydantic

        return WorkspaceCuration(self.store, self.editions())

    def interventions(self) -> WorkspaceInterventions:
        """Return the register of interventions of the workspace."""
        from api.intervening import WorkspaceInterventions  # noqa: PLC0415 - pandas

        return WorkspaceInterventions(self.store, self.editions())

    def checks(self) -> WorkspaceChecks:
        """Return the risk checks of the workspace; models are made when one is drawn."""
        from api.checking import WorkspaceChecks  # noqa: PLC0415 - pandas

        return WorkspaceChecks(
            self.store,
            self.editions(),
            self._check_tools,
            confidential=self.settings.confidential > 0,
        )

    def _check_tools(self) -> CheckTools:
        from api.tools import make_check_tools  # noqa: PLC0415 - the model libraries

        return make_check_tools(self.settings, self.workspace)

    def customer_names(self, number: int) -> dict[str, str]:
        """Return the names of an edition's customers by key."""
        table = self.editions().table(number, "customers")
        return dict(zip(table["customer_key"], table["name"], strict=True))

    def audits(self) -> WorkspaceAudits:
        """Return the audits of the workspace: samples for a person to label, and their labels."""
        from api.auditing import WorkspaceAudits  # noqa: PLC0415 - pandas

        return WorkspaceAudits(self.store, self.editions())

    def refits(self, taxonomy: str | None = None) -> WorkspaceRefits:
        """Return the refits of the workspace; models are made when one is asked for.

        ``taxonomy`` is a file, ``none``, or the settings'.
        """
        from api.refitting import WorkspaceRefits  # noqa: PLC0415 - pandas

        by_itself = self.settings.refit_apply > 0
        return WorkspaceRefits(
            self.store,
            self.editions(),
            self.curation(),
            lambda: self._tools(taxonomy),
            by_itself=by_itself,
        )

    def _tools(self, taxonomy: str | None) -> Tools:
        from api.tools import make_tools  # noqa: PLC0415 - the model libraries

        return make_tools(self.settings, self.workspace, taxonomy)

    def chronicle(self) -> Chronicle:
        """Return the life of all themes over all editions."""
        from intelligence.chronicle import chronicle  # noqa: PLC0415 - pandas

        editions = self.editions()
        return chronicle(editions.numbers(), editions.table)

    def suggested_split(self, theme: str) -> SplitSuggestion:
        """Return how a theme of the newest edition would split in two.

        Raises:
            UnknownTheme: when it has no such theme.

        """
        from api.splitting import suggest_split  # noqa: PLC0415 - the model libraries

        return suggest_split(self.edition(None), theme, self.settings, self.workspace)

    def write_report(self, number: int | None, quarter: str | None, folder: Path | None) -> Path:
        """Render an edition into one HTML file and return its path."""
        from reports.freeze import freeze  # noqa: PLC0415 - templates only where needed
        from reports.html import render_html  # noqa: PLC0415
        from reports.life import steps_to  # noqa: PLC0415

        editions, edition = self.editions(), self.edition(number)
        steps = steps_to(edition.number, editions.numbers(), editions.table)
        target = folder or self.workspace.reports
        target.mkdir(parents=True, exist_ok=True)
        path = target / f"premortem-edition-{edition.number:04d}.html"
        html = render_html(freeze(edition, quarter=quarter, steps=steps))
        return write_whole(path, html.encode("utf-8", "replace"))

    def application(self, host: str) -> FastAPI:
        """Return the web application over this workspace's editions.

        On a loopback address it answers only to this machine's names, so that no page from
        elsewhere can read it through the user's browser.
        """
        from api.app import create_app  # noqa: PLC0415 - FastAPI
        from api.options import LOCAL_HOSTS, AppOptions  # noqa: PLC0415
        from api.served import ServedEditions  # noqa: PLC0415

        hosts = LOCAL_HOSTS if host in {*LOCAL_HOSTS, "::1"} else ()
        options = AppOptions(allowed_hosts=hosts)
        return create_app(
            ServedEditions(self.editions()),
            options,
            self.curation(),
            self.refits(),
            self.interventions(),
            self.checks(),
        )

    def status(self) -> dict[str, Any]:
        """Return what the workspace holds, JSON-ready."""
        with self.store() as store:
            counts = store.counts()
        numbers = self.editions().numbers()
        return {"workspace": str(self.workspace.root), **counts, "editions": list(numbers)}

    def write_sample(self) -> Path:
        """Write the files of the sample portfolio and return their folder."""
        from corpus.sample.portfolio import write_portfolio  # noqa: PLC0415

        folder = self.workspace.create().sample
        write_portfolio(folder, seed=self.settings.seed)
        return folder


class UnknownRecord(ApiError):
    """There is no customer or engagement record of that key."""
