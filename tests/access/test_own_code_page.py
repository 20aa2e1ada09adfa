"""The page of a code that waits, as each phone of the account has it."""

import re

import pytest
from django.utils.html import strip_tags

from tests.access.coding import Village, enter, handed, signed_in

pytestmark = pytest.mark.django_db


def test_on_the_phone_that_came_in_writing_stands_out_and_not_the_cancel(village: Village) -> None:
    phone = signed_in(village.chair)
    digits = handed(village.office, village.chair, village.officer)
    before = phone.get("/kode-saya/").content.decode()
    came_in = enter(village.chair, digits).get("/kode-saya/").content.decode()
    put_out = phone.get("/kode-saya/").content.decode()

    for page in (before, put_out):
        assert _main_button(page) == "Bukan saya, batalkan"
    assert "Tidak perlu menekan apa pun." in before
    assert _main_button(came_in) == "Tulis kabar baru"
    assert "Bukan saya, batalkan" in came_in
    assert "yang lama belum terbuka" in " ".join(came_in.split())
    assert "/darurat/" in came_in
    assert "/darurat/" not in before


def _main_button(page: str) -> str:
    [words] = re.findall(r'data-kind="main"[^>]*>(.*?)</(?:a|button)>', page, re.DOTALL)
    return strip_tags(words).strip()
