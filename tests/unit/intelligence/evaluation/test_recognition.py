import pytest

from intelligence.errors import UnusableLabels
from intelligence.evaluation.encoders import Compared
from intelligence.evaluation.labelled_texts import LabelledTexts
from intelligence.evaluation.peer_rankings import Training
from intelligence.evaluation.recognition import evaluate_recognition
from intelligence.evaluation.tables import Outcome
from intelligence.taxonomy import Taxonomy, ThemeDefinition, starter_taxonomy
from models.recognition.choice import Choice
from models.recognition.recogniser import Recogniser
from tests.fakes.embedders import WordEmbedder

STARTER = starter_taxonomy()
#: Sub-cause definitions as statements: what shares their words is theirs.
QUOTED = LabelledTexts(
    "quotes",
    tuple(f"{s.definition} {n}" for t in STARTER.themes for n, s in enumerate(t.subcauses[:2])),
    tuple(theme.key for theme in STARTER.themes for _ in theme.subcauses[:2]),
    ("explicit", "indirect") * len(STARTER.themes),
)
OWN = Recogniser(WordEmbedder(), plain=Choice((40.0, 5.0, 5.0), none=20.0))


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    training = Training(QUOTED.texts, QUOTED.gold)
    compared = Compared(OWN, WordEmbedder())
    return evaluate_recognition(compared, QUOTED, STARTER, training, resamples=20)


def test_the_product_stands_first_and_its_peers_below(outcome: Outcome) -> None:
    rows = outcome.tables[0].rows
    assert [row[0] for row in rows] == [
        "Premortem",
        "Premortem, themes under other keys",
        "Premortem, every second theme in other words",
        "nearest definition, MiniLM",
        "logistic regression, MiniLM",
        "TF-IDF logistic regression",
    ]
    assert rows[0][1].value > 0.95  # type: ignore[union-attr]
    assert rows[1][1] == rows[0][1], "an untrained recogniser knows no keys"
    assert rows[0][1].count == 52  # type: ignore[union-attr]


def test_explicitness_threshold_abstention_and_confusions_are_told(outcome: Outcome) -> None:
    tables = {table.title: table for table in outcome.tables}
    kinds = tables["Top 1 by how openly the cause is said"]
    assert kinds.columns == ("Method", "explicit", "indirect")
    sure = tables["At the threshold"].rows[0]
    assert sure[2].value > 0.9  # type: ignore[union-attr]
    left = tables["Left without a theme where the taxonomy has none for them"].rows
    assert [row[0] for row in left] == [
        "their theme was taken out",
        "their theme was taken out: themes under other keys",
        "their theme was taken out: 17 themes, cut and worded otherwise",
    ]
    assert 0 < left[0][1].value <= 1  # type: ignore[union-attr]
    assert "Most frequent confusions of Premortem" in tables
    assert any("cut and worded otherwise" in title for title in tables)


def test_a_users_own_labels_are_asked_with_nothing_else_known() -> None:
    data = LabelledTexts(
        "mine", ("vpn access late", "rows dirty", "late vpn access"), ("vpn_access", "rows", "rows")
    )
    training = Training(("x", "y"), ("weak_planning", "skill_gap"))
    found = evaluate_recognition(Compared(OWN, WordEmbedder()), data, STARTER, training, 10)
    assert "the labels are it" in found.data
    assert [row[0] for row in found.tables[0].rows] == ["Premortem", "nearest definition, MiniLM"]
    assert found.tables[0].rows[0][1].value == pytest.approx(0.667)  # type: ignore[union-attr]


def test_texts_whose_label_the_taxonomy_lacks_should_be_left_alone() -> None:
    themes = (
        ThemeDefinition("vpn", "VPN", "vpn access late"),
        ThemeDefinition("rows", "Rows", "dirty rows"),
    )
    data = LabelledTexts("mine", ("vpn access late", "weather was fine"), ("vpn", "weather"))
    found = evaluate_recognition(Compared(OWN, WordEmbedder()), data, Taxonomy(themes), None, 10)
    left = found.tables[-2].rows
    assert left[-1][0] == "their label was never in the taxonomy"
    assert left[-1][1].value == 1  # type: ignore[union-attr]


def test_one_label_is_nothing_to_tell_apart() -> None:
    data = LabelledTexts("mine", ("a", "b"), ("x", "x"))
    with pytest.raises(UnusableLabels, match="one label 'x'"):
        evaluate_recognition(Compared(OWN, WordEmbedder()), data, STARTER)
