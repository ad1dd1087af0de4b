"""The README lists every setting and every command, and nothing that does not exist."""

import re
from pathlib import Path

import pytest

from api.cli.main import COMMANDS, premortem
from api.settings import PREFIX, Settings, explanations

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", list(explanations()))
def test_each_setting_is_listed_with_default_and_explanation(name: str) -> None:
    default = getattr(Settings(), name)
    shown = f"`{default}`" if default != "" else "empty"
    assert f"| `{PREFIX}{name.upper()}` | {shown} | {explanations()[name]} |" in README


def test_no_setting_is_listed_that_does_not_exist() -> None:
    listed = set(re.findall(rf"`{PREFIX}(\w+)` \|", README))
    assert listed == {name.upper() for name in explanations()}


@pytest.mark.parametrize("name", list(COMMANDS))
def test_each_command_is_listed_with_what_it_does(name: str) -> None:
    assert f"| `premortem {name}" in README
    assert COMMANDS[name][1] in README


def test_each_listed_command_exists_and_explains_itself() -> None:
    for name in re.findall(r"^\| `premortem ([\w-]+)", README, flags=re.MULTILINE):
        assert name in COMMANDS
        command = premortem.get_command(None, name)  # type: ignore[arg-type]
        assert command is not None
        assert command.help, name
