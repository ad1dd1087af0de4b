"""More checks at once than may wait, asked of a real server on a port of its own."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from threading import Event, Thread
from typing import Any

import uvicorn

from api.app import create_app
from api.checking import WorkspaceChecks
from api.served import ServedEditions
from api.services import Services
from api.settings import Settings
from intelligence.edition_store import EditionStore
from intelligence.risk.checker import CheckTools
from models.segmentation import RuleSegmenter, Span
from tests.fakes.editions import fake_edition
from tests.fakes.embedders import WordEmbedder
from tests.unit.intelligence.risk.test_checker import TEXT

ASKED = 12
#: One is drawn and four wait.
SERVED = 5
#: Only a hanging server is waited for so long.
LONG = 120.0

Answer = tuple[int, dict[str, str], Any]


@dataclass
class HeldSegmenter:
    """Reads no offer before it is let."""

    begun: Event = field(default_factory=Event)
    go: Event = field(default_factory=Event)
    identity: str = RuleSegmenter.identity

    def split(self, texts: Sequence[str]) -> list[list[Span]]:
        """Return what the rules find, once it may."""
        self.begun.set()
        assert self.go.wait(LONG)
        return RuleSegmenter().split(texts)


def test_one_check_is_drawn_four_wait_and_the_others_are_told_when_to_come_again(
    tmp_path: Path,
) -> None:
    edition = fake_edition()
    editions = EditionStore(tmp_path / "editions")
    editions.publish(edition.manifest, edition.tables)
    held = HeldSegmenter()
    words = WordEmbedder()
    checks = WorkspaceChecks(
        Services(Settings(workspace=str(tmp_path))).store,
        editions,
        lambda: CheckTools(held, words, words, words),
    )
    app = create_app(ServedEditions(editions), checks=checks)
    with _serving(app) as port, ThreadPoolExecutor(ASKED) as pool:
        asked = [pool.submit(_asked, port) for _ in range(ASKED)]
        assert held.begun.wait(LONG)
        while sum(one.done() for one in asked) < ASKED - SERVED:
            assert _answer(port, "GET", "/healthz")[0] == 200, "others are served meanwhile"
        refused = [one.result() for one in asked if one.done()]
        held.go.set()
        answers = [one.result(LONG) for one in asked]
        again = _asked(port)
        listed = _answer(port, "GET", "/v1/checks?limit=100")[2]
    assert sorted(status for status, _, _ in answers) == [201] * SERVED + [503] * len(refused)
    for status, headers, told in refused:
        assert status == 503
        assert int(headers["retry-after"]) > 0
        assert told["type"].endswith(":busy")
        assert f"try again in {headers['retry-after']} seconds" in told["detail"]
    drawn = [told for status, _, told in answers if status == 201]
    assert len({told["id"] for told in drawn}) == SERVED, "each is kept"
    assert len({json.dumps(told["themes"]) for told in drawn}) == 1, "the same offer, the same risk"
    assert again[0] == 201, "whoever comes again is served"
    assert len(listed["checks"]) == SERVED + 1, "nothing of those sent away is kept"


@contextmanager
def _serving(app: Any) -> Iterator[int]:
    """Serve on a free port until the end, and give the port."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        thread = Thread(target=server.run, args=([listening],))
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join(LONG)


def _asked(port: int) -> Answer:
    return _answer(port, "POST", "/v1/checks", {"text": TEXT})


def _answer(port: int, method: str, address: str, body: Any = None) -> Answer:
    connection = HTTPConnection("127.0.0.1", port, timeout=LONG)
    try:
        connection.request(
            method,
            address,
            None if body is None else json.dumps(body),
            {"content-type": "application/json"},
        )
        found = connection.getresponse()
        headers = {name.lower(): value for name, value in found.getheaders()}
        return found.status, headers, json.loads(found.read())
    finally:
        connection.close()
