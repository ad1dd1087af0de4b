"""For all tests: which fixture to choose, and how properties are explored.

- ``tests/unit`` needs no fixture of its own: fakes are in ``tests/fakes``, built by hand.
- ``tests/unit/api/cli`` has ``workspace`` (the fake edition published) and ``run``.
- ``tests/e2e`` has ``sample``: the sample portfolio, built once from files to report.

Properties are explored the same way in every run and without a time limit, so that a busy machine
or an unlucky draw never fails a change that did not cause it. ``HYPOTHESIS_PROFILE=explore`` draws
anew; what it finds becomes an example.
"""

import os

from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("explore", derandomize=False, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))
