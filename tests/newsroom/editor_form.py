"""The form of the editor, as a browser fills it in."""

import re
from typing import Any, Final

from django.test import Client

from kimid.media.actions import StoredRenditions, add
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build

LABEL: Final = "kim-satu"
TULIS: Final = f"/s/{LABEL}/tulis/"
WORDS: Final = {
    "title": "Air pasang rendam 14 rumah",
    "lead": "Air masuk. Warga mengungsi. Tidak ada korban.",
}
SOURCE: Final = {"source_kind": "seen", "source_on": "2026-11-24"}


def hidden_value(page: bytes, name: str) -> str:
    match = re.search(rf'name="{name}" value="([^"]*)"', page.decode())
    return match[1] if match else ""


def editor_fields(client: Client, path: str = TULIS) -> dict[str, Any]:
    """The hidden fields of the editor, as its form would send them."""
    page = client.get(path).content
    return {name: hidden_value(page, name) for name in ("draft", "base", "sheet")}


def add_photo(kim: Kim, by: Person, name: str) -> str:
    stored = StoredRenditions(name, 1200, 900, (320, 640), 40_000)
    add(kim.site, stored=stored, by=by, at=build.AT)
    return name
