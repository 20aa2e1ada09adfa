"""One small file for each component, joined, light, and known to the CSP by its hash."""

import base64
import hashlib
import re
import subprocess
import sys
from pathlib import Path

import brotli
import pytest
from django.conf import settings
from django.http import Http404
from django.template.loader import render_to_string
from django.test import RequestFactory

from kimid.ui import stylesheets
from kimid.ui.stylesheets import (
    CSS_FILES,
    STYLESHEETS,
    minify,
    stylesheet,
    stylesheet_digest,
    stylesheet_hash,
)
from kimid.ui.views import stylesheet as sheet_view
from tests.journeys.judges import without_rules

LONGEST_FILE = 150  # lines
# Bytes as brotli. The public sheet is part of a first view; that of a map is part of the largest
# element of the nation; that of the workspace is fetched once and kept.
HEAVIEST = {
    "ground": 3 * 1024 + 256,
    "public": 3 * 1024 + 512,
    "story": 2 * 1024 + 512,
    "home": 3 * 1024,
    "portal": 3 * 1024 + 256,
    "map": 1024 + 128,
    "ruang": 8 * 1024 + 512,
}
FILES = sorted(CSS_FILES.values())
ROOT = Path(stylesheets.__file__).parents[2]


@pytest.mark.parametrize("name", HEAVIEST)
def test_a_joined_sheet_is_light(name: str) -> None:
    assert len(brotli.compress(stylesheet(name).encode())) <= HEAVIEST[name]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_css_file_is_short_and_part_of_a_sheet(file: Path) -> None:
    assert len(file.read_text().splitlines()) <= LONGEST_FILE
    assert any(file.stem in parts for parts in STYLESHEETS.values())


@pytest.mark.parametrize("name", list(STYLESHEETS))
def test_every_brace_of_a_sheet_is_closed(name: str) -> None:
    assert stylesheet(name).count("{") == stylesheet(name).count("}")


def test_a_sheet_asks_for_no_value_that_nobody_gives() -> None:
    """A `var()` of an unknown name takes the whole declaration away, and no browser says so."""
    rules = {file.name: file.read_text() for file in FILES}
    drawn = "".join(
        file.read_text()
        for ending in ("py", "html", "js")
        for file in ROOT.joinpath("kimid").rglob(f"*.{ending}")
    )
    given = set(re.findall(r"(--[\w-]+)\s*[:\"']", "".join(rules.values()) + drawn))
    asked = {
        f"{name}: {each}"
        for name, text in rules.items()
        for each in re.findall(r"var\((--[\w-]+)\)", text)
    }

    assert len(asked) > 100
    assert {each for each in asked if each.partition(": ")[2] not in given} == set()


def test_the_hash_is_that_of_the_bytes_inside_the_style_element_of_a_page() -> None:
    page = render_to_string("404.html")
    inside = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)

    digests = [base64.b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in inside]
    hashes = [stylesheet_hash(name) for name in ("ground", "public")]
    assert [f"'sha256-{digest}'" for digest in digests] == hashes


def test_the_policy_knows_every_sheet_that_stands_in_a_page() -> None:
    pages = "".join(file.read_text() for file in ROOT.glob("kimid/*/templates/**/*.html"))
    inside = set(re.findall(r'{% inline_stylesheet "(\w+)" %}', pages))

    assert len(inside) > 3
    assert {
        name
        for name in inside
        if stylesheet_hash(name) not in str(settings.SECURE_CSP["style-src"])
    } == set()


def test_minifying_leaves_text_in_quotes_alone() -> None:
    source = """
    /* a comment with "a quote */
    a :hover , b > c { content: "  ;}  /* kept */ "; margin: calc(1px + 2px) 0; }
    """

    assert minify(source) == 'a :hover,b>c{content:"  ;}  /* kept */ ";margin:calc(1px + 2px) 0}'


def test_rules_of_one_layer_stand_in_one_block_from_however_many_files() -> None:
    first = "/* one */\n@layer layout {\n  a :is(b) {\n    margin: 0;\n  }\n}\n"
    second = "@layer layout {\n  @media print {\n    c {\n      margin: 0;\n    }\n  }\n}\n"
    third = first.replace("layout", "components")

    assert minify("@layer layout, components;\n" + first + second + third) == (
        "@layer layout,components;"
        "@layer layout{a :is(b){margin:0}@media print{c{margin:0}}}"
        "@layer components{a :is(b){margin:0}}"
    )


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_css_file_holds_nothing_but_layers(file: Path) -> None:
    heads = re.findall(
        r"^[^\s}].*", re.sub(r"/\*.*?\*/", "", file.read_text(), flags=re.DOTALL), re.M
    )

    assert [head for head in heads if not head.startswith("@layer ")] == []


def test_no_two_css_files_have_one_name() -> None:
    assert sorted(ROOT.glob("kimid/**/*.css")) == FILES


def test_the_sheets_need_no_django_because_settings_ask_for_them() -> None:
    code = (
        "import sys, kimid.ui.stylesheets as s; "
        "s.stylesheet_hash('public'); sys.exit('django' in sys.modules)"
    )

    assert (
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
    )  # our own code


def test_a_sheet_is_served_for_ever_under_its_digest() -> None:
    answer = sheet_view(RequestFactory().get("/"), "ruang", stylesheet_digest("ruang"))

    assert answer.content.decode() == stylesheet("ruang")
    assert answer["Content-Type"] == "text/css; charset=utf-8"
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    ("name", "digest"),
    [("ruang", "000000000000"), ("nila", stylesheet_digest("ruang")), ("public", "")],
)
def test_another_name_or_digest_is_no_address(name: str, digest: str) -> None:
    with pytest.raises(Http404):
        sheet_view(RequestFactory().get("/"), name, digest)


def test_the_judges_see_a_class_for_which_a_page_brings_no_rules() -> None:
    sheets = [f"<style>{stylesheet(name)}</style>" for name in ("ground", "story")]
    page = "".join(sheets) + '<p class="row chips">'

    assert without_rules(page) == ["no rules for .chips"]
    assert without_rules(page.replace("row chips", "row")) == []
