"""Makes the tools of a build from the settings: the concrete models and their cache."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from api.settings import Settings
from api.workspace import Workspace
from intelligence.assignment import AssignmentOptions
from intelligence.linking.match import Thresholds
from intelligence.pipeline import Tools
from intelligence.proposals import ProposalOptions
from intelligence.signals.rates import read_rates
from intelligence.taxonomy import Taxonomy, load_taxonomy, starter_taxonomy
from models.embedding import Embedder
from models.encoder.bases import MINILM
from models.encoder.engine import refuse_emulation
from models.encoder.locate import Weights, user_cache
from models.encoder.openvino_library import processor_precisions
from models.encoder.runtime import RootCauseEncoder
from models.encoder_choice import EncoderChoice, choose_encoder
from models.identity import Precision
from models.naming.phrases import ParsedPhrases
from models.readers.reader import reader_weights
from models.recognition.artefact import load_recogniser, recogniser_for
from models.recognition.recogniser import Recogniser
from models.result_cache import SqliteResultStore
from models.roles.classifier import load_roles
from models.roles.contract import RoleClassifier
from models.segmentation import SpacySegmenter
from models.vector_cache import CachedEmbedder, SqliteVectorStore

if TYPE_CHECKING:
    from intelligence.risk.checker import CheckTools
    from intelligence.sow.learned import Learned

#: Settings that decide what a build concludes; the others say where and how large.
_TOLD = (
    "encoder",
    "precision",
    "seed",
    "link_auto_score",
    "link_margin",
    "link_review_score",
    "proposal_findings",
    "proposal_groups",
    "small_customers",
)


def make_tools(settings: Settings, workspace: Workspace, taxonomy: str | None) -> Tools:
    """Return the tools of a build; ``taxonomy`` is a file, ``none``, or empty for the settings'."""
    choice = choose_encoder(settings.encoder)
    embedder = make_embedder(choice, workspace, settings.precision)
    memory = SqliteResultStore(workspace.results)
    rates = read_rates(Path(settings.rates)) if settings.rates else None
    told = {name: str(getattr(settings, name)) for name in _TOLD}
    if choice.own is not None:
        told["encoder_libraries"] = choice.own.libraries
    return Tools(
        segmenter=SpacySegmenter(),
        roles=make_roles(choice, embedder, workspace, settings.precision),
        recogniser=make_recogniser(choice, embedder),
        taxonomy=choose_taxonomy(taxonomy or settings.taxonomy),
        seed=settings.seed,
        thresholds=Thresholds(
            settings.link_auto_score, settings.link_margin, settings.link_review_score
        ),
        assignment=AssignmentOptions(
            proposals=ProposalOptions(
                findings=settings.proposal_findings,
                groups=settings.proposal_groups,
                phrases=ParsedPhrases(memory=memory),
            )
        ),
        settings=told | {"rates": rates.told if rates else "none"},
        memory=memory,
        fewest_customers=settings.small_customers,
        rates=rates,
    )


def make_embedder(choice: EncoderChoice, workspace: Workspace, precision: Precision) -> Embedder:
    """Return what themes are recognised and grouped by, behind the workspace's cache.

    Raises:
        InvalidInput: when the processor does not compute in that precision, at once and not only
            when a text comes that the cache does not know.

    """
    refuse_emulation(precision)
    encoder = choice.theme_encoder(user_cache(os.environ), precision)
    return CachedEmbedder(encoder, SqliteVectorStore(workspace.embeddings))


def make_recogniser(choice: EncoderChoice, embedder: Embedder) -> Recogniser:
    """Return what tells themes; `EncoderChoice.warning` says where it is by definitions alone.

    Args:
        choice: the encoder; of a folder that was trained without a recogniser, and of a model of
            the user's own, themes are told by definitions alone.
        embedder: what gives themes their vectors.

    Raises:
        UnfittedArtefact: when files of a shipped profile are missing, or any were changed.
        UnverifiedWeights: when the published weights that its reader stands on are not installed.

    """
    cache, profile = user_cache(os.environ), choice.profile
    complete = choice.own is None and profile.is_shipped
    return (load_recogniser if complete else recogniser_for)(embedder, profile.recognition, cache)


def make_roles(
    choice: EncoderChoice, themes: Embedder, workspace: Workspace, precision: Precision
) -> RoleClassifier:
    """Return what tells roles, over the vectors of a profile's encoder.

    Args:
        choice: the encoder.
        themes: what gives themes their vectors; those of roles too, unless it is another model.
        workspace: where vectors are kept.
        precision: what the profile's encoder computes in.

    Raises:
        UnfittedArtefact: when its files are missing, changed or made for another encoder.
        UnverifiedWeights: when the published weights that its reader stands on are not installed.

    """
    by_profile = EncoderChoice(choice.profile)
    embedder = make_embedder(by_profile, workspace, precision) if choice.own else themes
    return load_roles(embedder, choice.profile.roles, user_cache(os.environ))


def make_check_tools(settings: Settings, workspace: Workspace) -> CheckTools:
    """Return the tools of a risk check; what an offer says is embedded without any cache.

    Offers and what is held beside them are read by what the encoder learned of causes alone, at
    half the cost of both of its parts. Beside a model of the user's own it is the profile's
    encoder that reads, for how near is near was measured with it.
    """
    from intelligence.risk.checker import CheckTools  # noqa: PLC0415 - no build needs it

    trained = EncoderChoice(choose_encoder(settings.encoder).profile)
    fresh = read_by(make_encoder(settings))
    return CheckTools(
        segmenter=SpacySegmenter(),
        advice=make_embedder(trained, workspace, settings.precision),
        remembered=CachedEmbedder(fresh, SqliteVectorStore(workspace.embeddings)),
        fresh=fresh,
        rates=read_rates(Path(settings.rates)) if settings.rates else None,
        fewest_customers=settings.small_customers,
        taxonomy=choose_taxonomy(settings.taxonomy),
        wordings=make_wordings(settings, drafted=True),
    )


def make_wordings(settings: Settings, *, drafted: bool = False) -> Learned:
    """Return what weighs statements: the profile's own training, or the one that serves all.

    ``drafted``: statements are first read in bf16 where the processor computes in it, and only
    those that could be passages in the precision of the settings. It finds the same at less cost.

    Raises:
        UnfittedArtefact: when its files are missing, changed or unreadable.
        UnverifiedWeights: when the published weights that it reads by are not installed.

    """
    from intelligence.sow.learned import Learned  # noqa: PLC0415 - no build needs it
    from models.wordings.artefact import load_wordings, wordings_folder  # noqa: PLC0415 - as above
    from models.wordings.sieve import SIEVE, read_sieve  # noqa: PLC0415 - as above

    folder = wordings_folder(choose_encoder(settings.encoder).profile.folder)
    weights = reader_weights(user_cache(os.environ))
    found = load_wordings(folder, weights, settings.precision)
    drafting = drafted and settings.precision != "bf16" and "bf16" in processor_precisions()
    draft = load_wordings(folder, weights, "bf16").reader if drafting else None
    sieve = read_sieve(folder / SIEVE, weights)
    return Learned(found.reader, found.classifier, draft, found.second, sieve)


def read_by(encoder: RootCauseEncoder) -> RootCauseEncoder:
    """Return what reads offers: what an encoder learned of causes, at half the cost of both parts.

    An encoder without that part reads as it is.
    """
    return replace(encoder, parts=("cause",)) if "cause" in encoder.parts else encoder


def make_encoder(settings: Settings) -> RootCauseEncoder:
    """Return the encoder of the profile that the settings come to, without a cache."""
    profile = choose_encoder(settings.encoder).profile
    return profile.encoder(user_cache(os.environ), settings.precision)


def published_embedder(workspace: Workspace) -> Embedder:
    """Return all-MiniLM-L6-v2 as published, behind the workspace's cache."""
    encoder = RootCauseEncoder(Weights(MINILM, user_cache(os.environ)))
    return CachedEmbedder(encoder, SqliteVectorStore(workspace.embeddings))


def is_none(given: str) -> bool:
    """Return whether a taxonomy that is asked for is none at all.

    >>> is_none(" None"), is_none("")
    (True, False)
    """
    return given.strip().lower() == "none"


def choose_taxonomy(given: str) -> Taxonomy | None:
    """Return the taxonomy of a file, the starter one for an empty name, or none for ``none``.

    Raises:
        InvalidTaxonomy: when the file is missing or is no taxonomy.

    """
    if is_none(given):
        return None
    return load_taxonomy(Path(given)) if given else starter_taxonomy()
