"""Wires the evaluations: concrete models and data for each word of ``premortem evaluate``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from api.evaluation_data import SAMPLE, STATEMENTS, Asked, GivenData
from api.sample_evaluation import built_sample
from api.services import Services
from api.tools import (
    make_check_tools,
    make_embedder,
    make_recogniser,
    make_roles,
    make_wordings,
    published_embedder,
)
from intelligence.assignment import AssignmentOptions
from intelligence.errors import UnusableLabels
from intelligence.evaluation.corpora import read_corpora
from intelligence.evaluation.curators import evaluate_curation
from intelligence.evaluation.discovery import check_groups, evaluate_discovery
from intelligence.evaluation.document_methods import DocumentTools
from intelligence.evaluation.encoders import Compared, remembering
from intelligence.evaluation.far import evaluate_far
from intelligence.evaluation.findings_report import findings_outcome, findings_report
from intelligence.evaluation.joined_causes import evaluate_joined
from intelligence.evaluation.label_taxonomy import keys_by_label, taxonomy_for
from intelligence.evaluation.naming import evaluate_names
from intelligence.evaluation.peer_rankings import Training
from intelligence.evaluation.portfolio import evaluate_portfolio
from intelligence.evaluation.recognition import evaluate_recognition
from intelligence.evaluation.roles import ROLE_NAMES, RoleTools, check_roles, evaluate_roles
from intelligence.evaluation.shots import Shots, evaluate_shots
from intelligence.evaluation.sow import SowTools, evaluate_sow
from intelligence.evaluation.tables import Outcome
from intelligence.evaluation.user_data import ROLE_COLUMNS
from intelligence.evaluation.whole_documents import evaluate_documents, evaluate_given_documents
from intelligence.several_causes import Cutter
from intelligence.sow.learning import wording_lessons
from intelligence.taxonomy import Taxonomy
from models.clustering.communities import CommunityClusterer
from models.embedding import Embedder
from models.encoder_choice import EncoderChoice, choose_encoder
from models.naming.grammar import SpacyGrammar
from models.recognition.labelled import causes_of, training_causes
from models.roles.contract import RoleClassifier
from models.segmentation import SpacySegmenter
from models.wordings.artefact import load_unseen, wordings_folder

#: Writers whose joined statements stand beside those of the validation writer.
_JOINED = ("C", "D")


@dataclass(frozen=True)
class Evaluator:
    """Runs evaluations with the models that a build would use."""

    services: Services
    asked: Asked

    @property
    def evaluations(self) -> dict[str, Callable[[], Outcome]]:
        """Each evaluation by its word."""
        return {
            "roles": self.roles,
            "recognition": self.recognition,
            "discovery": self.discovery,
            "names": self.names,
            "documents": self.documents,
            "findings": self.findings,
            "several": self.several,
            "far": self.far,
            "lineage": self.lineage,
            "curation": self.curation,
            "statistics": self.statistics,
            "risk": self.risk,
            "sow": self.sow,
        }

    def findings(self) -> Outcome:
        """Spans and roles of the validation writers."""
        classifier = self._roles
        return findings_outcome(findings_report(SpacySegmenter(), classifier), classifier)

    def several(self) -> Outcome:
        """Statements that tell two causes: of writers who train, then of the one who does not."""
        taxonomy = self._given.taxonomy
        training = tuple(cause for name in _JOINED for cause in causes_of(name))
        writers = [
            (f"writers {' and '.join(_JOINED)} (they train)", training),
            (f"writer {STATEMENTS}", causes_of(STATEMENTS)),
        ]
        cutter = Cutter(self._roles, self.compared.recogniser, taxonomy)
        return evaluate_joined(cutter, writers)

    def roles(self) -> Outcome:
        """Roles of statements and in documents."""
        given = self._given.read(ROLE_COLUMNS, ROLE_NAMES) if self.asked.data else None
        if given is not None:
            check_roles(given)
        tools = RoleTools(SpacySegmenter(), self._roles, self.compared)
        return evaluate_roles(tools, given)

    def recognition(self) -> Outcome:
        """Known themes, or what examples of them teach."""
        data, taxonomy = self._given.labelled, self._given.taxonomy
        if self.asked.shots:
            shots = Shots(self.asked.shots, self.asked.seeds)
            return evaluate_shots(self.compared, data, taxonomy, shots)
        return evaluate_recognition(self.compared, data, taxonomy, training_for(taxonomy))

    def discovery(self) -> Outcome:
        """Themes that no taxonomy names."""
        data, taxonomy = self._given.labelled, None
        check_groups(data)
        if not self._given.without_taxonomy:
            taxonomy = self._given.taxonomy
            mapped, found = taxonomy_for(data, taxonomy)
            data = mapped if found is taxonomy else data
        return evaluate_discovery(
            self.compared, data, taxonomy, self.asked.seeds, self.asked.take, options_of
        )

    def names(self) -> Outcome:
        """Names of what is discovered."""
        data = self._given.labelled
        taxonomy = None if self._given.without_taxonomy else self._given.taxonomy
        return evaluate_names(self.compared, data, taxonomy, options_of(0))

    def documents(self) -> Outcome:
        """Themes of whole documents."""
        if self.asked.data == SAMPLE:
            return self._sample()
        taxonomy = self._given.taxonomy
        table = self._given.table() if self.asked.data else None
        tools = DocumentTools(
            SpacySegmenter(), self._roles, self.compared, taxonomy, training_for(taxonomy)
        )
        if table is None:
            return evaluate_documents(tools)
        texts = table.several(keys_by_label(taxonomy))[: self.asked.rows]
        return evaluate_given_documents(tools, table.name, texts)

    def far(self) -> Outcome:
        """Public corpora of other trades.

        Raises:
            UnusableLabels: when no folder was given.

        """
        if self.asked.corpora is None:
            raise UnusableLabels("'far' measures public corpora; give their folder with --corpora")
        sets = read_corpora(self.asked.corpora, self.asked.rows)
        return evaluate_far(self.compared, sets, self.asked.seeds, options_of)

    def lineage(self) -> Outcome:
        """Identity of themes over time: the sample portfolio, public corpora, or both."""
        from api.lineage_evaluation import LineageEvaluation  # noqa: PLC0415 - it asks for services

        given = self.asked
        if given.data not in {None, SAMPLE}:
            raise UnusableLabels(
                "'lineage' is measured on the sample portfolio (--data sample) and on public "
                "corpora (--corpora FOLDER)"
            )
        measured = LineageEvaluation(self.services, self.compared, given.seeds, given.rows)
        sample = given.data == SAMPLE or given.corpora is None
        return measured.run(sample=sample, corpora=given.corpora)

    def curation(self) -> Outcome:
        """What people's decisions teach, theme by theme."""
        subcauses = () if self.asked.data else [c.subcause for c in causes_of(STATEMENTS)]
        data, taxonomy = self._given.labelled, self._given.taxonomy
        return evaluate_curation(self.compared, data, taxonomy, subcauses)

    def statistics(self) -> Outcome:
        """Statistics on simulated portfolios, or the planted facts of the sample as it is built."""
        from intelligence.evaluation.statistics import protocols  # noqa: PLC0415 - it takes time

        asked = self.asked
        if asked.data == SAMPLE:
            return self._facts_of_sample()
        return protocols.evaluate_statistics(
            asked.protocols, asked.replicates, asked.first_seed, asked.corpora
        )

    def sow(self) -> Outcome:
        """Passages and sections of labelled statements of work."""
        settings, segmenter = self.services.settings, SpacySegmenter()
        learned, lessons = make_wordings(settings), wording_lessons(segmenter)
        folder = wordings_folder(self._choice.profile.folder)
        unseen = load_unseen(folder, learned.reader.identity, lessons.texts)
        return evaluate_sow(SowTools(segmenter, SpacyGrammar(), learned, lessons, unseen))

    def risk(self) -> Outcome:
        """What is told of new engagements: simulated portfolios and the sample, or it alone."""
        from api.risk_evaluation import RiskEvaluation  # noqa: PLC0415 - it asks for services

        given = self.asked
        if given.data not in {None, SAMPLE}:
            raise UnusableLabels(
                "'risk' is measured on simulated portfolios and on the sample portfolio (--data "
                "sample: on that alone)"
            )
        measured = RiskEvaluation(self.services, self._check_embedder, SpacySegmenter())
        return measured.run(given.replicates, given.first_seed, simulated=given.data is None)

    def _check_embedder(self) -> Embedder:
        """Return what risk checks read texts by."""
        return make_check_tools(self.services.settings, self.services.workspace).remembered

    def _sample(self) -> Outcome:
        """Compare the themes of the sample portfolio's documents with its truth."""
        return evaluate_portfolio(*built_sample(self.services, self.asked.taxonomy))

    def _facts_of_sample(self) -> Outcome:
        """Compare what the signals of the sample portfolio say with what is planted in it."""
        from intelligence.evaluation.statistics.sample.protocol import (  # noqa: PLC0415
            evaluate_built_sample,
        )

        return evaluate_built_sample(*built_sample(self.services, self.asked.taxonomy))

    @cached_property
    def compared(self) -> Compared:
        """The encoders and the recogniser, which compute each text once."""
        workspace = self.services.workspace.create()
        precision = self.services.settings.precision
        ours = remembering(make_embedder(self._choice, workspace, precision))
        recogniser = make_recogniser(self._choice, ours)
        return Compared(recogniser, remembering(published_embedder(workspace)))

    @cached_property
    def _roles(self) -> RoleClassifier:
        workspace, precision = self.services.workspace, self.services.settings.precision
        return make_roles(self._choice, self.compared.recogniser.embedder, workspace, precision)

    @cached_property
    def _choice(self) -> EncoderChoice:
        return choose_encoder(self.services.settings.encoder)

    @cached_property
    def _given(self) -> GivenData:
        return GivenData(self.asked)


def training_for(taxonomy: Taxonomy) -> Training | None:
    """Return the training writers' causes; None where the taxonomy has none of their themes."""
    causes = training_causes()
    if not {theme.key for theme in taxonomy.themes} & {cause.theme for cause in causes}:
        return None
    return Training(tuple(c.text for c in causes), tuple(c.theme for c in causes))


def options_of(seed: int) -> AssignmentOptions:
    """Return the options of a build whose discovery draws with this seed."""
    return AssignmentOptions(clusterer=CommunityClusterer(seed=CommunityClusterer().seed + seed))
