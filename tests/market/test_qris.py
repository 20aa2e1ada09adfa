"""A QRIS is where money goes: a theft until another person has asked the seller."""

import re
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from kimid.access.one_use_links import LinkHolder
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.market import paper_notices
from kimid.market.actions import qris as actions
from kimid.market.actions import qris_links
from kimid.market.actions.on_wire import GoodsRefused
from kimid.market.models import Product, QrisCode
from kimid.market.qris_codes import QrisRefused, qris_among, read_qris
from kimid.media.codes import codes_in
from kimid.notify.models import Notice
from kimid.people.actions import lock_account
from kimid.people.models import Person
from kimid.people.rules import AccountOwner
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from tests import build
from tests.conftest import Door
from tests.market import making, selling
from tests.media.pictures import encoded, scene

pytestmark = pytest.mark.django_db

type Readers = Callable[[str], Client]


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture
def honey(kim: Kim) -> Product:
    return making.shown(kim)


def _file(data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("qris.png", data, "image/png")


def _page(honey: Product) -> str:
    return f"{honey.seller.path}qris/"


def test_the_name_stands_above_the_code_and_another_person_asks_first(
    kim: Kim, honey: Product, reader: Readers, ruang: Door
) -> None:
    asker, other = build.member(kim, Role.EDITOR), build.member(kim)
    address = f"/s/kim-satu/lapak/penjual/{honey.seller.public_id}/qris/"
    hers, site = ruang(asker), reader("kim-satu")
    read = hers.post(address, {"qris": _file(making.qr_png(making.payload()))})
    assert "Nama di dalam kode ini" in read.content.decode()
    assert "MADU BU SALMAH" in read.content.decode()
    with on_site(kim.site):
        assert not QrisCode.objects.exists()
    assert hers.post(address, {"payload": making.payload()}).status_code == 302
    assert site.get(_page(honey)).status_code == 404

    with on_site(kim.site):
        code = QrisCode.objects.get()
    _run_notices()
    assert Notice.objects.get(kind="seller.qris_to_ask").except_for == asker
    approve = f"/s/kim-satu/lapak/qris/{code.public_id}/setuju/"
    assert "0812-5550-123" in ruang(other).get("/s/kim-satu/lapak/nomor/").content.decode()
    assert hers.post(approve).status_code == 404
    assert ruang(other).post(approve).status_code == 302
    page = site.get(_page(honey)).content.decode()
    assert "Atas nama MADU BU SALMAH" in page
    assert "ID1020021234567" in page
    assert "MADU BU SALMAH" in site.get(honey.seller.path).content.decode()
    _run_notices()
    assert not Notice.objects.filter(kind="seller.qris_to_ask", ended_at=None).exists()


def _run_notices() -> None:
    """Twice, as tasks may."""
    rows = Event.objects.filter(kind__in=paper_notices.QRIS_EVENTS).order_by("pk")
    for event in [*rows, *rows]:
        paper_notices.follow_qris.call(event.pk)


def test_a_changed_code_waits_and_the_old_one_stays(
    kim: Kim, honey: Product, reader: Readers
) -> None:
    by, other = build.member(kim, Role.EDITOR), build.member(kim)
    making.approved_qris(honey.seller, by=by, other=other)
    new = making.qris(honey.seller, by=by, merchant="TOKO LAIN")
    page = reader("kim-satu").get(_page(honey)).content.decode()
    assert "MADU BU SALMAH" in page
    assert "TOKO LAIN" not in page
    with on_site(kim.site):
        actions.drop_qris(new, by=other, at=timezone.now())
        with pytest.raises(GoodsRefused):
            actions.approve_qris(new, by=other, at=timezone.now())
    newer = making.qris(honey.seller, by=by, merchant="SALMAH 2")
    with on_site(kim.site):
        with pytest.raises(PermissionDenied):
            actions.approve_qris(newer, by=by, at=timezone.now())
        rows = QrisCode.objects.filter(pk=newer.pk)
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(is_approved=True, decided_by=by, decided_at=timezone.now())
        actions.approve_qris(newer, by=other, at=timezone.now())
    assert "SALMAH 2" in reader("kim-satu").get(_page(honey)).content.decode()


def test_a_seller_sends_hers_by_her_link_and_takes_it_down_in_one_tap(
    kim: Kim, honey: Product, reader: Readers
) -> None:
    linked = selling.linked(kim, honey.seller)
    read = linked.phone.post(
        f"{linked.path}qris/", {"qris": _file(making.qr_png(making.payload()))}
    )
    assert "MADU BU SALMAH" in read.content.decode()
    sent = {"payload": making.payload()}
    assert linked.phone.post(f"{linked.path}qris/", sent).status_code == 302
    page = linked.phone.get(f"{linked.path}qris/").content.decode()
    assert "Menunggu orang kedua" in page
    with on_site(kim.site):
        code = QrisCode.objects.get()
        actions.approve_qris(code, by=build.member(kim), at=timezone.now())
    assert reader("kim-satu").get(_page(honey)).status_code == 200
    assert linked.phone.post(f"{linked.path}qris/turunkan/").status_code == 302
    assert reader("kim-satu").get(_page(honey)).status_code == 404
    assert _page(honey) not in reader("kim-satu").get(honey.seller.path).content.decode()


def test_pictures_without_a_qris_are_refused_with_what_to_do(
    kim: Kim, honey: Product, ruang: Door
) -> None:
    editor = ruang(build.member(kim, Role.EDITOR))
    address = f"/s/kim-satu/lapak/penjual/{honey.seller.public_id}/qris/"
    once = making.payload(more="54041000")
    for data, words in (
        (encoded(scene(900, 700)), "tidak ada QRIS yang terbaca"),
        (making.qr_png("https://contoh.id/bayar"), "bukan QRIS"),
        (making.qr_png(making.payload()[:-1] + "Z"), "rusak atau terpotong"),
        (making.qr_png(making.payload(), making.payload("ORANG LAIN")), "dua QRIS"),
        (making.qr_png(once), "hanya untuk satu pembayaran"),
        (b"%PDF-1.7 bukan gambar", "bukan foto"),
        (b"", "Pilih dulu"),
    ):
        sent = {"qris": _file(data)} if data else {}
        answer = editor.post(address, sent)
        assert answer.status_code == 422, words
        assert words in answer.content.decode(), words
    assert editor.post(address, {"payload": "000201"}).status_code == 422
    with on_site(kim.site):
        assert not QrisCode.objects.exists()


@pytest.mark.parametrize(
    "payload",
    [
        "",
        "6304",
        "A" * 600,
        making.payload().replace("5802ID", "5802MY"),
        making.payload().replace("5303360", "5303840"),
        making.payload("  "),
        making.payload().lower(),
        "99" + making.payload(),
    ],
)
def test_what_is_no_qris_of_this_country_is_refused(payload: str) -> None:
    with pytest.raises(QrisRefused):
        read_qris(payload)


def test_a_qris_says_who_gets_the_money() -> None:
    qris = qris_among(["https://contoh.id", making.payload(), making.payload()])
    assert (qris.merchant, qris.city) == ("MADU BU SALMAH", "KUBU RAYA")
    assert qris.number == "ID1020021234567"
    assert codes_in(making.qr_png("a", "b")) == ["a", "b"]


def test_a_code_that_an_account_in_doubt_brought_goes_with_the_goods(
    kim: Kim, honey: Product, reader: Readers
) -> None:
    thief = build.member(kim, Role.EDITOR)
    making.approved_qris(honey.seller, by=thief, other=build.member(kim))
    lock_account(thief, by=AccountOwner(thief), at=timezone.now())
    assert reader("kim-satu").get(_page(honey)).status_code == 404
    assert reader("kim-satu").get(honey.path).status_code == 410


def test_of_a_group_with_one_account_an_office_asks(kim: Kim, honey: Product, ruang: Door) -> None:
    lone = build.kim()
    chair = build.member(lone, Role.CHAIR)
    code = making.qris(making.shown(lone, by=chair).seller, by=chair)
    desk = ruang(build.officer("6112"))
    page = desk.get("/s/kab-kubu-raya/kertas-barang/").content.decode()
    assert "MADU BU SALMAH" in page
    address = f"/s/kab-kubu-raya/qris-penjual/{code.public_id}/"
    assert desk.post(address, {"jawab": "ya"}).status_code == 302
    with on_site(lone.site):
        code.refresh_from_db()
    assert code.is_approved


def _lone(label: str) -> tuple[Kim, Person, Product]:
    """A group with one account, its chair, and what readers have of its seller."""
    lone = build.kim(label=label)
    chair = build.member(lone, Role.CHAIR)
    return lone, chair, making.shown(lone, by=chair)


@pytest.mark.parametrize("answer", ["ya", "bukan"])
def test_of_a_group_with_one_account_an_official_with_a_link_asks(
    answer: str, reader: Readers, ruang: Door
) -> None:
    lone, chair, honey = _lone("kim-sendiri")
    code = making.qris(honey.seller, by=chair)
    phone, official = ruang(chair), Client(HTTP_HOST="ruang.localhost")
    desk = "/s/kim-sendiri/lapak/nomor/"
    ask = f"/s/kim-sendiri/lapak/qris/{code.public_id}/minta/"
    assert ask in phone.get(desk).content.decode()
    assert phone.post(ask, {"holder_name": ""}).status_code == 422
    page = phone.post(ask, {"holder_name": "Pak Usman"}).content.decode()
    [token] = set(re.findall(r"/nomor-penjual/([\w-]+)/", page))
    address = f"/nomor-penjual/{token}/"

    # Whoever asked does not answer, and looking changes nothing.
    assert phone.post(address, {"jawab": "ya"}).status_code == 409
    asked = official.get(address).content.decode()
    assert ("MADU BU SALMAH" in asked, "0812-5550-123" in asked) == (True, True)
    assert official.post(address, {}).status_code == 422
    assert reader("kim-sendiri").get(_page(honey)).status_code == 404
    assert official.post(address, {"jawab": answer}).status_code == 200
    assert official.post(address, {"jawab": "ya"}).status_code == 410
    is_shown = reader("kim-sendiri").get(_page(honey)).status_code == 200
    with on_site(lone.site):
        code.refresh_from_db()
    assert (is_shown, code.is_approved, code.vouched_by) == (
        (True, True, "Pak Usman") if answer == "ya" else (False, False, "")
    )


def test_a_link_about_one_code_says_nothing_of_the_next(ruang: Door) -> None:
    lone, chair, honey = _lone("kim-sendiri")
    code = making.qris(honey.seller, by=chair)
    at = timezone.now()
    with on_site(lone.site):
        _, token = qris_links.ask_about_qris(code, holder_name="Pak Usman", by=chair, at=at)
    making.qris(honey.seller, by=chair, merchant="ORANG LAIN")

    official = Client(HTTP_HOST="ruang.localhost")
    assert official.post(f"/nomor-penjual/{token}/", {"jawab": "ya"}).status_code == 410
    with on_site(lone.site):
        assert not QrisCode.objects.filter(is_approved=True).exists()


def test_no_link_is_made_where_another_member_can_ask(kim: Kim, honey: Product) -> None:
    asker = build.member(kim, Role.EDITOR)
    code = making.qris(honey.seller, by=asker)

    with on_site(kim.site), pytest.raises(GoodsRefused, match="anggota lain"):
        qris_links.ask_about_qris(code, holder_name="Pak Usman", by=asker, at=timezone.now())


def test_a_thief_who_had_a_code_approved_by_a_link_takes_the_goods_from_readers() -> None:
    lone, thief, honey = _lone("kim-sendiri")
    code = making.qris(honey.seller, by=thief)
    now = timezone.now()
    with on_site(lone.site):
        link, _ = qris_links.ask_about_qris(code, holder_name="Pak Usman", by=thief, at=now)
        qris_links.answer_qris(code, is_theirs=True, by=LinkHolder(link, now), at=now)
    lock_account(thief, by=AccountOwner(thief), at=timezone.now())
    with on_site(lone.site):
        honey.refresh_from_db()

    assert honey.held_account == thief
