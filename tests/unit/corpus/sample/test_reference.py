from collections import Counter

from corpus.sample.chance import stream
from corpus.sample.engagements import SampleEngagement
from corpus.sample.reference import ABSENT, AMBIGUOUS, BY_KEY, BY_NAME, refer
from corpus.sample.spelling import SHARED


def test_all_ways_of_naming_occur_and_say_what_they_should(
    engagements: tuple[SampleEngagement, ...],
) -> None:
    random = stream(1, "test")
    found = [(item, refer(random, item)) for item in engagements for _ in range(10)]
    counts = Counter(reference.how for _, reference in found)
    assert counts.keys() == {BY_KEY, BY_NAME, AMBIGUOUS, ABSENT}
    for item, reference in found:
        if reference.how == BY_KEY:
            assert reference.engagement_key == item.key
        if reference.how == BY_NAME:
            assert reference.customer
            assert not reference.engagement_key
        if reference.how == AMBIGUOUS:
            assert item.customer.record.name in SHARED[reference.customer]
        if reference.how == ABSENT:
            assert not reference.customer + reference.engagement_key + reference.engagement
