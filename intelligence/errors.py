"""The errors of the intelligence package.

::

    IntelligenceError
    ├── InvalidTaxonomy       a taxonomy file that cannot be used
    ├── NothingToBuild        a workspace without documents
    ├── UnknownEdition        no edition of that number
    ├── UnknownTheme          no theme of that id or key in the edition
    ├── UnknownCustomer       no customer of that key or name in the edition
    ├── UnknownDimension      no dimension of that name
    ├── UnknownSignal         no signal table of that name
    ├── InvalidAudit          a sample that cannot be drawn, or labels that do not belong to it
    ├── UnknownProtocol       no protocol of the statistics of that name
    ├── UnusableLabels        labelled texts that an evaluation cannot use as they are
    ├── DamagedEdition        an edition's files do not match its manifest
    ├── DamagedRegistry       the registry of themes cannot be read
    ├── UnknownFinding        no finding of that id in the edition
    ├── InvalidEntry          a curation entry that cannot be understood
    ├── StaleEdition          decisions were taken that the newest edition does not know
    ├── InvalidPriority       weights, scales or controllability that cannot be meant
    ├── InvalidRates          a table of exchange rates that cannot be used
    ├── InvalidOffer          an offer to be checked that cannot be meant
    ├── DamagedCheck          a stored risk check cannot be read, or is of another text
    ├── InvalidIntervention   an intervention that cannot be understood or registered
    ├── UnknownIntervention   no intervention of that id
    ├── UnknownCheck          no risk check of that id, or no passage of that number in it
    └── UnknownRefit          no refit of that number, or no item of that name in it
"""


class IntelligenceError(Exception):
    """Base of every error that this package raises on purpose."""


class InvalidTaxonomy(IntelligenceError):
    """A taxonomy file cannot be used as it is."""


class NothingToBuild(IntelligenceError):
    """The workspace holds no document."""


class UnknownEdition(IntelligenceError):
    """No edition of that number exists in the workspace."""


class UnknownTheme(IntelligenceError):
    """The edition has no theme of that id or key; ``theme`` is what was asked for."""

    def __init__(self, message: str, theme: str = "") -> None:
        super().__init__(message)
        self.theme = theme


class UnknownCustomer(IntelligenceError):
    """The edition has no customer of that key or name, or several of that name."""


class UnknownDimension(IntelligenceError):
    """The edition has no dimension of that name."""


class UnknownSignal(IntelligenceError):
    """There is no signal table of that name."""


class UnknownProtocol(IntelligenceError):
    """There is no protocol of the statistics of that name."""


class UnusableLabels(IntelligenceError):
    """Labelled texts cannot be used by an evaluation as they are."""


class InvalidAudit(IntelligenceError):
    """An audit's sample cannot be drawn as asked, or its labels cannot be read."""


class DamagedEdition(IntelligenceError):
    """An edition's files do not match its manifest."""


class DamagedRegistry(IntelligenceError):
    """The registry of themes was written by another release, or is damaged."""


class UnknownFinding(IntelligenceError):
    """The edition has no finding of that id."""


class InvalidEntry(IntelligenceError):
    """A curation entry cannot be understood, or says nothing."""


class StaleEdition(IntelligenceError):
    """Decisions were taken that the newest edition does not know of."""


class UnknownCheck(IntelligenceError):
    """No risk check of that id is kept, or it has no passage of that number."""


class UnknownRefit(IntelligenceError):
    """There is no refit of that number, or it has no item of that name."""


class InvalidPriority(IntelligenceError):
    """Weights, scales or controllability of a priority cannot be meant."""


class InvalidRates(IntelligenceError):
    """A table of exchange rates cannot be used as it is."""


class InvalidOffer(IntelligenceError):
    """An offer to be checked has an attribute or a number that cannot be meant."""


class DamagedCheck(IntelligenceError):
    """A stored risk check cannot be read, or belongs to another text than the one given."""


class InvalidIntervention(IntelligenceError):
    """An intervention cannot be understood, or cannot be registered as it is."""


class UnknownIntervention(IntelligenceError):
    """No intervention of that id was registered."""
