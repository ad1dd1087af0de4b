"""Skills that statements say are lacking."""

from __future__ import annotations

from intelligence.signals.skill_mentions import IN_WORDS, lacking_skills


def _skills(text: str) -> list[str]:
    return [mention.skill.name for mention in lacking_skills(text)]


def test_skill_that_people_have_is_not_lacking() -> None:
    assert _skills("They are Java people, learning Python on the job.") == ["Python"]
    assert _skills("Strong in AWS, the team had never used Azure.") == ["Azure"]
    assert _skills("The team knew Jira but not Confluence skills.") == ["Confluence"]


def test_negated_having_is_lacking() -> None:
    assert _skills("Nobody was certified in AWS.") == ["AWS"]


def test_unseen_name_is_told_in_its_own_words() -> None:
    (mention,) = lacking_skills("They had no knowledge of Kiln Scheduling.")
    assert (mention.skill.name, mention.skill.kind) == ("kiln scheduling", IN_WORDS)


def test_pattern_and_gazetteer_do_not_tell_one_place_twice() -> None:
    assert _skills("We lacked experience with SAP EWM.") == ["SAP EWM"]


def test_mentions_stand_in_order_and_verbatim() -> None:
    text = "No Kafka and no Docker skills; nobody knew pension law."
    mentions = lacking_skills(text)
    starts = [mention.start for mention in mentions]
    assert starts == sorted(starts)
    assert [text[m.start : m.end] for m in mentions] == ["Kafka", "Docker", "pension law"]
    assert mentions[0].moved(7).start == mentions[0].start + 7


def test_statement_without_name_has_no_mention() -> None:
    assert _skills("The people were too junior.") == []
    assert _skills("") == []
