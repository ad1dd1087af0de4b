import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.cli.evaluate import WHAT, command
from api.evaluating import Evaluator
from api.evaluation_data import Asked
from intelligence.evaluation.tables import Outcome, Table

Run = Callable[..., Result]


def outcome(what: str) -> Outcome:
    return Outcome(what, f"data of {what}", {}, (Table("T", ("Method", "F1"), (("ours", 0.5),)),))


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run the command with evaluations that only tell what they were asked."""
    asked: list[Asked] = []

    def evaluations(self: Evaluator) -> dict[str, Callable[[], Outcome]]:
        asked.append(self.asked)
        return {name: lambda name=name: outcome(name) for name in WHAT}  # type: ignore[misc]

    monkeypatch.setattr(Evaluator, "evaluations", property(evaluations))

    def call(*arguments: str) -> Result:
        options = [*arguments, "--workspace", str(tmp_path)]
        result = CliRunner().invoke(command, options, catch_exceptions=False)
        result.asked = asked[-1] if asked else None  # type: ignore[attr-defined]
        return result

    return call


def test_what_can_be_evaluated_is_in_the_help() -> None:
    usage = command.get_usage(command.make_context("evaluate", ["findings"]))
    assert all(name in "".join(usage.split()) for name in WHAT)


def test_tables_are_markdown_and_json_has_the_same_figures(run: Run) -> None:
    assert "| ours | 0.500 |" in run("names").output
    found = json.loads(run("names", "roles", "--json").output)
    assert [one["what"] for one in found["evaluations"]] == ["names", "roles"]
    assert found["evaluations"][0]["tables"][0]["rows"] == [{"Method": "ours", "F1": 0.5}]


def test_without_a_word_everything_is_measured_that_needs_nothing(run: Run, tmp_path: Path) -> None:
    told = run().output
    assert [name for name in WHAT if f"## {name}\n" in told] == [
        n for n in WHAT if n not in {"far", "lineage", "curation", "statistics", "risk", "sow"}
    ]
    assert "## far" in run("--corpora", str(tmp_path)).output


def test_options_reach_the_evaluation(run: Run) -> None:
    options = ("--data", "f.csv", "--text-column", "why", "--label-column", "code", "--rows", "50")
    result = run("discovery", *options, "--taxonomy", "none", "--seeds", "7", "--hold-out", "2")
    expected = Asked("f.csv", "why", "code", "none", None, 7, 2, 50)
    assert result.asked == expected  # type: ignore[attr-defined]
    shots = run("recognition", "--shots", "10, 0,3,3")
    assert shots.asked.shots == (0, 3, 10)  # type: ignore[attr-defined]


@pytest.mark.parametrize("given", ["1,x", "-1", "101", "1,,2", "²"])
def test_numbers_of_examples_that_make_no_sense_are_refused(run: Run, given: str) -> None:
    result = run("recognition", "--shots", given)
    assert result.exit_code == 2
    assert "give one as 0,1,3,5,10" in result.output


def test_examples_are_a_matter_of_recognition_alone(run: Run) -> None:
    assert run("--shots", "1").exit_code == 2
    assert run("roles", "recognition", "--shots", "1").exit_code == 2


@pytest.mark.parametrize("option", [("--seeds", "0"), ("--rows", "1"), ("--corpora", "nowhere")])
def test_values_that_make_no_sense_are_refused(run: Run, option: tuple[str, str]) -> None:
    assert run("far", *option).exit_code == 2
