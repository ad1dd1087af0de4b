"""English words that carry no cause: they may not stand in a phrase, or not alone."""

from __future__ import annotations


def set_of(text: str) -> frozenset[str]:
    """Return the words of a text, for lists that are longer than a line."""
    return frozenset(text.split())


#: Words that end a phrase.
FUNCTION_WORDS = set_of(
    """
    a about above after again against all almost along already also although always am among an and
    another any anyone anything are aren't around as at away back be became because become been
    before behind being below between both but by came can can't cannot come could couldn't did
    didn't do does doesn't doing don't done down due during each either else enough especially etc
    even ever every everyone everything except far few first for from further gave get gets getting
    give given gives go goes going gone got had hadn't has hasn't have haven't having he hence her
    here hers him his how however i i'm i've if in indeed instead into is isn't it it's its itself
    just keep kept last least less let like made mainly make makes making many may maybe me might
    mine more most mostly much must my myself near nearly need needed needs neither never next no
    nobody non none nor not nothing now of off often on once one only onto or other others our ours
    out over own per perhaps please put quite rather really said same saw say says second see seem
    seemed seems seen several shall she should shouldn't since so some somebody someone something
    sometimes somewhat soon still such take taken takes than that that's the their theirs them then
    there there's therefore these they they're thing things third this those though three through
    thus till to together told too took toward towards two under until up upon us use used uses
    using usually very via was wasn't we we're we've well went were weren't what when where whether
    which while who whom whose why will with within without won't would wouldn't yet you you're your
    yours monday tuesday wednesday thursday friday saturday sunday january february march april june
    july august september october november december today yesterday tomorrow mr mrs ms dr
    """
)

#: Small words with which a name may start: "no test data", "never trained".
NEGATIONS = set_of("no not never without too lack cannot")

#: Small words that a phrase may hold inside: "lack of testing", "access to data".
INNER_WORDS = set_of("of to for in with on by from and without before after not no")

#: Content words that mean too little to be a name alone, and weigh less inside one.
VAGUE_WORDS = set_of(
    """
    able actual add additional approx area available bad basis big bit bring call case cause
    caused certain change clear common complete current day different difficult early end event
    example fact find found full general good great group happen happened high hour identify
    important incident include including indicate initial investigate investigation involve
    issue item key kind know known large late lead left level little local long look lot low
    main major matter mean member minute month multiple new number occur occurred old open order
    part past people person place point poor possible present previous prior problem process
    project provide provided quarter reason receive received recent related report reported
    require required result resulted review right root run sec set short show side situation
    small sort specific start started state step stop sure system task team term time total true
    try turn type unit update various wa want way week work working wrong year utc
    """
)

#: Words of time and number, by their stem: how long or how many, never why.
MEASURE_WORDS = set_of(
    """
    half hour minute day week month quarter year fortnight weekend morning evening night date am pm
    one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty
    hundred thousand million dozen double pair first second third fourth fifth tenth percent times
    """
)


def is_telling(stem: str) -> bool:
    """Say whether a word, by its stem, can tell what a theme is about.

    >>> [is_telling(word) for word in ("approval", "hour", "issue", "the")]
    [True, False, False, False]
    """
    return not any(stem in words for words in (FUNCTION_WORDS, VAGUE_WORDS, MEASURE_WORDS))
