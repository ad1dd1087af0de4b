"""Drives the application with inputs made from its own description, good and bad."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from api.app import create_app
from tests.fakes.checks import MemoryChecks
from tests.fakes.curation_logs import MemoryCuration
from tests.fakes.edition_sources import MemoryEditions
from tests.fakes.editions import fake_edition

app = create_app(MemoryEditions(fake_edition()), curation=MemoryCuration(), checks=MemoryChecks())
schema = schemathesis.openapi.from_asgi("/openapi.json", app)


@pytest.mark.filterwarnings("default")
@schema.parametrize()
@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_answers_fit_the_description_whatever_is_asked(case: schemathesis.Case[Any]) -> None:
    response = case.call()
    assert response.status_code < 500
    # A foreign cursor or half a slice is well formed and refused: no schema can say that.
    case.validate_response(response, excluded_checks=[positive_data_acceptance])
