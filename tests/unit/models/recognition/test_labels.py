from __future__ import annotations

from models.recognition.labels import Label


def test_fingerprint_depends_on_key_and_definition_only() -> None:
    label = Label("late_access", "Late access", "Access came late", (("vpn", "VPN late"),))
    renamed = Label("late_access", "Access", "Access came late")
    assert label.fingerprint == renamed.fingerprint
    assert label.fingerprint != Label("other", "Late access", "Access came late").fingerprint
    assert label.fingerprint != Label("late_access", "Late access", "Edited").fingerprint


def residual(name: str, definition: str = "") -> bool:
    return Label("x", name, definition or name).is_residual


def test_a_theme_for_what_fits_nowhere_else_is_known_by_its_name() -> None:
    assert residual("Other")
    assert residual("Other root causes (please specify)")
    assert residual("Misc.", "Anything that does not fit into any other category")
    assert residual("Sonstiges")
    assert residual("None of the above")


def test_a_theme_that_says_what_it_is_about_is_no_such_theme() -> None:
    assert not residual("Other", "Strikes, floods and pandemics")
    assert not residual("Other vendors")
    assert not residual("Unknown interfaces")
    assert not residual("Problems of all")
    with_examples = Label("x", "Other", "Other", examples=("The ferry did not sail",))
    assert not with_examples.is_residual
