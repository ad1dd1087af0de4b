"""Problems as pages, for people who followed a link."""

from __future__ import annotations

from starlette.responses import Response

from api.pages.templating import page
from api.schemas.problems import Problem


def render_problem(problem: Problem) -> Response:
    """Return a problem as a page with its status code."""
    return page("problem.html", {"problem": problem}, status=problem.status)
