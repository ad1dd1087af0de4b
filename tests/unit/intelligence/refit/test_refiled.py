from intelligence.curation import entries
from intelligence.identity.placing import Causes
from intelligence.identity.references import Finder, finding_id
from intelligence.refit.refiled import Filed, filed_elsewhere
from intelligence.refit.standing import standing_of
from intelligence.theming import Beginning, ThemingTools
from tests.fakes.filings import LATE, PLAN, Filing, filing_tools


def elsewhere(filing: Filing) -> tuple[tuple[Filed, ...], list[str]]:
    standing = standing_of(filing.edition, filing.history, 0.5)
    causes = Causes(standing.findings, standing.texts, Finder(standing.findings))
    given = filing_tools()
    tools = ThemingTools(given.recogniser, given.taxonomy, given.assignment, given.memory)
    names = [finding_id(item) for item in causes.findings]
    return filed_elsewhere(Beginning(causes, tools, filing.history)), names


def test_the_kind_is_named_with_its_members_and_those_that_people_decided_on() -> None:
    first = Filing.first()
    vpn = first.named("VPN")
    (filed,), names = elsewhere(first.after(entries.Move(vpn[:2], PLAN)))
    assert (filed.source, filed.to, filed.subcause) == (LATE, PLAN, ("late", "vpn"))
    assert {names[at] for at in filed.members} == set(vpn[2:])
    assert {names[at] for at in filed.decided} == {names[at] for at in filed.agreeing}
    assert {names[at] for at in filed.decided} == set(vpn[:2])
    assert 0 < filed.sure <= 1


def test_a_decision_on_the_kind_that_says_otherwise_is_counted_and_not_agreeing() -> None:
    first = Filing.first()
    vpn = first.named("VPN")
    done = first.after(entries.Move(vpn[:4], PLAN), entries.Confirm(vpn[4:5], LATE))
    (filed,), names = elsewhere(done)
    assert [names[at] for at in filed.members] == list(vpn[5:])
    assert (len(filed.decided), len(filed.agreeing)) == (5, 4)


def test_without_any_decision_nothing_is_filed_elsewhere() -> None:
    assert elsewhere(Filing.first())[0] == ()
