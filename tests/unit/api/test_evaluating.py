from pathlib import Path

import pytest

from api.cli.evaluate import WHAT
from api.evaluating import Evaluator, options_of, training_for
from api.evaluation_data import Asked
from api.services import Services
from api.settings import Settings
from corpus.errors import UnreadableFile
from intelligence.assignment import AssignmentOptions
from intelligence.errors import UnusableLabels
from intelligence.taxonomy import Taxonomy, ThemeDefinition, starter_taxonomy


def evaluator(folder: Path, asked: Asked) -> Evaluator:
    return Evaluator(Services(Settings(workspace=str(folder / "w"))), asked)


def test_every_word_of_the_command_has_its_evaluation(tmp_path: Path) -> None:
    assert tuple(evaluator(tmp_path, Asked()).evaluations) == WHAT


def test_far_needs_its_folder(tmp_path: Path) -> None:
    with pytest.raises(UnusableLabels, match="--corpora"):
        evaluator(tmp_path, Asked()).far()
    with pytest.raises(UnusableLabels, match="none of the known corpora"):
        evaluator(tmp_path, Asked(corpora=tmp_path)).far()


def test_only_documents_know_the_sample(tmp_path: Path) -> None:
    with pytest.raises(UnusableLabels, match="only 'documents'"):
        evaluator(tmp_path, Asked(data="sample")).recognition()


def test_risk_is_measured_on_no_file_of_labels(tmp_path: Path) -> None:
    with pytest.raises(UnusableLabels, match="simulated portfolios"):
        evaluator(tmp_path, Asked(data="labels.csv")).risk()


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"nowhere\.csv is not a file"):
        evaluator(tmp_path, Asked(data=str(tmp_path / "nowhere.csv"))).discovery()


def test_peers_learn_only_where_their_labels_are_asked() -> None:
    training = training_for(starter_taxonomy())
    assert training is not None
    assert len(training.texts) == len(training.gold) > 4000
    assert training_for(Taxonomy((ThemeDefinition("mine", "Mine", "of my own"),))) is None


def test_a_seed_gives_the_options_of_a_build() -> None:
    assert isinstance(options_of(3), AssignmentOptions)


@pytest.mark.parametrize("what", ["recognition", "several", "documents", "curation"])
def test_without_a_taxonomy_nothing_is_recognised(tmp_path: Path, what: str) -> None:
    """The starter taxonomy was used where the user had asked for none."""
    with pytest.raises(UnusableLabels, match="--taxonomy none leaves no theme"):
        evaluator(tmp_path, Asked(taxonomy="none")).evaluations[what]()


def test_data_is_checked_before_models_are_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a model was loaded for data that cannot be measured")

    monkeypatch.setattr("api.evaluating.make_embedder", refuse)
    path = tmp_path / "one.csv"
    path.write_text("text,label\nno access for weeks,late\n", encoding="utf-8")
    for taxonomy in (None, "none"):
        with pytest.raises(UnusableLabels, match=r"one\.csv has 1 labelled texts"):
            evaluator(tmp_path, Asked(data=str(path), taxonomy=taxonomy)).discovery()
    with pytest.raises(UnusableLabels, match="has the role 'late'"):
        evaluator(tmp_path, Asked(data=str(path))).roles()
