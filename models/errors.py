"""The errors of the models package.

::

    ModelError
    ├── UnverifiedWeights     a model file does not have the checksum it must have
    ├── UnfittedArtefact      a trained artefact is missing, or made for another encoder
    └── InvalidInput          arrays or texts of a shape that the function cannot take
"""


class ModelError(Exception):
    """Base of every error that this package raises on purpose."""


class UnverifiedWeights(ModelError):
    """A model file does not have the checksum that it must have."""


class UnfittedArtefact(ModelError):
    """A trained artefact is missing, or was made for another encoder."""


class InvalidInput(ModelError):
    """Arrays or texts have a shape that the function cannot take."""
