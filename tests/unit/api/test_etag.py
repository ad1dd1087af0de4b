from __future__ import annotations

from dataclasses import replace

from api.etag import code_digest, etag
from tests.fakes.editions import fake_edition


def test_a_tag_changes_with_number_contents_and_further_facts() -> None:
    manifest = fake_edition().manifest
    tags = {
        etag(manifest),
        etag(replace(manifest, number=8)),
        etag(replace(manifest, fingerprint="0" * 64)),
        etag(manifest, "newest 8"),
    }
    assert len(tags) == 4
    assert etag(manifest) == etag(manifest)


def test_a_tag_is_weak_because_compression_changes_the_bytes() -> None:
    assert etag(fake_edition().manifest).startswith('W/"')


def test_the_code_has_a_digest() -> None:
    assert len(code_digest()) == 64
