"""A changed number is a theft until somebody else has called the old one."""

import re
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from kimid.access.one_use_links import LinkHolder
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.market import paper_notices
from kimid.market.actions import number_links, numbers, products, sellers
from kimid.market.actions.on_wire import GoodsRefused
from kimid.market.models import PhoneChange, Product
from kimid.notify.models import Notice
from kimid.people.actions import lock_account
from kimid.people.rules import AccountOwner
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from tests import build
from tests.conftest import Door
from tests.market import making

pytestmark = pytest.mark.django_db

type Readers = Callable[[str], Client]
_OLD, _NEW = "628125550123", "628129990001"
_FORM = {
    "name": "Bu Salmah",
    "place": "Dusun Hulu",
    "phone": "0812-9990-001",
    "consent_by": "Bu Salmah sendiri",
    "consent_to": "Dedi",
    "consent_on": "12-3-2025",
}


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture
def honey(kim: Kim) -> Product:
    return making.shown(kim)


def _run_notices() -> None:
    """Twice, as tasks may."""
    rows = Event.objects.filter(kind__in=paper_notices.NUMBER_EVENTS).order_by("pk")
    for event in [*rows, *rows]:
        paper_notices.follow_number.call(event.pk)


def _order(site: Client, product: Product) -> str:
    return site.get(f"{product.path}pesan/").headers["Location"]


def test_orders_go_to_the_old_number_until_another_person_has_called_it(
    kim: Kim, honey: Product, reader: Readers, ruang: Door
) -> None:
    site = reader("kim-satu")
    asker, other = build.member(kim, Role.EDITOR), build.member(kim)
    address = f"/s/kim-satu/lapak/penjual/{honey.seller.public_id}/"
    answer = ruang(asker).post(address, _FORM, follow=True)
    assert "0812-9990-001" in answer.content.decode()
    assert _OLD in _order(site, honey)
    with on_site(kim.site):
        change = PhoneChange.objects.get()
    _run_notices()
    assert Notice.objects.get(kind="seller.number_to_call").except_for == asker
    approve = f"/s/kim-satu/lapak/nomor/{change.public_id}/setuju/"
    assert "Nomor baru" not in ruang(asker).get("/s/kim-satu/").content.decode()
    assert "Nomor baru, telepon yang lama" in ruang(other).get("/s/kim-satu/").content.decode()
    numbers = ruang(other).get("/s/kim-satu/lapak/nomor/").content.decode()
    assert "Sudah ditelepon ke nomor lama" in numbers

    assert ruang(asker).post(approve).status_code == 404
    assert ruang(other).post(approve).status_code == 302
    assert _NEW in _order(site, honey)
    _run_notices()
    assert not Notice.objects.filter(kind="seller.number_to_call", ended_at=None).exists()


def test_a_number_that_is_not_theirs_is_dropped_and_everything_else_is_saved(
    kim: Kim, honey: Product, reader: Readers, ruang: Door
) -> None:
    change = making.number_change(honey.seller, by=build.member(kim, Role.EDITOR))
    other = ruang(build.member(kim))
    assert other.post(f"/s/kim-satu/lapak/nomor/{change.public_id}/tolak/").status_code == 302

    assert _OLD in _order(reader("kim-satu"), honey)
    with on_site(kim.site), pytest.raises(GoodsRefused):
        numbers.approve_number(change, by=build.member(kim), at=timezone.now())


def test_nobody_approves_a_number_of_their_own(kim: Kim, honey: Product) -> None:
    asker = build.member(kim, Role.EDITOR)
    change = making.number_change(honey.seller, by=asker)

    with on_site(kim.site):
        with pytest.raises(PermissionDenied):
            numbers.approve_number(change, by=asker, at=timezone.now())
        rows = PhoneChange.objects.filter(pk=change.pk)
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(is_approved=True, decided_by=asker, decided_at=timezone.now())


def test_withdrawn_goods_do_not_make_a_number_free(kim: Kim, honey: Product) -> None:
    editor = build.member(kim, Role.EDITOR)
    with on_site(kim.site):
        products.withdraw(honey, why="Habis.", by=editor, at=timezone.now())

    assert making.number_change(honey.seller, by=editor).old_phone == _OLD


def test_the_first_number_of_a_seller_whom_nobody_knows_waits_for_nobody(kim: Kim) -> None:
    seller = making.seller(kim, phone="")
    editor = build.member(kim, Role.EDITOR)
    data = making.seller_data(phone=_NEW)
    with on_site(kim.site):
        sellers.change_seller(seller, data=data, by=editor, at=timezone.now())
        assert not PhoneChange.objects.exists()

    assert seller.phone == _NEW


def test_a_number_is_taken_away_at_once_and_the_next_one_waits(kim: Kim, honey: Product) -> None:
    editor = build.member(kim, Role.EDITOR)
    with on_site(kim.site):
        data = making.seller_data(phone="")
        sellers.change_seller(honey.seller, data=data, by=editor, at=timezone.now())
    assert honey.seller.phone == ""

    assert making.number_change(honey.seller, by=editor).is_open


def test_another_number_takes_the_place_of_the_one_that_waits(kim: Kim, honey: Product) -> None:
    editor = build.member(kim, Role.EDITOR)
    first = making.number_change(honey.seller, by=editor)
    same = making.number_change(honey.seller, by=editor)
    second = making.number_change(honey.seller, by=editor, phone="628129990002")
    with on_site(kim.site):
        first.refresh_from_db()

    assert (same.pk, first.is_open, second.is_open) == (first.pk, False, True)


def test_two_approvers_at_once_decide_once(kim: Kim, honey: Product) -> None:
    change = making.number_change(honey.seller, by=build.member(kim, Role.EDITOR))
    with on_site(kim.site):
        stale = PhoneChange.objects.select_related("seller", "site").get(pk=change.pk)
        numbers.approve_number(change, by=build.member(kim), at=timezone.now())
        with pytest.raises(GoodsRefused, match="sudah diputuskan"):
            numbers.approve_number(stale, by=build.member(kim), at=timezone.now())


def test_an_office_calls_only_where_the_group_has_one_account(
    kim: Kim, honey: Product, reader: Readers, ruang: Door
) -> None:
    lone = build.kim(label="kim-sendiri")
    editor = build.member(lone, Role.CHAIR)
    alone = making.number_change(making.shown(lone, by=editor).seller, by=editor)
    helped = making.number_change(honey.seller, by=build.member(kim, Role.EDITOR))
    officer = build.officer("6112")
    phone = ruang(officer)
    desk = "/s/kab-kubu-raya/"
    page = phone.get(f"{desk}kertas-barang/").content.decode()
    assert f"</strong>, {lone.site.name}" in page
    assert page.count("Nomor mau diganti") == 1
    assert (
        "petugas dinas yang menelepon"
        in ruang(editor).get("/s/kim-sendiri/lapak/nomor/").content.decode()
    )

    with on_site(kim.site), pytest.raises(GoodsRefused, match="anggota lain"):
        numbers.approve_number(helped, by=officer, at=timezone.now())
    sent = {"jawab": "ya"}
    assert phone.post(f"{desk}nomor-penjual/{helped.public_id}/", sent).status_code == 404
    assert phone.post(f"{desk}nomor-penjual/{alone.public_id}/", sent).status_code == 302
    with on_site(lone.site):
        alone.refresh_from_db()
    assert (alone.is_approved, alone.decided_by) == (True, officer)


def test_a_thief_who_approves_takes_the_goods_from_readers(kim: Kim, honey: Product) -> None:
    thief = build.member(kim)
    change = making.number_change(honey.seller, by=build.member(kim, Role.EDITOR))
    with on_site(kim.site):
        numbers.approve_number(change, by=thief, at=timezone.now())
    lock_account(thief, by=AccountOwner(thief), at=timezone.now())
    with on_site(kim.site):
        honey.refresh_from_db()

    assert honey.held_account == thief


def test_a_number_is_pressed_for_and_no_crawler_walks_there(
    honey: Product, reader: Readers
) -> None:
    site = reader("kim-satu")
    address = f"{honey.path}nomor/"
    page = site.get(honey.path).content.decode()
    assert 'method="post" action="nomor/"' in page
    assert 'href="nomor/"' not in page
    assert site.get(address).status_code == 405

    answers = [site.post(address) for _ in range(61)]
    assert "tel:+628125550123" in answers[0].content.decode()
    assert "no-store" in answers[0].headers["Cache-Control"]
    assert answers[-1].status_code == 429
    assert "628125550123" not in answers[-1].content.decode()


def test_an_official_with_a_link_calls_for_a_group_with_one_account(
    reader: Readers, ruang: Door
) -> None:
    lone = build.kim(label="kim-sendiri")
    chair = build.member(lone, Role.CHAIR)
    honey = making.shown(lone, by=chair)
    change = making.number_change(honey.seller, by=chair)
    phone, official = ruang(chair), Client(HTTP_HOST="ruang.localhost")
    ask = f"/s/kim-sendiri/lapak/nomor/{change.public_id}/minta/"
    assert phone.post(ask, {"holder_name": ""}).status_code == 422
    page = phone.post(ask, {"holder_name": "Pak Usman"}).content.decode()
    [token] = set(re.findall(r"/nomor-penjual/([\w-]+)/", page))
    address = f"/nomor-penjual/{token}/"

    # Whoever asked does not answer, and looking changes nothing.
    assert phone.post(address, {"jawab": "ya"}).status_code == 409
    assert "0812-5550-123" in official.get(address).content.decode()
    assert official.post(address, {}).status_code == 422
    assert _OLD in _order(reader("kim-sendiri"), honey)
    assert official.post(address, {"jawab": "ya"}).status_code == 200
    assert official.post(address, {"jawab": "bukan"}).status_code == 410
    assert _NEW in _order(reader("kim-sendiri"), honey)
    with on_site(lone.site):
        change.refresh_from_db()
    assert (change.is_approved, change.vouched_by) == (True, "Pak Usman")


def test_an_official_says_that_it_is_not_their_number(reader: Readers) -> None:
    lone = build.kim(label="kim-sendiri")
    chair = build.member(lone, Role.CHAIR)
    honey = making.shown(lone, by=chair)
    change = making.number_change(honey.seller, by=chair)
    with on_site(lone.site):
        _, token = number_links.ask_official(
            change, holder_name="Pak Usman", by=chair, at=timezone.now()
        )
    official = Client(HTTP_HOST="ruang.localhost")
    official.post(f"/nomor-penjual/{token}/", {"jawab": "bukan"})

    assert _OLD in _order(reader("kim-sendiri"), honey)
    with on_site(lone.site):
        assert not PhoneChange.objects.filter(decided_at=None).exists()


def test_no_link_is_made_where_another_member_can_call(kim: Kim, honey: Product) -> None:
    asker = build.member(kim, Role.EDITOR)
    change = making.number_change(honey.seller, by=asker)

    with on_site(kim.site), pytest.raises(GoodsRefused, match="anggota lain"):
        number_links.ask_official(change, holder_name="Pak Usman", by=asker, at=timezone.now())


def test_a_thief_who_had_it_approved_by_a_link_takes_the_goods_from_readers() -> None:
    lone = build.kim(label="kim-sendiri")
    thief = build.member(lone, Role.CHAIR)
    honey = making.shown(lone, by=thief)
    change = making.number_change(honey.seller, by=thief)
    now = timezone.now()
    with on_site(lone.site):
        link, _ = number_links.ask_official(change, holder_name="Pak Usman", by=thief, at=now)
        number_links.answer_number(change, is_theirs=True, by=LinkHolder(link, now), at=now)
    lock_account(thief, by=AccountOwner(thief), at=timezone.now())
    with on_site(lone.site):
        honey.refresh_from_db()

    assert honey.held_account == thief
