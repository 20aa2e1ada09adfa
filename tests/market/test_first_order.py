"""What a seller who can use WhatsApp and little else, and a buyer far away, would stumble over."""

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import pytest
from django.test import Client
from django.utils import timezone

from kimid.events.permissions import Role
from kimid.market.actions import proposals
from kimid.market.models import Proposal
from kimid.newsroom.flow import Stage
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from tests import build
from tests.conftest import Door
from tests.market import making, selling

type Readers = Callable[[str], Client]
pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu", name="KIM Satu")


@pytest.fixture
def editor(kim: Kim) -> Person:
    return build.member(kim, Role.EDITOR)


def _body(answer: Any) -> str:
    return unquote(" ".join(answer.content.decode().split()))


def test_she_says_price_and_unit_at_once(kim: Kim) -> None:
    hers = selling.linked(kim)
    hers.send(price="25rb/kg", unit="")
    with on_site(kim.site):
        sent = Proposal.objects.get()
    assert (sent.price, sent.unit) == (25_000, "kg")
    answer = hers.send(number="lain234", price="25rb/kg", unit="botol")
    assert answer.status_code == 422
    assert "tertulis per kg, di sini botol" in _body(answer)


def test_all_that_waits_is_one_note_above_her_goods(kim: Kim) -> None:
    hers = selling.linked(kim)
    for each in ("satu234", "dua234", "tiga234"):
        hers.send(number=each, name=f"Keripik {each}")
    start = _body(hers.phone.get(hers.path))
    assert start.count("Menunggu dilihat KIM") == 1
    assert start.count("Keripik ") == 3


def test_she_hands_her_good_on_by_whatsapp_once_readers_have_it(kim: Kim, editor: Person) -> None:
    hers = selling.linked(kim, by=editor)
    hers.send()
    with on_site(kim.site):
        sent = Proposal.objects.get()
    page = f"{hers.path}kiriman/{sent.public_id}/"
    assert "Bagikan ke WhatsApp" not in _body(hers.phone.get(page))
    product = selling.approved(sent, editor)
    for path in (page, hers.path):
        shown = _body(hers.phone.get(path))
        assert "https://wa.me/?text=Keripik pisang madu, Rp15.000 per bungkus. http" in shown
        assert product.path in shown


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("approve", "sudah tampil dan bisa dipesan: http"),
        ("ask", "ada pertanyaan dari KIM Satu tentang Keripik pisang madu: “Tahan lama?”"),
        ("refuse", "belum ditampilkan KIM Satu: Kabur."),
    ],
)
def test_the_group_tells_her_its_answer_in_one_press(
    kim: Kim, ruang: Door, editor: Person, answer: str, words: str
) -> None:
    sent = selling.sent(kim, by=editor)
    page = f"/s/kim-satu/lapak/kiriman/{sent.public_id}/"
    assert "lewat WhatsApp" not in _body(ruang(editor).get(page))
    now = timezone.now()
    if answer == "approve":
        selling.approved(sent, editor)
    with on_site(kim.site):
        if answer == "ask":
            proposals.ask_back(sent, question="Tahan lama?", by=editor, at=now)
        if answer == "refuse":
            proposals.refuse(sent, why="Kabur.", by=editor, at=now)
    shown = _body(ruang(editor).get(page))
    assert "Kabari Bu Salmah lewat WhatsApp" in shown
    assert "https://wa.me/628125550123?text=Bu Salmah, " in shown
    assert words in shown


def test_who_has_no_whatsapp_is_called(kim: Kim, ruang: Door, editor: Person) -> None:
    seller = making.seller(kim, by=editor, phone="62561734567")
    sent = selling.sent_by(selling.holder(kim, seller, by=editor))
    selling.approved(sent, editor)
    page = f"/s/kim-satu/lapak/kiriman/{sent.public_id}/"
    assert "lewat WhatsApp" not in _body(ruang(editor).get(page))


def test_a_search_on_the_market_finds_goods_only(kim: Kim, reader: Readers, editor: Person) -> None:
    making.shown(kim, by=editor)
    build.story(kim, Stage.PUBLISHED, title="Madu kelulut sampai ke Pontianak")
    nation = reader("")
    market = _body(nation.get("/lapak/"))
    assert 'name="jenis" value="lapak"' in market
    found = _body(nation.get("/cari/?q=madu&jenis=lapak"))
    assert "1 barang" in found
    assert "sampai ke Pontianak" not in found
