"""Small modules without a bundler: each at an address that changes with it and with what it
imports.
"""

import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from django.http import Http404
from django.template import Context, Template
from django.test import RequestFactory

from kimid.ui import scripts
from kimid.ui.scripts import SCRIPTS, script, script_digest
from kimid.ui.views import script as script_view
from tests.scripts import words

ROOT: Final = Path(scripts.__file__).parents[2]
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
    assert '"./shrink.js"' in SCRIPTS["album"].read_text()


def test_a_module_of_a_subject_is_sent_from_the_same_folder_as_the_shared_ones() -> None:
    assert '"../../ui/js/outbox.js"' in SCRIPTS["seller"].read_text()
    assert f'from"./outbox.{script_digest("outbox")}.js"' in script("seller")


@pytest.mark.parametrize("name", sorted(SCRIPTS))
def test_a_module_asks_for_files_where_they_stand_and_for_no_other_subject(name: str) -> None:
    file = SCRIPTS[name]
    imports = re.findall(r'(?:from|import)\s*\(?"([^"]+)"', file.read_text())

    imported = {(file.parent / each).resolve() for each in imports}
    assert imported <= {*SCRIPTS.values()}
    assert {each.parent for each in imported} <= {file.parent, SCRIPTS["api"].parent}


def test_no_two_modules_have_one_name() -> None:
    files = sorted(Path(scripts.__file__).parents[1].rglob("*.js"))

    assert files == sorted(SCRIPTS.values())


@pytest.mark.parametrize("name", sorted(SCRIPTS))
def test_what_is_sent_is_the_program_that_is_written(name: str) -> None:
    """Without comments, blanks and digests, and otherwise word for word: what takes the blanks out
    knows no template in a template.
    """
    sent = re.sub(r"\.[0-9a-f]{12}\.js", ".js", script(name))
    written = re.sub(r'"\.\./\.\./[a-z]+/js/', '"./', SCRIPTS[name].read_text())

    assert words(sent) == words(written)


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

    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
