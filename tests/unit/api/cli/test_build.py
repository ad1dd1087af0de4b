from dataclasses import replace

from api.cli.build import summary
from tests.fakes.editions import fake_edition


def test_the_summary_hides_neither_the_unassigned_nor_the_unlinked() -> None:
    manifest = fake_edition().manifest
    counts = manifest.counts
    text = "\n".join(summary(manifest))
    assert f"{counts['unassigned']:,} causes unassigned" in text
    assert f"{counts['customers_ambiguous']:,} ambiguous" in text
    assert f"{counts['engagements_unlinked']:,} unlinked" in text
    assert f"({counts['proposed']:,} proposed)" in text


def test_an_edition_without_causes_has_no_share_to_tell() -> None:
    manifest = fake_edition().manifest
    counts = {**manifest.counts, "causes": 0, "unassigned": 0}
    assert "(none)" in "\n".join(summary(replace(manifest, counts=counts)))
