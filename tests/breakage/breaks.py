"""What is promised of an edition, and for each promise one change of the code that breaks it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Break:
    """A promise, how to break it, and the test that must fail then.

    Attributes:
        promise: in a sentence.
        file: the source file that is changed, from the root of the project.
        before: text that stands in the file exactly once.
        after: what stands there instead.
        test: the test, as pytest names it.

    """

    promise: str
    file: str
    before: str
    after: str
    test: str


_GUARANTEES = "tests/property/test_theme_guarantees.py::"
_PROPOSALS = "tests/property/test_proposals_cut_anew.py::"
_CURATION = "tests/property/test_curation.py::"
_REFIT = "tests/unit/intelligence/refit/test_look.py::"
_LOG = "tests/unit/corpus/store/test_entry_log.py::"
_REPLAY = "tests/unit/intelligence/curation/test_replay.py::"
_REJECTIONS = "tests/property/test_rejections.py::"
_SUGGESTIONS = "tests/unit/intelligence/health/test_suggestions.py::"
_LEARNING = "tests/unit/intelligence/test_learning.py::"
_PAST = "tests/unit/api/test_past.py::"

BREAKS = (
    Break(
        "An ordinary build moves no old statement of a known theme",
        "intelligence/curation/board.py",
        "if sequence not in self.bounds:",
        "if True:",
        _GUARANTEES + "test_new_documents_move_no_old_statement_of_a_known_theme",
    ),
    Break(
        "A proposal that somebody confirmed or edited is never cut anew",
        "intelligence/candidates.py",
        "if item.candidate and item.theme.theme_id not in touched",
        "if item.candidate",
        _PROPOSALS + "test_a_proposal_that_somebody_confirmed_or_edited_is_never_cut_anew",
    ),
    Break(
        "A proposal that is made twice keeps its id",
        "intelligence/candidates.py",
        'if 2 * shared > len(own) and shared > same.get(cut, (0, ""))[0]:',
        "if shared == 1:",
        _PROPOSALS + "test_what_is_proposed_twice_keeps_its_id",
    ),
    Break(
        "What a build withheld, no later one proposes for a little more confidence",
        "intelligence/proposals.py",
        "return options.trust + options.surer * again",
        "return options.trust",
        _PROPOSALS
        + "test_what_a_build_withheld_no_later_one_proposes_for_a_little_more_confidence",
    ),
    Break(
        "What was taken over from a refit and taken back is not proposed again",
        "intelligence/curation/kept.py",
        "if entry.sequence in force.undone and getattr",
        "if entry.sequence in () and getattr",
        "tests/unit/intelligence/refit/test_draw_up.py::"
        "test_what_was_taken_over_and_taken_back_is_not_proposed_again",
    ),
    Break(
        "What was rejected of a theme does not come back by a merge",
        "intelligence/curation/actions.py",
        "board.bar_as_well(sources, decision.into)",
        "",
        _REJECTIONS + "test_what_was_rejected_of_a_theme_does_not_come_back_by_a_merge",
    ),
    Break(
        "What was rejected of a theme does not come into what is split off it",
        "intelligence/curation/actions.py",
        "board.bar_as_well([decision.theme], new)",
        "",
        _REJECTIONS + "test_what_was_rejected_of_a_theme_does_not_come_into_what_is_split_off",
    ),
    Break(
        "What a person keeps apart is not suggested as a merge again",
        "intelligence/health/suggestions.py",
        "if kept.are_two(themes[one].theme_id, themes[other].theme_id):",
        "if kept.are_two(themes[one].theme_id, themes[one].theme_id):",
        _SUGGESTIONS + "test_themes_that_a_person_keeps_apart_or_parted_are_no_merge",
    ),
    Break(
        "What a person keeps whole is not suggested as a split again",
        "intelligence/health/suggestions.py",
        "or theme.theme_id in kept.whole or not judged:",
        "or not judged:",
        _SUGGESTIONS + "test_a_theme_that_a_person_keeps_whole_is_no_split",
    ),
    Break(
        "Of decisions that keep a theme or change it the newest wins",
        "intelligence/curation/kept.py",
        "whole.discard(theme)",
        "pass",
        "tests/unit/intelligence/curation/test_kept.py::"
        "test_the_newest_decision_on_a_theme_or_a_pair_wins",
    ),
    Break(
        "What was learned of a finding when it came is not moved by a later build",
        "intelligence/learning.py",
        "if known is not None:\n            found[at]",
        "if False:\n            found[at]",
        _GUARANTEES + "test_no_later_build_moves_what_was_learned_of_a_finding_when_it_came",
    ),
    Break(
        "A text gets the same theme alone and in any batch",
        "intelligence/identity/placing.py",
        "better = (close >= theme.bound) & (close > best)",
        "better = (close >= theme.bound + 0.001 * len(asked)) & (close > best)",
        _GUARANTEES + "test_a_statement_gets_the_same_theme_alone_and_in_any_batch",
    ),
    Break(
        "A found theme is the same while the documents it was found by are away",
        "intelligence/identity/placing.py",
        "return theme if theme.vectors else _with_vectors(theme, causes, embedder)",
        'return _with_vectors(replace(theme, vectors=""), causes, embedder)',
        _GUARANTEES + "test_a_theme_is_the_same_while_the_documents_it_was_found_by_are_away",
    ),
    Break(
        "Undoing a decision gives exactly what had been",
        "intelligence/curation/replay.py",
        "if entry.sequence not in undone and not isinstance(entry.decision, Undo)",
        "if not isinstance(entry.decision, Undo)",
        _GUARANTEES + "test_undoing_a_decision_gives_exactly_what_had_been",
    ),
    Break(
        "The same past gives the same build, byte for byte",
        "intelligence/identity/placing.py",
        "confidence=float(np.clip(best[row], 0.0, 1.0))",
        "confidence=float(np.random.default_rng().random())",
        _GUARANTEES + "test_the_same_past_gives_the_same_build_twice",
    ),
    Break(
        "A decision changes no theme that it does not name, in its words and quotes neither",
        "intelligence/register.py",
        "most=_KEYPHRASES,",
        "most=1 + len(rest) % 3,",
        _CURATION + "test_words_quotes_and_figures_of_other_themes_stay_to_the_last_one",
    ),
    Break(
        "Themes that an entry of the log does not name keep their members and names",
        "intelligence/curation/board.py",
        "if place.theme_id is None\n            and at not in self.held",
        "if True\n            and at not in self.held",
        _CURATION + "test_themes_that_an_entry_does_not_name_keep_everything",
    ),
    Break(
        "Every entry of the log applies or is told as a conflict",
        "intelligence/curation/named.py",
        "return found, [conflict(entry, Reason.NO_FINDING, theme, partly=bool(found), count=gone)]",
        "return found, []",
        _CURATION + "test_every_finding_that_is_not_there_is_told",
    ),
    Break(
        "A refit that is taken over moves exactly the findings that it lists",
        "intelligence/curation/refiling.py",
        "moving = [at for at in open_ if _may_move(at, decision, board)]",
        "moving = [at for at in open_ if _may_move(at, decision, board)][1:]",
        "tests/property/test_refit_moves.py::"
        "test_applying_items_moves_exactly_their_findings_and_no_others",
    ),
    Break(
        "A refit never merges again what a person parted",
        "intelligence/refit/reconsider.py",
        "if self.standing.kept.are_two(one, other):",
        "if self.standing.kept.are_two(one, one):",
        _REFIT + "test_themes_that_a_person_parted_are_not_merged_again",
    ),
    Break(
        "A refit never splits again what a person put together",
        "intelligence/refit/reconsider.py",
        "if not self.standing.kept.is_one(theme.theme_id):",
        "if theme.theme_id:",
        _REFIT + "test_a_theme_that_a_person_put_together_is_not_split_again",
    ),
    Break(
        "No entry of the log is lost, changed or reordered without that being told",
        "corpus/store/entry_log.py",
        "if entry.sequence != place or entry.id != _id(before, entry.sequence, entry):",
        "if entry.sequence != place:",
        _LOG + "test_a_log_that_was_tampered_with_is_found_out",
    ),
    Break(
        "Who has not seen the newest entry cannot append",
        "corpus/store/entry_log.py",
        "if expected is not None and expected != last:",
        "if expected is not None and expected > last:",
        _LOG + "test_who_has_not_seen_the_newest_entry_is_told_and_nothing_is_appended",
    ),
    Break(
        "A decision by words holds for the whole history, so that curation makes no trend",
        "intelligence/curation/actions.py",
        "if at not in board.expelled]\n    likeness",
        "if at not in board.expelled and 2 * at >= len(board.placements)]\n    likeness",
        _CURATION + "test_a_decision_by_words_holds_for_documents_old_and_new_alike",
    ),
    Break(
        "Where a definition changed, the trend is marked",
        "intelligence/curation/replay.py",
        "return [(theme, ChangeKind.DEFINITION)]",
        "return []",
        _REPLAY + "test_changes_of_meaning_are_marked_in_the_quarter_of_the_decision",
    ),
    Break(
        "Undoing an undoing makes the decision count again",
        "intelligence/curation/replay.py",
        "for entry in reversed(log):",
        "for entry in log:",
        _REPLAY + "test_a_row_of_undoings_counts_from_its_end",
    ),
    Break(
        "No definition draws back what a person rejected",
        "intelligence/curation/board.py",
        "            and (at, theme_id) not in self.barred\n",
        "",
        _REPLAY + "test_a_rejected_finding_leaves_and_no_definition_draws_it_back",
    ),
    Break(
        "What decisions teach moves no finding that was there before",
        "intelligence/learning.py",
        "if key not in before and key not in kept]",
        "if key not in kept]",
        _LEARNING + "test_decisions_that_come_with_the_first_findings_of_a_kind_move_nothing_that_"
        "was_there",
    ),
    Break(
        "What was learned is forgotten with the decisions that it rests on",
        "intelligence/learning.py",
        "if force.issuperset(item.rests) and (",
        "if (",
        _LEARNING + "test_undoing_the_decision_forgets_what_was_learned_from_it",
    ),
    Break(
        "A crash between registry and edition loses nothing",
        "corpus/store/registries.py",
        "if digest in published:",
        "if digest in ():",
        _PAST + "test_a_crash_while_publishing_loses_nothing",
    ),
    Break(
        "What is decided while a build begins is in the edition and in its inputs",
        "api/past.py",
        "if now == inputs:",
        "if now:",
        _PAST + "test_what_somebody_decides_while_a_build_begins_is_in_what_it_reads_and_in_its_"
        "inputs",
    ),
    Break(
        "A theme is proposed only with enough findings from enough engagements",
        "intelligence/proposals.py",
        "if len({groups[i] for i in members}) < options.groups:",
        "if len({groups[i] for i in members}) < 1:",
        "tests/unit/intelligence/test_proposals.py::"
        "test_group_from_too_few_documents_is_not_proposed",
    ),
    Break(
        "A count of few customers is marked",
        "intelligence/tables/small.py",
        '(cells["customers"] < fewest)',
        '(cells["customers"] < 1)',
        "tests/unit/intelligence/tables/test_small.py::"
        "test_a_count_of_few_or_unknown_customers_is_small_and_nothing_is_not",
    ),
    Break(
        "Unstable is shown wherever the theme is",
        "intelligence/told_names.py",
        "if verdict == Verdict.UNSTABLE else name",
        "if verdict is Verdict.UNSTABLE else name",
        "tests/conventions/test_unstable.py::"
        "test_the_report_says_it_at_every_theme_s_name_and_what_it_means",
    ),
    Break(
        "A theme that was merged away leads to the one it became a part of",
        "intelligence/chronicle.py",
        "            theme = self._followed(theme)\n",
        "            break\n",
        "tests/unit/intelligence/test_chronicle.py::"
        "test_a_theme_that_was_merged_away_leads_to_the_one_of_today",
    ),
    Break(
        "However many findings one engagement has, no test of over-representation changes",
        "intelligence/signals/occurrences.py",
        "matrix[rows[known], columns[known]] = True",
        "np.logical_xor.at(matrix, (rows[known], columns[known]), True)",
        "tests/property/test_over_representation.py::"
        "test_any_number_of_findings_of_one_engagement_changes_nothing",
    ),
    Break(
        "Labels dealt out at random give uniform p-values",
        "intelligence/statistics/poisson_binomial.py",
        "return np.minimum(self.more + self.exactly / 2, 1.0)",
        "return np.minimum(self.more, 1.0)",
        "tests/property/test_over_representation.py::"
        "test_customers_dealt_out_at_random_have_uniform_p_values",
    ),
    Break(
        "A theme of one team has one replication; no loud customer adds more than one",
        "intelligence/statistics/matching.py",
        "return int(np.count_nonzero(matched >= 0))",
        "return len(set(zip(of_customer.tolist(), of_team.tolist(), strict=True)))",
        "tests/property/test_structure_and_priority.py::"
        "test_one_customer_adds_at_most_one_replication",
    ),
    Break(
        "Of the text of a risk check no word is kept unless that was asked for",
        "intelligence/risk/kept.py",
        "check_payload(check) if keep_text else stored_payload(check)",
        "check_payload(check)",
        "tests/unit/intelligence/risk/test_kept.py::"
        "test_words_are_shown_to_whoever_gave_them_and_kept_only_when_asked_for",
    ),
    Break(
        "Nothing that is known only after signature is learned from",
        "intelligence/risk/at_signature.py",
        'pd.to_numeric(own["planned_hours"], errors="coerce")',
        'pd.to_numeric(own["actual_hours"], errors="coerce")',
        "tests/unit/intelligence/risk/test_at_signature.py::"
        "test_planned_hours_are_read_and_actual_ones_never",
    ),
)
