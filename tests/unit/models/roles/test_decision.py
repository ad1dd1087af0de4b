import numpy as np
import pytest

from models.roles.contract import ROLES, Evidence, Role, Statement
from models.roles.decision import Decision, decide


def row(**shares: float) -> list[float]:
    rest = (1 - sum(shares.values())) / len(ROLES)
    return [shares.get(role.value, 0.0) + rest for role in ROLES]


TWO = [Statement("a"), Statement("b")]


def test_greatest_probability_decides_and_is_the_confidence() -> None:
    table = np.array([row(impact=0.8), row(cause=0.9)])

    verdicts = decide(table, TWO, Decision())

    assert [one.role for one in verdicts] == ["impact", "cause"]
    assert verdicts[0].confidence == pytest.approx(table[0].max())


def test_favour_turns_a_close_call_into_a_cause() -> None:
    table = np.array([row(impact=0.5, cause=0.4), row(context=0.9)])

    assert decide(table, TWO, Decision(favour=1.5))[0].role is Role.CAUSE
    assert decide(table, TWO, Decision())[0].role is Role.IMPACT


def test_document_without_cause_gives_its_likeliest_statement() -> None:
    table = np.array([row(impact=0.6, cause=0.3), row(context=0.9)])

    verdicts = decide(table, TWO, Decision(rescue=0.3))

    assert [verdict.role for verdict in verdicts] == [Role.CAUSE, Role.CONTEXT]


def test_document_of_praise_gets_no_cause_below_the_rescue() -> None:
    table = np.array([row(positive=0.95), row(positive=0.9)])

    verdicts = decide(table, TWO, Decision(rescue=0.15))

    assert {verdict.role for verdict in verdicts} == {Role.POSITIVE}


def test_statement_that_stands_alone_is_judged_without_favour() -> None:
    table = np.array([row(impact=0.5, cause=0.4)])

    verdict = decide(table, [Statement("a")], Decision(favour=2.0, rescue=0.1))[0]

    assert verdict.role is Role.IMPACT


def test_statement_that_stands_alone_is_called_a_cause_as_readily_as_was_chosen() -> None:
    table = np.array([row(impact=0.4, cause=0.5)])

    assert decide(table, [Statement("a")], Decision(alone=0.5))[0].role is Role.IMPACT
    assert decide(table, [Statement("a")], Decision(alone=1.0))[0].role is Role.CAUSE


def test_the_only_statement_of_a_ticket_is_called_a_cause_as_readily_as_was_chosen_for_notes() -> (
    None
):
    table = np.array([row(impact=0.5, cause=0.4)])
    ticket = [Statement("a", kind="escalation")]

    assert decide(table, ticket, Decision(single=1.5, alone=0.1))[0].role is Role.CAUSE
    dear = Decision(favour=2.0, rescue=0.3, alone=2.0)
    assert decide(table, ticket, dear)[0].role is Role.IMPACT


def test_heading_that_names_the_role_is_told() -> None:
    table = np.array([row(cause=0.9), row(cause=0.9)])
    passage = [Statement("a", Evidence.CAUSE), Statement("b", Evidence.IMPACT)]

    verdicts = decide(table, passage, Decision())

    assert [verdict.by_heading for verdict in verdicts] == [True, False]


def test_no_statements_no_verdicts() -> None:
    assert decide(np.zeros((0, len(ROLES))), [], Decision()) == []


def test_cause_named_in_so_many_words_needs_less_probability() -> None:
    table = np.array([row(context=0.5, cause=0.3), row(context=0.5, cause=0.3)])
    passage = [Statement("The leak was caused by rust."), Statement("The leak was small.")]

    roles = [one.role for one in decide(table, passage, Decision())]

    assert roles == ["cause", "context"]


def test_a_short_entry_under_a_heading_of_causes_is_a_cause_and_not_lost_as_noise() -> None:
    table = np.array([row(noise=0.9, cause=0.05), row(impact=0.6, cause=0.3)])
    listed = [
        Statement("Key person left", Evidence.CAUSE),
        Statement("Scope creep", Evidence.CAUSE),
    ]
    assert [one.role for one in decide(table, listed, Decision())] == ["cause", "cause"]
    fields = [Statement("11:10 Kasia", Evidence.CAUSE), Statement("Scope creep", Evidence.IMPACT)]
    assert [one.role for one in decide(table, fields, Decision())] == ["noise", "impact"]


def test_one_word_is_an_entry_in_a_column_of_causes_only() -> None:
    table = np.array([row(noise=0.9, cause=0.05), row(noise=0.9, cause=0.05)])
    cells = [
        Statement("Training", Evidence.CAUSE, "lesson", column=True),
        Statement("Training", Evidence.CAUSE, "lesson"),
    ]
    assert [one.role for one in decide(table, cells, Decision())] == ["cause", "noise"]


def test_a_denied_cause_is_none_whatever_the_heading_says() -> None:
    table = np.array([row(cause=0.8, context=0.1), row(cause=0.8, context=0.1)])
    passage = [
        Statement("Unclear requirements were not the reason.", Evidence.CAUSE),
        Statement("The estimate left out the migration.", Evidence.CAUSE),
    ]
    assert [one.role for one in decide(table, passage, Decision())] == ["context", "cause"]
