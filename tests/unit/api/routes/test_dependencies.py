from __future__ import annotations

import pytest

from tests.fakes.web import client_of


@pytest.mark.parametrize("address", ["/v1/findings?role=cause&role=impact", "/v1/themes?q=a&q=a"])
def test_a_parameter_given_twice_is_refused(address: str) -> None:
    response = client_of().get(address)
    assert response.status_code == 400
    assert "given 2 times" in response.json()["detail"]


def test_a_page_refuses_it_too() -> None:
    assert client_of().get("/?q=a&q=b").status_code == 400
