from __future__ import annotations

from api.pages.errors import render_problem
from api.problems import http_problem, problem_of
from intelligence.errors import UnknownTheme


def test_a_problem_page_has_the_status_and_escapes_the_detail() -> None:
    problem = problem_of(UnknownTheme("no theme <b>"))
    assert problem is not None
    response = render_problem(problem)
    assert response.status_code == 404
    assert b"no theme &lt;b&gt;" in bytes(response.body)


def test_a_missing_page_is_explained_in_words() -> None:
    assert b"no page at this address" in bytes(render_problem(http_problem(404)).body)
