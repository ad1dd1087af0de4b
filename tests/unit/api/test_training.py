from pathlib import Path

import pytest

from api import training
from api.services import Services
from api.settings import Settings
from models.encoder.bases import MINILM
from models.errors import InvalidInput
from models.profiles import CARD
from models.train import Course
from models.wordings.artefact import FOLDER


@pytest.fixture
def courses(monkeypatch: pytest.MonkeyPatch) -> list[Course]:
    given: list[Course] = []
    monkeypatch.setattr(training, "train_profile", lambda course, *_: given.append(course))
    return given


def test_light_is_the_packaged_base_with_the_starter_themes(
    tmp_path: Path, courses: list[Course]
) -> None:
    services = Services(Settings(workspace=str(tmp_path)))

    training.run_training(services, tmp_path / "out", "light", None, ("encoder",))

    assert courses[0].weights.base == MINILM
    assert len(courses[0].labels) == 26
    assert courses[0].folder == tmp_path / "out"


def test_an_own_taxonomy_gives_its_own_themes(tmp_path: Path, courses: list[Course]) -> None:
    services = Services(Settings(workspace=str(tmp_path)))
    own = tmp_path / "own.json"
    own.write_text('{"late": "Access came late"}')

    training.run_training(services, tmp_path / "out", "accurate", own, ("encoder",))

    assert [label.key for label in courses[0].labels] == ["late"]
    assert courses[0].weights.base.family == "mpnet"


def test_a_folder_without_an_encoder_is_refused(tmp_path: Path, courses: list[Course]) -> None:
    services = Services(Settings(workspace=str(tmp_path)))

    with pytest.raises(InvalidInput, match="holds no base encoder"):
        training.run_training(services, tmp_path / "out", str(tmp_path), None, ("encoder",))
    assert not courses


@pytest.mark.usefixtures("courses")
def test_the_sieve_is_fitted_alone_for_the_wordings_that_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fitted: list[Path] = []
    monkeypatch.setattr(training, "wording_lessons", lambda _: None)
    monkeypatch.setattr(training, "_train_sieve", lambda output, *_: fitted.append(output))
    services = Services(Settings(workspace=str(tmp_path)))
    (tmp_path / "out" / FOLDER).mkdir(parents=True)
    (tmp_path / "out" / FOLDER / CARD).write_text("{}")

    training.run_training(services, tmp_path / "out", "light", None, ("sieve",))

    assert fitted == [tmp_path / "out"]


def test_a_sieve_where_no_wordings_are_is_refused_before_anything_is_trained(
    tmp_path: Path, courses: list[Course]
) -> None:
    """It was written where no check reads it."""
    services = Services(Settings(workspace=str(tmp_path)))

    with pytest.raises(InvalidInput, match=r"holds no wordings .* --stage wordings"):
        training.run_training(services, tmp_path / "out", "light", None, ("encoder", "sieve"))
    assert not courses
