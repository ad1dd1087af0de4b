from __future__ import annotations

import subprocess
import sys

from models.stages import PROFILE_STAGES, SIEVES, STAGES, WORDINGS


def test_each_stage_stands_after_what_it_needs() -> None:
    place = STAGES.index
    assert place("encoder") < place("audit") < place("recognition")
    assert place("recognition") < place("head") < place("described") < place("subcauses")
    assert place("subcauses") < place("reading")
    assert place("encoder") < place("roles")
    assert place(WORDINGS) < place(SIEVES)
    assert not {WORDINGS, SIEVES} & {*PROFILE_STAGES}


def test_the_command_line_names_stages_without_torch() -> None:
    told = "import sys, api.cli.train; print('torch' in sys.modules)"
    command = [sys.executable, "-c", told]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own interpreter
    assert done.stdout.strip() == "False"
