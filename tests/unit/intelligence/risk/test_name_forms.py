from intelligence.risk.name_forms import CollectedNames, Identity, Spelling

ONE = Identity("Customer", "C-1")


def collected(*names: str, ordinary: frozenset[str] = frozenset()) -> CollectedNames:
    gathered = CollectedNames(Spelling(ordinary, ordinary))
    for name in names:
        gathered.add(ONE, name)
    return gathered


def test_a_name_is_met_without_its_legal_form() -> None:
    known = collected("Tallow & Finch Stores plc").known({})
    assert known.phrases["tallow", "and", "finch", "stores"] == {ONE}
    assert known.phrases["tallow", "and"] == {ONE}
    assert known.longest == 5


def test_an_ordinary_word_is_a_name_only_as_it_is_written() -> None:
    known = collected("Target", ordinary=frozenset({"target"})).known({})
    assert ("Target",) in known.exact
    assert ("TARGET",) in known.exact
    assert ("target",) not in {*known.exact, *known.phrases}


def test_a_title_shares_a_word_with_a_name_or_does_not() -> None:
    gathered = collected("Stadtwerke Lindenau GmbH")
    assert gathered.shares_a_word("SW Lindenau", ONE)
    assert not gathered.shares_a_word("SW Lindenau", Identity("Customer", "C-2"))


def test_names_without_spaces_are_known_by_their_letters() -> None:
    assert collected("株式会社朝霧航空").known({}).unspaced == {"朝霧航空": {ONE}}


def test_a_team_has_its_name_alone() -> None:
    gathered = CollectedNames(Spelling(frozenset(), frozenset()))
    gathered.add(Identity("Team", "Krakow Centre"), "Krakow Centre")
    known = gathered.known({})
    assert set(known.phrases) == {("krakow", "centre"), ("krakowcentre",)}
    assert not known.words
