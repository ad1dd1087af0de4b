from corpus import errors
from tests.unit.error_trees import defined, drawn


def test_the_tree_in_the_docstring_is_the_tree_in_the_code() -> None:
    assert drawn(errors) == defined(errors)


def test_one_except_clause_catches_every_error_of_the_package() -> None:
    for name in defined(errors):
        assert issubclass(getattr(errors, name), errors.CorpusError), name
