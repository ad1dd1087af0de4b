from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from click.testing import Result

from intelligence.errors import UnknownCustomer


def test_customers_are_listed_with_their_verdict(run: Callable[..., Result]) -> None:
    document = json.loads(run("customers", "--json").stdout)
    assert document["table"] == "customer_signals"
    assert len(document["signals"]) == 9
    assert "Customers: delivery or relationship, edition 1." in run("customers").stdout


def test_one_customer_by_key_or_name_has_its_rates(run: Callable[..., Result]) -> None:
    by_key = json.loads(run("customers", "customer 2", "--json").stdout)
    by_name = json.loads(run("customers", "CUSTOMER_NAME 2", "--json").stdout)
    assert by_key["signals"] == by_name["signals"]
    assert by_key["rates"][0]["customer"] == "customer 2"
    shown = run("customers", "customer 2").stdout
    assert "Rates of customers by every exposure" in shown


def test_unknown_customer_is_told_without_naming_others(run: Callable[..., Result]) -> None:
    with pytest.raises(UnknownCustomer, match="edition 1 cannot tell") as caught:
        run("customers", "nobody")
    assert "customer_name" not in str(caught.value)


def test_customers_have_no_theme_to_be_chosen_by(run: Callable[..., Result]) -> None:
    refused = run("customers", "--theme", "weak_planning")
    assert refused.exit_code == 2
    assert "No such option" in refused.stderr
