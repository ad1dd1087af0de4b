"""``python -m tests.benchmarks`` prints every benchmark with the machine's description."""

from tests.benchmarks import whole
from tests.benchmarks.api_reads import measure_reads
from tests.benchmarks.machine import describe

if __name__ == "__main__":
    print(describe(), "", *whole.report(), "", *measure_reads(), sep="\n")  # noqa: T201
