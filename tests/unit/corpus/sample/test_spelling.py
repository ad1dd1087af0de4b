from rapidfuzz import fuzz

from corpus.sample.chance import stream
from corpus.sample.materials import Materials
from corpus.sample.spelling import LEGAL_FORM, SHARED, ambiguous, spelled, with_typo


def test_names_are_spelled_in_many_ways(materials: Materials) -> None:
    customer = next(i.record for i in materials.organisations if "Grünthal" in i.record.name)
    random = stream(1, "test")
    seen = {spelled(random, customer) for _ in range(300)}
    assert "Möbelhaus Grünthal GmbH & Co. KG" in seen
    assert "Möbelhaus Grünthal" in seen
    assert "MÖBELHAUS GRÜNTHAL GMBH & CO. KG" in seen
    assert "Moebelhaus Gruenthal GmbH & Co. KG" in seen
    assert set(customer.aliases) <= seen


def test_typos_stay_close_to_the_name() -> None:
    random = stream(1, "test")
    slips = {with_typo(random, "Severnside Water") for _ in range(50)}
    assert len(slips) > 5
    assert all(fuzz.ratio(slip, "Severnside Water") > 85 for slip in slips)


def test_short_forms_that_fit_two_customers_are_known(materials: Materials) -> None:
    records = {item.record.name: item.record for item in materials.organisations}
    for short, names in SHARED.items():
        assert [ambiguous(records[name]) for name in names] == [short, short]
    assert ambiguous(records["Severnside Water plc"]) is None


def test_every_company_form_of_the_sample_can_be_dropped(materials: Materials) -> None:
    left = [LEGAL_FORM.sub("", item.record.name) for item in materials.organisations]
    assert not [name for name in left if name.endswith((" AG", " GmbH", " Ltd", " plc", " LLC"))]
