"""Suggests a split of a theme in two, with the words and statements to judge it by."""

from __future__ import annotations

from dataclasses import dataclass

from api.settings import Settings
from api.tools import make_embedder
from api.workspace import Workspace
from intelligence.curation.suggest import Part, two_parts
from intelligence.edition import Edition
from intelligence.errors import InvalidEntry
from intelligence.lookup import theme_row
from intelligence.passages import readable
from models.encoder_choice import choose_encoder

_QUOTES = 5


@dataclass(frozen=True, slots=True)
class SuggestedPart:
    """Finding ids, the most typical first, the part's words, and what its first findings say.

    Of findings that say the same only one is among the quotes.
    """

    findings: tuple[str, ...]
    keyphrases: tuple[str, ...]
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SplitSuggestion:
    """A theme in two parts; ``apart`` is the cosine between their middles, 1 for no difference."""

    edition: int
    theme_id: str
    larger: SuggestedPart
    smaller: SuggestedPart
    apart: float


def suggest_split(
    edition: Edition, theme: str, settings: Settings, workspace: Workspace
) -> SplitSuggestion:
    """Return how a theme would split.

    Raises:
        UnknownTheme: when the edition has no such theme.
        InvalidEntry: when its findings all say the same, or there are none.

    """
    identity = theme_row(edition, theme)["theme_id"]
    findings = edition.tables["findings"]
    own = findings[findings["theme_id"] == identity]
    names, texts = own["finding_id"].tolist(), own["text"].tolist()
    said = [readable(text) for text in texts]
    embedder = make_embedder(choose_encoder(settings.encoder), workspace, settings.precision)
    halves = two_parts(said, embedder.embed(said)) if said else None
    if halves is None:
        raise InvalidEntry("the theme's findings do not fall into two parts")

    def shown(part: Part) -> SuggestedPart:
        worded: dict[str, str] = {}
        for at in part.members:
            worded.setdefault(" ".join(said[at].casefold().split()), texts[at])
        quotes = tuple(worded.values())[:_QUOTES]
        return SuggestedPart(tuple(names[at] for at in part.members), part.keyphrases, quotes)

    return SplitSuggestion(
        edition.number, identity, shown(halves.larger), shown(halves.smaller), halves.apart
    )
