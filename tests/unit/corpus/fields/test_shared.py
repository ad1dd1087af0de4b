from corpus.fields.shared import CURRENCY, CUSTOMER_KEYS, CUSTOMER_NAMES, REGION


def test_a_customer_is_told_by_key_or_by_name_and_never_both() -> None:
    assert not set(CUSTOMER_KEYS.split("|")) & set(CUSTOMER_NAMES.split("|"))


def test_a_state_is_a_region_only_where_nothing_better_is() -> None:
    assert "state" in REGION.weak
    assert "country" in REGION.aliases


def test_salesforce_names_its_currency_column() -> None:
    assert "currency iso code" in CURRENCY.aliases
