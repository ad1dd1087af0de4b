from intelligence.held_back import HeldGroup, Reason, left_of, told_where

GROUP = HeldGroup(Reason.UNSURE_NAME, (0, 1, 2), (2, 0), "Late access")


def test_positions_are_put_at_their_places_in_order() -> None:
    placed = GROUP.at([7, 5, 9])
    assert (placed.members, placed.quotes) == ((5, 7, 9), (9, 7))
    assert (placed.reason, placed.name) == (Reason.UNSURE_NAME, "Late access")


def test_what_came_into_a_theme_is_left_out_and_something_stands_for_the_rest() -> None:
    assert GROUP.without([True, False, False]).members == (1, 2)
    assert GROUP.without([True, False, True]).quotes == (1,)
    assert GROUP.without([True, True, True]).members == ()


def test_a_group_of_which_too_little_is_left_is_not_told() -> None:
    assert left_of([GROUP], [True, False, False], 2) == (GROUP.without([True, False, False]),)
    assert left_of([GROUP], [True, False, False], 3) == ()


def test_where_causes_come_from_is_told_also_where_no_engagement_is_known() -> None:
    assert told_where(12, 29) == "12 engagements and 29 documents"
    assert told_where(0, 1) == "1 document of no known engagement"
