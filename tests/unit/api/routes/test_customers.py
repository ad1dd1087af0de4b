from __future__ import annotations

from tests.fakes.web import client_of


def test_one_customer_has_its_signals_rates_and_themes() -> None:
    answer = client_of().get("/v1/customers/customer 2").json()
    assert answer["edition"] == 7
    assert answer["customer"]["customer"] == "customer 2"
    assert [rate["customer"] for rate in answer["rates"]] == ["customer 2"]
    assert answer["themes"] == []


def test_unknown_customer_is_a_problem_that_names_nobody() -> None:
    problem = client_of().get("/v1/customers/nobody")
    assert problem.status_code == 404
    assert "customer_name" not in problem.text


def test_all_customers_are_a_signal_table() -> None:
    answer = client_of().get("/v1/signals", params={"table": "customer_signals"}).json()
    assert answer["total"] == 9
