import subprocess
import sys

_CODE = """
import importlib.util, sys
from models.light_spacy import import_spacy
spacy = import_spacy()
assert [len(parsed) for parsed in spacy.blank("en").pipe(["a b"])] == [2]
print("torch" in sys.modules, bool(importlib.util.find_spec("torch")), import_spacy() is spacy)
"""


def test_spacy_comes_without_torch_and_torch_can_still_be_had() -> None:
    command = (sys.executable, "-c", _CODE)
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own interpreter

    assert (done.stdout.strip(), done.stderr) == ("False True True", "")
