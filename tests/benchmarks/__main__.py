"""``python -m tests.benchmarks`` prints every benchmark with the machine's description."""

from tests.benchmarks import signals, whole
from tests.benchmarks.api_reads import measure_reads
from tests.benchmarks.machine import describe

if __name__ == "__main__":
    parts = (whole.report(), signals.report(), measure_reads())
    print(describe(), *(line for part in parts for line in ("", *part)), sep="\n")  # noqa: T201
