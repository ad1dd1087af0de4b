from __future__ import annotations

import inspect

from api import errors


def test_every_error_stands_in_the_tree_of_the_module() -> None:
    found = [
        value
        for value in vars(errors).values()
        if inspect.isclass(value) and issubclass(value, errors.ApiError)
    ]
    assert all(value.__name__ in (errors.__doc__ or "") for value in found)


def test_an_ambiguous_document_carries_what_tells_them_apart() -> None:
    error = errors.AmbiguousDocument("two", uids=("a", "b"), total=2)
    assert (error.uids, error.total, str(error)) == (("a", "b"), 2, "two")
