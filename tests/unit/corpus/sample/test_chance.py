from corpus.sample.chance import quota, stream


def test_streams_of_other_purposes_and_seeds_differ() -> None:
    first = stream(7, "names").random()
    assert first == stream(7, "names").random()
    assert first not in {stream(7, "dates").random(), stream(8, "names").random()}


def test_a_quota_is_exact_distinct_and_in_the_given_order() -> None:
    chosen = quota(stream(1, "test"), range(100), 0.37)
    assert len(chosen) == 37
    assert chosen == sorted(set(chosen))


def test_a_quota_never_exceeds_what_there_is() -> None:
    assert quota(stream(1, "test"), ["a", "b"], 1.8) == ["a", "b"]
    assert quota(stream(1, "test"), [], 0.5) == []
