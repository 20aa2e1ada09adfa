"""Small modules without a bundler: each at an address that changes with it and with what it
imports.
"""

import re
import subprocess
import sys

import pytest
from django.http import Http404
from django.template import Context, Template
from django.test import RequestFactory

from kimid.ui.scripts import JS, SCRIPTS, script, script_digest
from kimid.ui.views import script as script_view
from tests.scripts import words

HEAVIEST: int = 8 * 1024  # bytes of one module as it is sent


@pytest.mark.parametrize("name", sorted(SCRIPTS))
def test_a_module_is_light_and_asks_only_for_neighbours_that_are_there(name: str) -> None:
    asked = re.findall(r'(?:from|import)\s*\(?"([^"]+)"', script(name))

    assert len(script(name).encode()) <= HEAVIEST
    for address in asked:
        neighbour = re.fullmatch(r"\./([a-z-]+)\.([0-9a-f]{12})\.js", address)
        assert neighbour, address
        assert neighbour[2] == script_digest(neighbour[1])


def test_a_module_names_its_neighbour_by_what_the_neighbour_says_today() -> None:
    assert f'from"./shrink.{script_digest("shrink")}.js"' in script("album")
    assert '"./shrink.js"' in (JS / "album.js").read_text()


@pytest.mark.parametrize("name", sorted(SCRIPTS))
def test_what_is_sent_is_the_program_that_is_written(name: str) -> None:
    """Without comments, blanks and digests, and otherwise word for word: what takes the blanks out
    knows no template in a template.
    """
    sent = re.sub(r"\.[0-9a-f]{12}\.js", ".js", script(name))

    assert words(sent) == words((JS / f"{name}.js").read_text())


def test_a_script_is_served_for_ever_under_its_digest() -> None:
    answer = script_view(RequestFactory().get("/"), "photo-field", script_digest("photo-field"))

    assert answer.content.decode() == script("photo-field")
    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    ("name", "digest"), [("photo-field", "000000000000"), ("roket", script_digest("photo-field"))]
)
def test_another_name_or_digest_is_no_script(name: str, digest: str) -> None:
    with pytest.raises(Http404):
        script_view(RequestFactory().get("/"), name, digest)


@pytest.mark.urls("tests.ui.urls")
def test_the_tag_writes_a_module_and_no_word_of_script_into_the_page() -> None:
    html = Template('{% script "retouch" %}').render(Context())

    address = f"/skrip/retouch.{script_digest('retouch')}.js"
    assert html == f'<script type="module" src="{address}"></script>'


def test_the_scripts_need_no_django() -> None:
    code = "import sys, kimid.ui.scripts as s; s.script('album'); sys.exit('django' in sys.modules)"

    assert (
        subprocess.run([sys.executable, "-c", code], cwd=JS.parents[2], check=False).returncode == 0
    )
