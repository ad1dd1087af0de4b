from dataclasses import fields

import pytest

from corpus.fields.accounts import CUSTOMER_FIELDS, ENGAGEMENT_FIELDS
from corpus.fields.model import Field
from corpus.records import Customer, Engagement


def test_every_property_of_an_engagement_and_a_customer_has_a_field() -> None:
    renamed = {"engagement_key": "key", "engagement_name": "name", "customer_name": "name"}
    engagement = {
        renamed.get(f.name, f.name) for f in ENGAGEMENT_FIELDS if f.name[:8] != "customer"
    }
    customer = {f.name.removeprefix("customer_") for f in CUSTOMER_FIELDS}
    wanted = {f.name for f in fields(Engagement)} - {"extra", "customer_key", "customer_name"}
    assert wanted <= engagement
    assert {f.name for f in fields(Customer)} - {"extra"} <= customer


@pytest.mark.parametrize("table", [ENGAGEMENT_FIELDS, CUSTOMER_FIELDS])
def test_no_label_names_two_fields_outright(table: tuple[Field, ...]) -> None:
    aliases = [alias for field in table for alias in field.aliases]
    assert sorted({alias for alias in aliases if aliases.count(alias) > 1}) == []
