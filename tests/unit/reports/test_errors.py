import pytest

from reports.errors import ReportError, UnknownQuarter


def test_every_error_of_the_package_is_caught_by_its_base() -> None:
    with pytest.raises(ReportError, match="no such quarter"):
        raise UnknownQuarter("no such quarter")
