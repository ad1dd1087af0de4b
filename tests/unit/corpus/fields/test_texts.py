from corpus.fields.model import Group
from corpus.fields.texts import TEXT_FIELDS


def test_the_whole_text_comes_first_and_remarks_last() -> None:
    names = [field.name for field in TEXT_FIELDS]
    assert names[:3] == ["text", "description", "abstract"]
    assert names[-2:] == ["comment", "work_notes"]


def test_every_text_field_is_text_and_no_name_means_two() -> None:
    aliases = [alias for field in TEXT_FIELDS for alias in field.aliases]
    assert {field.group for field in TEXT_FIELDS} == {Group.TEXT}
    assert len(aliases) == len(set(aliases))
