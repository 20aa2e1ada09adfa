"""An answer allows the stylesheets that stand inside it, and no others."""

import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256

import pytest
from django.test import Client

from kimid.ui.style_policy import narrowed, whole_policy
from kimid.ui.stylesheets import stylesheet, stylesheet_hash
from tests import build

_HASH = re.compile(r"'sha256-[^']+'")


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/cari/", "/data/", "/peta.svg", "/tidak-ada/"])
def test_a_page_names_the_hashes_of_its_own_stylesheets_only(
    reader: Callable[[str], Client], path: str
) -> None:
    build.children("61")
    build.portal("61")
    answer = reader("kalimantan-barat").get(path)

    styles = re.findall(r"<style>(.*?)</style>", answer.content.decode(), re.DOTALL)
    digests = [b64encode(sha256(style.encode()).digest()).decode() for style in styles]
    assert styles
    assert set(_HASH.findall(answer["Content-Security-Policy"])) == {
        f"'sha256-{digest}'" for digest in digests
    }


def test_a_stylesheet_from_elsewhere_gets_no_hash() -> None:
    content = f"<style>{stylesheet('home')}</style><style>body {{ color: red }}</style>"

    policy = narrowed(whole_policy(), content.encode())

    assert list(policy["style-src"]) == ["'self'", stylesheet_hash("home")]


def test_a_view_with_a_policy_of_its_own_keeps_it() -> None:
    assert narrowed({}, b"<style></style>") == {}
    policy = narrowed({**whole_policy(), "form-action": ["https://wa.me"]}, b"")
    assert policy["form-action"] == ["https://wa.me"]
    assert list(policy["style-src"]) == ["'self'"]
