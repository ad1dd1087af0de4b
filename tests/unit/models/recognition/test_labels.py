from __future__ import annotations

from models.recognition.labels import Label


def test_fingerprint_depends_on_key_and_definition_only() -> None:
    label = Label("late_access", "Late access", "Access came late", (("vpn", "VPN late"),))
    renamed = Label("late_access", "Access", "Access came late")
    assert label.fingerprint == renamed.fingerprint
    assert label.fingerprint != Label("other", "Late access", "Access came late").fingerprint
    assert label.fingerprint != Label("late_access", "Late access", "Edited").fingerprint
