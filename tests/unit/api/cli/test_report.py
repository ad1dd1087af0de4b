from collections.abc import Callable
from pathlib import Path

from click.testing import Result


def test_the_report_goes_where_it_is_asked_to(run: Callable[..., Result], tmp_path: Path) -> None:
    target = tmp_path / "out"
    shown = run("report", "-o", str(target)).stdout
    (path,) = target.iterdir()
    assert str(path) in shown
    assert path.suffix == ".html"
