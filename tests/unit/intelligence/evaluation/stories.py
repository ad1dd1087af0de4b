"""Four stories told in many ways, which any encoder that sees words can tell apart."""

from intelligence.assignment import AssignmentOptions
from intelligence.evaluation.labelled_texts import LabelledTexts
from intelligence.proposals import ProposalOptions
from intelligence.taxonomy import Taxonomy, ThemeDefinition
from models.naming.phrases import PlainPhrases
from models.unexplained import Gap
from tests.fakes.clusterers import AlikeClusterer

STORIES = {
    "late": "vpn access for consultants came late",
    "data": "legacy customer rows were dirty",
    "price": "licence cost was missing in offer",
    "staff": "senior architect left for competitor",
}
TAXONOMY = Taxonomy(tuple(ThemeDefinition(k, k.title(), text) for k, text in STORIES.items()))
#: Each text says its story in other words of its own, so that none is a template of another.
DATA = LabelledTexts(
    "four stories",
    tuple(
        f"{text} {' '.join(f'{key}{letter}x{word}' for word in 'abcdef')}"
        for key, text in STORIES.items()
        for letter in "abcdefghijkl"
    ),
    tuple(key for key in STORIES for _ in "abcdefghijkl"),
)


def plain_options(seed: int) -> AssignmentOptions:  # noqa: ARG001 - nothing is drawn
    """Options under which so few texts are enough: a real portfolio needs more to be sure."""
    return AssignmentOptions(
        clusterer=AlikeClusterer(least=0.42),
        gap=Gap(chance=1.0),
        proposals=ProposalOptions(phrases=PlainPhrases(), trust=0.0),
    )
