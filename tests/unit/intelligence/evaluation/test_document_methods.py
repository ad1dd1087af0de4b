from corpus.document import Document, DocumentKind
from intelligence.evaluation.document_methods import DocumentTools, claimed_by_all
from intelligence.evaluation.encoders import Compared
from intelligence.evaluation.peer_rankings import Training
from intelligence.taxonomy import Taxonomy, ThemeDefinition
from models.recognition.choice import Choice
from models.recognition.recogniser import Recogniser
from models.segmentation import RuleSegmenter
from tests.fakes.embedders import WordEmbedder
from tests.fakes.roles import KeywordRoles

TAXONOMY = Taxonomy(
    (
        ThemeDefinition("vpn", "VPN", "vpn access came late"),
        ThemeDefinition("rows", "Rows", "legacy rows were dirty"),
    )
)
OWN = Recogniser(WordEmbedder(), plain=Choice((40.0, 5.0, 5.0), none=20.0))
DOCUMENTS = [
    Document("d", "1", DocumentKind.LESSON, "VPN access came late.\n\nThis is noise here.\n")
]


def tools(training: Training | None) -> DocumentTools:
    compared = Compared(OWN, WordEmbedder())
    return DocumentTools(RuleSegmenter(), KeywordRoles(), compared, TAXONOMY, training)


def test_the_product_stands_first_and_is_silent_about_noise() -> None:
    found = claimed_by_all(tools(None), DOCUMENTS)
    assert [one.method for one in found] == [
        "Premortem",
        "Premortem, no statement cut",
        "naive sentences, our themes",
        "our causes, nearest definition, MiniLM",
        "naive sentences, nearest definition, MiniLM",
    ]
    assert [claim.theme for claim in found[0].claims] == ["vpn"]
    assert len(found[4].claims) == 2, "the nearest definition names everything"


def test_claims_stand_where_the_text_stands() -> None:
    claim = claimed_by_all(tools(None), DOCUMENTS)[0].claims[0]
    assert DOCUMENTS[0].text[claim.start : claim.end].startswith("VPN access came late")
    assert claim.document_uid == DOCUMENTS[0].uid


def test_plain_regressions_claim_only_what_they_are_sure_of() -> None:
    training = Training(("vpn access late", "legacy rows dirty") * 20, ("vpn", "rows") * 20)
    found = {one.method: one for one in claimed_by_all(tools(training), DOCUMENTS)}
    for name in ("logistic regression, MiniLM", "TF-IDF logistic regression"):
        claims = found[f"naive sentences, {name} from 0.5"].claims
        assert claims[0].theme == "vpn"
