import json

import pytest

from intelligence.errors import DamagedRegistry
from intelligence.identity.references import FindingRef
from intelligence.identity.registry import (
    ChangeKind,
    DecisionBound,
    DefinitionChange,
    Discovered,
    Learnt,
    Member,
    Registry,
    registry_digest,
    registry_of,
    registry_payload,
)
from intelligence.identity.theme import Origin, Owner, Theme, ThemeStatus

REF = FindingRef("0" * 16, 3, 9, "ab" * 6)
THEME = Theme("t1", "Late", Origin.DISCOVERY, ThemeStatus.PROPOSED, owner=Owner("pmo", "A"))
FULL = Registry(
    (Theme("t0", "Plan", Origin.TAXONOMY, ThemeStatus.ACTIVE, "plan", "plans", ("x",), ("y",)),),
    (("plan", "0f"),),
    (
        Discovered(
            THEME,
            (REF,),
            (Member(REF, 0.71),),
            (REF,),
            0.44,
            "words",
            ((str(REF), "AAA="),),
            candidate=True,
        ),
    ),
    (DefinitionChange("t0", ChangeKind.SPLIT, "2026Q1", 3, 9),),
    9,
    ("t0", "t1"),
    (DecisionBound(9, 0.61, "words"),),
    (Learnt("0" * 16 + "-" + "ab" * 6, "late", "plan", None, 0.8, None, None, (4, 9)),),
    ("1" * 16 + "-" + "cd" * 6,),
)


@pytest.mark.parametrize("registry", [Registry(), FULL])
def test_a_registry_is_written_and_read_back(registry: Registry) -> None:
    payload = json.loads(json.dumps(registry_payload(registry)))
    assert registry_of(payload) == registry
    assert registry_digest(registry_of(payload)) == registry_digest(registry)


def test_a_registry_of_another_release_is_not_guessed_at() -> None:
    with pytest.raises(DamagedRegistry, match="form 99"):
        registry_of({**registry_payload(FULL), "form": 99})
    with pytest.raises(DamagedRegistry, match="KeyError"):
        registry_of({"form": 1})


def test_a_registry_of_the_first_form_has_no_vectors_and_no_bounds() -> None:
    payload = registry_payload(FULL)
    found = [{k: v for k, v in item.items() if k != "vectors"} for item in payload["discovered"]]
    old = {k: v for k, v in payload.items() if k != "bounds"} | {"form": 1, "discovered": found}
    read = registry_of(old)
    assert (read.discovered[0].vectors, read.bounds) == ((), ())
    assert read.discovered[0].bound == 0.44


def test_a_registry_of_the_second_form_has_learned_nothing() -> None:
    payload = {key: value for key, value in registry_payload(FULL).items() if key != "learnt"}
    assert registry_of({**payload, "form": 2}).learnt == ()


def test_in_a_registry_of_the_third_form_what_was_found_beside_a_taxonomy_is_a_candidate() -> None:
    payload = registry_payload(FULL)
    found = [{k: v for k, v in item.items() if k != "candidate"} for item in payload["discovered"]]
    old = {**payload, "form": 3, "discovered": found}
    assert registry_of(old).discovered[0].candidate
    assert not registry_of({**old, "current": []}).discovered[0].candidate


def test_a_registry_of_the_fourth_form_has_withheld_nothing() -> None:
    payload = {key: value for key, value in registry_payload(FULL).items() if key != "withheld"}
    assert registry_of({**payload, "form": 4}).withheld == ()
