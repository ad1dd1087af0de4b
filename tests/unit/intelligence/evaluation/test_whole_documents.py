from intelligence.evaluation.bootstrap import Share
from intelligence.evaluation.whole_documents import WholeQuality, whole_documents, whole_tables
from models.recognition.recogniser import Recogniser
from models.segmentation import RuleSegmenter
from tests.fakes.embedders import WordEmbedder
from tests.fakes.roles import KeywordRoles


def test_each_way_is_measured_on_every_document() -> None:
    found = whole_documents(RuleSegmenter(), KeywordRoles(), Recogniser(WordEmbedder()))
    assert [one.documents for one in found] == [130] * 4
    assert found[0].method == "premortem"
    for one in found:
        assert 0 <= one.f1.low <= one.f1.value <= one.f1.high <= 1
    nearest = found[3]
    expected = 2 * nearest.precision * nearest.recall / (nearest.precision + nearest.recall)
    assert abs(nearest.f1.value - expected) < 0.002


def test_the_table_names_the_method_and_the_interval() -> None:
    told = whole_tables([WholeQuality("ours", 130, 0.7, 0.6, Share(0.65, 0.6, 0.7, 400))])
    assert "| ours | 0.700 | 0.600 | 0.650 (0.600-0.700) |" in told
