from dataclasses import replace

from reports.risk.reasons import (
    odds,
    reason_quote,
    reason_said,
    reason_words,
    worth_telling,
)
from tests.fakes.risk_checks import rich_check


def test_a_reason_that_is_a_sentence_quotes_it_from_the_offer() -> None:
    check = rich_check()
    by_type, sentence, _ = check.themes[0].risk.reasons
    assert reason_quote(check.offer, by_type) == ""
    bare = replace(sentence, value="")
    assert reason_quote(check.offer, bare) == "Go-live is on 30 June 2027."
    assert reason_quote(check.offer, replace(bare, start=None, end=None)) == ""


def test_a_reason_never_speaks_of_a_sentence_that_it_does_not_show() -> None:
    """Pages and logs said "This sentence speaks for it", and no sentence."""
    check = rich_check()
    by_type, sentence, _ = check.themes[0].risk.reasons
    assert reason_said(check.offer, by_type) == by_type.words
    bare = replace(sentence, value="")
    quoted = f"{sentence.words.rstrip('.')}: \u201cGo-live is on 30 June 2027.\u201d"
    assert reason_said(check.offer, bare) == quoted
    gone = reason_said(replace(check.offer, text=""), bare)
    assert gone.endswith(f"characters {sentence.start:,} to {sentence.end:,} of the text")


def test_what_moves_the_odds_by_hundredths_is_not_written_as_nothing() -> None:
    """A word annex said "1.0 x of the odds" of every sentence."""
    assert (odds(1.029), odds(0.976), odds(14.2)) == ("1.03 x", "0.98 x", "14 x")


def test_a_reason_whose_words_were_not_kept_says_what_it_is_and_where() -> None:
    """An annex of a check without its text said "1.2 x" and nothing after it."""
    check = rich_check()
    by_type, sentence, _ = check.themes[0].risk.reasons
    gone = reason_said(replace(check.offer, text=""), replace(sentence, words="", value=""))
    assert gone.startswith(f"A sentence of the text: characters {sentence.start:,} to ")
    assert reason_words(by_type) == by_type.words


def test_a_sentence_that_hardly_moves_anything_is_no_reason() -> None:
    """An insurance clause was told to speak for a shortfall of staff, by two hundredths."""
    by_type, sentence, size = rich_check().themes[0].risk.reasons
    weak = replace(sentence, odds=1.02)
    assert worth_telling((by_type, weak, size)) == (by_type, size)
    assert worth_telling((replace(weak, odds=0.97),)) == ()
    assert worth_telling((sentence, replace(by_type, odds=1.01))) == (
        sentence,
        replace(by_type, odds=1.01),
    )
