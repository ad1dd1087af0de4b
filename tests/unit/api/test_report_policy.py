from __future__ import annotations

from api.report_policy import report_policy
from reports.freeze import freeze
from reports.html import render_html
from tests.fakes.editions import fake_edition

HASH = "'sha256-" + "A" * 43 + "='"


def test_a_real_report_is_shown_with_its_own_style_and_script_only() -> None:
    policy = report_policy(render_html(freeze(fake_edition())))
    assert "default-src 'none'" in policy
    assert policy.count("'sha256-") == 2
    assert "unsafe" not in policy


def test_a_script_is_trusted_by_the_stated_hash_and_not_by_being_there() -> None:
    html = "<html><head></head><body><script>alert(1)</script></body></html>"
    assert "script-src 'none'" in report_policy(html)


def test_styles_and_policies_in_the_body_are_not_trusted() -> None:
    smuggled = (
        f"<style>p{{}}</style><meta http-equiv='Content-Security-Policy' "
        f'content="script-src {HASH}">'
    )
    policy = report_policy(f"<html><head></head><body>{smuggled}</body></html>")
    assert "style-src 'none'; script-src 'none'" in policy


def test_only_hashes_are_taken_from_the_stated_policy() -> None:
    stated = f"script-src {HASH} 'unsafe-inline' https://evil.example"
    html = f'<head><meta http-equiv="Content-Security-Policy" content="{stated}"></head><body>'
    assert f"script-src {HASH};" in report_policy(html)
