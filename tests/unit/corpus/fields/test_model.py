from corpus.fields.model import Group, define


def test_a_field_goes_by_its_own_name_and_its_aliases() -> None:
    field = define("root_cause", Group.TEXT, "why", "cause | rca", "reason")
    assert field.aliases == {"root cause", "cause", "rca"}
    assert field.weak == {"reason"}


def test_only_texts_and_notes_take_several_columns() -> None:
    several = {group for group in Group if define("x", group, "", "").many}
    assert several == {Group.TEXT, Group.NOTE}
