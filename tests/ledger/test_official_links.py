"""A group with a single account asks an official of its place: by a link, on record."""

import re
from urllib.parse import unquote

import pytest
from django.test import Client
from django.utils import timezone

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.ledger.actions import links, sources, vouchers
from kimid.ledger.models import FundKind, Purse, Voucher, VoucherState
from kimid.ledger.refusals import MoneyRefused
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from tests import build
from tests.conftest import Answer, Door
from tests.ledger.making import phone_number, settled
from tests.sure import know_browser

pytestmark = pytest.mark.django_db

_KELURAHAN = "6171021001"
_OFFICIAL = "Bu Lurah Aminah"
_PHONE = "0812 0000 0009"


@pytest.fixture
def kim() -> Kim:
    return build.kim(_KELURAHAN, label="kim-satu")


@pytest.fixture
def alone(kim: Kim) -> Person:
    """The only account of the group."""
    return settled(kim, Role.CHAIR)


@pytest.fixture
def voucher(kim: Kim, alone: Person) -> Voucher:
    return _submitted(kim, alone)


@pytest.fixture
def official() -> Client:
    """A phone on which nobody of kimid has signed in."""
    return Client(HTTP_HOST="ruang.localhost")


def _submitted(kim: Kim, by: Person) -> Voucher:
    now = timezone.now()
    with on_site(kim.site):
        data = sources.SourceData(FundKind.CITY_BUDGET, now.year, planned=2_000_000)
        source = sources.add_source(kim.site, data=data, by=by, at=now)
        spending = vouchers.SpendingData(
            amount=350_000,
            purpose="Kuota liputan",
            party="Konter Rahma",
            purse=Purse.OWN,
            paper_on=now.date(),
            source=source,
            no_paper_reason="Konternya tidak memberi nota.",
        )
        return vouchers.submit(kim.site, data=spending, number=phone_number(), by=by, at=now)


def _ask(voucher: Voucher) -> str:
    return f"/s/kim-satu/kas/pejabat/{voucher.public_id}/"


def _link(door: Client, voucher: Voucher) -> str:
    """The path of the link that was made."""
    answer = door.post(_ask(voucher), {"holder_name": _OFFICIAL, "phone": _PHONE})
    assert answer.status_code == 200
    found = re.search(r"/setujui-belanja/[\w-]+/", unquote(answer.content.decode()))
    assert found
    return found[0]


def _words(answer: Answer) -> str:
    return " ".join(answer.content.decode().split())


def _fresh(voucher: Voucher) -> Voucher:
    return Voucher._base_manager.get(pk=voucher.pk)


def test_the_lurah_approves_by_a_link_and_it_stands_on_record(
    voucher: Voucher, alone: Person, ruang: Door, official: Client
) -> None:
    hers = ruang(alone)
    assert "Minta lurah menyetujui" in _words(hers.get(_ask(voucher)))
    path = _link(hers, voucher)
    page = _words(official.get(path))
    for words in ("Setujui Rp350.000?", "Kuota liputan", "Konter Rahma", "Tanpa nota.", "APBD"):
        assert words in page
    assert "APBDes" not in page
    assert "Kepala Desa" not in page
    books_for_readers = 'href="http://kim-satu.kim.localhost/keuangan/"'
    assert books_for_readers in page
    assert _fresh(voucher).state == VoucherState.SUBMITTED

    done = official.post(path, {"amount": "350000", "answer": "setuju"})

    assert "Terima kasih. Jawaban Anda tercatat." in _words(done)
    assert books_for_readers in _words(done)
    stored = _fresh(voucher)
    assert (stored.state, stored.decider) == ("disetujui", "Bu Lurah Aminah lewat tautan")
    event = Event.objects.get(kind="voucher.official_answered")
    assert (event.actor_kind, event.actor_name) == ("link", _OFFICIAL)


def test_a_used_link_says_who_decided_and_decides_nothing(
    voucher: Voucher, alone: Person, ruang: Door, official: Client
) -> None:
    path = _link(ruang(alone), voucher)
    official.post(path, {"amount": "350000", "answer": "setuju"})

    again = official.post(path, {"amount": "350000", "answer": "tolak", "refusal": "Tidak jadi."})

    assert again.status_code == 410
    assert "Kuota liputan sudah disetujui Bu Lurah Aminah lewat tautan" in _words(again)
    assert _fresh(voucher).state == VoucherState.APPROVED


def test_a_refusal_needs_a_sentence(
    voucher: Voucher, alone: Person, ruang: Door, official: Client
) -> None:
    path = _link(ruang(alone), voucher)
    silent = official.post(path, {"amount": "350000", "answer": "tolak"})
    assert silent.status_code == 422
    assert "Tulis satu kalimat kenapa ditolak." in _words(silent)
    assert official.post(path, {"amount": "350000"}).status_code == 422

    why = "Kuota bulan ini sudah dibayar kelurahan."
    official.post(path, {"amount": "350000", "answer": "tolak", "refusal": why})

    stored = _fresh(voucher)
    assert (stored.state, stored.refusal) == ("ditolak", why)


def test_another_sum_than_the_one_that_was_read_is_not_approved(
    voucher: Voucher, alone: Person, ruang: Door, official: Client
) -> None:
    path = _link(ruang(alone), voucher)

    answer = official.post(path, {"amount": "35000", "answer": "setuju"})

    assert answer.status_code == 409
    assert "Jumlahnya Rp350.000" in _words(answer)
    assert _fresh(voucher).state == VoucherState.SUBMITTED


def test_somebody_else_decided_meanwhile(
    kim: Kim, voucher: Voucher, alone: Person, ruang: Door, official: Client
) -> None:
    path = _link(ruang(alone), voucher)
    second = settled(kim, Role.EDITOR)
    with on_site(kim.site):
        vouchers.approve(voucher, amount=350_000, by=second, at=timezone.now())

    answer = official.post(path, {"amount": "350000", "answer": "setuju"})

    assert answer.status_code == 410
    assert f"sudah disetujui {second.name}" in _words(answer)


def test_the_treasurer_does_not_approve_on_her_own_phone(
    voucher: Voucher, alone: Person, ruang: Door, official: Client
) -> None:
    hers = ruang(alone)
    path = _link(hers, voucher)
    know_browser(official, alone)

    for phone in (hers, official):
        answer = phone.post(path, {"amount": "350000", "answer": "setuju"})
        assert answer.status_code == 409
        assert "tidak bisa dipakai di HP ini" in _words(answer)
    assert _fresh(voucher).state == VoucherState.SUBMITTED


def test_a_group_with_a_second_officer_asks_nobody_outside(
    kim: Kim, voucher: Voucher, alone: Person, ruang: Door
) -> None:
    settled(kim, Role.EDITOR)

    answer = ruang(alone).post(_ask(voucher), {"holder_name": _OFFICIAL, "phone": _PHONE})

    assert answer.status_code == 302
    with on_site(kim.site), pytest.raises(MoneyRefused, match="pengurus lain"):
        links.ask_official(voucher, holder_name=_OFFICIAL, by=alone, at=timezone.now())


def test_strangers_neither_ask_nor_answer(voucher: Voucher, ruang: Door, official: Client) -> None:
    stranger = build.member(build.kim(label="kim-dua"), Role.CHAIR)

    assert ruang(stranger).get(_ask(voucher)).status_code == 404
    assert (
        ruang(stranger).post(_ask(voucher), {"holder_name": _OFFICIAL, "phone": _PHONE}).status_code
        == 404
    )
    assert official.get("/setujui-belanja/bukan-tautan/").status_code == 404
    assert official.get("/setujui-belanja/bukan-tautan/nota/abc/1.webp").status_code == 404


def test_a_link_with_a_name_that_readers_may_not_see_is_not_made(
    voucher: Voucher, alone: Person, ruang: Door
) -> None:
    hers = ruang(alone)

    assert hers.post(_ask(voucher), {"holder_name": "", "phone": _PHONE}).status_code == 422
    assert (
        hers.post(_ask(voucher), {"holder_name": "Slot gacor", "phone": _PHONE}).status_code == 422
    )
