import csv
import io
from dataclasses import replace

from openpyxl import load_workbook

from corpus.records import Engagement
from corpus.sample.materials import Materials
from corpus.sample.writers.registers import ENGAGEMENTS, customer_register, engagement_register


def test_customers_are_written_with_their_other_names(materials: Materials) -> None:
    (file,) = customer_register([item.record for item in materials.organisations])
    rows = list(csv.DictReader(io.StringIO(file.data.decode())))
    assert len(rows) == 40
    first = materials.organisations[0].record
    assert rows[0]["Also Known As"].split("; ") == list(first.aliases)
    assert rows[0]["Segment"] == first.segment


def test_engagements_are_written_with_money_and_the_columns_of_the_tool(
    accounts: tuple[Engagement, ...],
) -> None:
    (file,) = engagement_register(accounts)
    rows = list(load_workbook(io.BytesIO(file.data))["Projects"].iter_rows(values_only=True))
    assert rows[0] == ENGAGEMENTS
    assert len(rows) == 151
    first = dict(zip(ENGAGEMENTS, rows[1], strict=True))
    record = accounts[0]
    assert record.revenue
    assert first["pse__Revenue__c"] == float(record.revenue.amount)
    assert first["CurrencyIsoCode"] == record.revenue.currency
    assert first["pse__Account__r.Name"] == record.customer_name


def test_what_was_agreed_is_the_last_column_and_empty_where_it_is_not_known(
    accounts: tuple[Engagement, ...],
) -> None:
    scoped = replace(accounts[0], scope="Two ledgers move.")
    (file,) = engagement_register([scoped, accounts[1]])
    rows = list(load_workbook(io.BytesIO(file.data))["Projects"].iter_rows(values_only=True))
    assert [row[-1] for row in rows] == ["Scope__c", "Two ledgers move.", None]
