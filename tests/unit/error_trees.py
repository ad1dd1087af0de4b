"""Checks the tree that each errors module draws of itself."""

import inspect
import re
from types import ModuleType


def drawn(module: ModuleType) -> set[str]:
    """Return the class names in the docstring's tree."""
    tree = (module.__doc__ or "").split("::", 1)[1]
    return set(re.findall(r"^\s*(?:[│ ]*[├└]── )?(\w+)", tree, flags=re.MULTILINE)) - {""}


def defined(module: ModuleType) -> set[str]:
    """Return the names of the errors that the module defines."""
    return {
        name
        for name, value in inspect.getmembers(module, inspect.isclass)
        if value.__module__ == module.__name__
    }
