from intelligence.evaluation.encoders import OURS, PUBLISHED, Compared, remembering
from models.recognition.recogniser import Recogniser
from tests.fakes.embedders import WordEmbedder


def test_both_encoders_are_compared_ours_first() -> None:
    ours, published = WordEmbedder(identity="ours"), WordEmbedder(identity="minilm")
    compared = Compared(Recogniser(ours), published)
    assert compared.encoders == ((OURS, ours), (PUBLISHED, published))
    assert compared.models["Encoder"] == "ours"


def test_the_published_encoder_is_not_compared_with_itself() -> None:
    same = WordEmbedder()
    assert Compared(Recogniser(same), WordEmbedder()).encoders == ((PUBLISHED, same),)


def test_a_text_is_embedded_once() -> None:
    inner = WordEmbedder()
    embedder = remembering(inner)
    first = embedder.embed(["a b", "c"])
    again = embedder.embed(["c", "a b"])
    assert (first[::-1] == again).all()
    assert sum(len(texts) for texts in inner.asked) == 2
