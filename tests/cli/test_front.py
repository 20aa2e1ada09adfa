import pytest
from django.conf import settings
from pytest_django import Settings

from kimid.cli.front import page_headers, run


def test_a_front_server_sends_what_django_would_have_sent_with_a_stored_page() -> None:
    said = page_headers()
    assert said["Cache-Control"] == "public, no-cache, stale-if-error=86400"
    assert said["X-Frame-Options"] == settings.X_FRAME_OPTIONS
    assert said["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in said["Content-Security-Policy"]
    assert "sha256-" in said["Content-Security-Policy"]
    assert "Set-Cookie" not in said
    assert [value for value in said.values() if '"' in value or "$" in value] == []


def test_behind_https_it_also_asks_browsers_to_stay_there(settings: Settings) -> None:
    assert "Strict-Transport-Security" not in page_headers()
    settings.PUBLIC_SCHEME, settings.SECURE_HSTS_SECONDS = "https", 31_536_000

    assert page_headers()["Strict-Transport-Security"].startswith("max-age=31536000")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ([], 'add_header X-Frame-Options "DENY" always;'),
        (["nginx"], 'add_header X-Frame-Options "DENY" always;'),
        (["caddy"], 'header X-Frame-Options "DENY"'),
    ],
)
def test_each_front_server_gets_the_lines_that_it_understands(
    arguments: list[str], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(arguments)

    assert line in capsys.readouterr().out.splitlines()
