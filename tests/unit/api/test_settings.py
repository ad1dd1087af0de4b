from pathlib import Path

import pytest

from api.settings import InvalidSetting, Settings


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "premortem.toml"
    file.write_text('seed = 3\nport = 9000\nworkspace = "w"\n')
    settings = Settings.from_environment({"PREMORTEM_PORT": "9001"}, file)
    assert (settings.seed, settings.port, settings.workspace) == (3, 9001, "w")


def test_an_unknown_name_in_the_file_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    file = tmp_path / "premortem.toml"
    file.write_text("sed = 3\n")
    with pytest.raises(InvalidSetting, match=r"'sed'; known settings: workspace, .*seed"):
        Settings.from_environment({}, file)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("PORT", "eight", "setting port is 'eight'; it takes a whole number"),
        ("LINK_MARGIN", "x", "it takes a number"),
        ("SEED", "-1", "must be at least 0"),
        ("MAX_FILE_MEGABYTES", "0", "must be at least 1"),
        ("PRECISION", "fp16", "setting precision is 'fp16'; it takes f32 or bf16"),
        ("PRECISION", "", "setting precision is ''; it takes f32 or bf16"),
        ("LINK_MARGIN", "nan", "must be at least 0"),
    ],
)
def test_a_value_that_cannot_be_used_is_said_with_what_would_be(
    name: str, value: str, told: str
) -> None:
    with pytest.raises(InvalidSetting, match=told):
        Settings.from_environment({f"PREMORTEM_{name}": value})


def test_a_broken_file_is_one_clear_error(tmp_path: Path) -> None:
    file = tmp_path / "premortem.toml"
    file.write_text("seed = = 3")
    with pytest.raises(InvalidSetting, match=r"premortem\.toml cannot be read"):
        Settings.from_environment({}, file)


def test_precision_is_f32_unless_the_file_or_the_environment_says_bf16(tmp_path: Path) -> None:
    file = tmp_path / "premortem.toml"
    file.write_text('precision = "bf16"\n')
    assert Settings().precision == "f32"
    assert Settings.from_environment({}, file).precision == "bf16"
    assert Settings.from_environment({"PREMORTEM_PRECISION": "f32"}, file).precision == "f32"
    file.write_text("precision = 16\n")
    with pytest.raises(InvalidSetting, match="precision is 16; it takes f32 or bf16"):
        Settings.from_environment({}, file)
