"""Imports OpenVINO in such a way that it tells nobody.

``import openvino`` also imports its model converter, which reports the import to its maker's
statistics service whenever the package ``openvino-telemetry`` is installed, without asking. No
converter is needed here and nothing may be sent anywhere, so the converter is withheld while the
library is imported; that also spares a fifth of a second. The lock file leaves the telemetry
package out as well, for programs beside this one.
"""

from __future__ import annotations

import sys
from functools import cache
from importlib import import_module
from typing import Any

#: The parts of the library that would report their import, and what they would report with.
_WITHHELD = ("openvino.tools.ovc", "openvino_telemetry")


@cache
def load_openvino() -> Any:
    """Return the module ``openvino`` with its operations (``opset15``)."""
    known = {name: sys.modules[name] for name in _WITHHELD if name in sys.modules}
    sys.modules.update(dict.fromkeys(_WITHHELD))  # type: ignore[arg-type]  # None means: no such
    try:
        library = import_module("openvino")
        import_module("openvino.opset15")
    finally:
        for name in _WITHHELD:
            del sys.modules[name]
        sys.modules.update(known)
    return library


def processor_precisions() -> frozenset[str]:
    """Return the precisions that this processor computes in hardware: f32, and bf16 on newer ones.

    An emulated precision is not counted: it is slower and its vectors are not the same.
    """
    capabilities = load_openvino().Core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")
    return frozenset({"f32", *(name.lower() for name in capabilities)} & {"f32", "bf16"})
