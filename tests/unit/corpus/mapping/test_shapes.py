from corpus.fields import Records, field_named
from corpus.mapping.shapes import SHAPES, detect_shape


def test_a_ticket_number_and_a_caller_make_an_incident() -> None:
    labels = {"number", "opened", "short description", "caller", "priority", "state"}
    shape = detect_shape(labels, None)
    assert shape is not None
    assert shape.name == "servicenow_incident"


def test_a_stated_record_type_rules_out_other_sources() -> None:
    labels = {"number", "opened", "short description", "caller", "priority", "state"}
    assert detect_shape(labels, Records.CUSTOMERS) is None


def test_common_labels_alone_are_no_known_source() -> None:
    assert detect_shape({"id", "title", "date", "text", "customer", "phase"}, None) is None
    assert detect_shape(set(), None) is None


def test_every_override_names_a_field_that_exists() -> None:
    unknown = [
        (shape.name, label, name)
        for shape in SHAPES
        for label, name in shape.fields.items()
        if name and field_named(name, shape.kind.records) is None
    ]
    assert unknown == []
