from intelligence.refit.changes import Change, Kind, Measured


def test_a_change_names_its_kind_in_a_word() -> None:
    change = Change(Kind.END, ("t",), (), (Measured(1.0),))
    assert change.kind.value == "end"
    assert change.measured[0].told_apart is None
