"""Papers of goods: what readers have of them, and who may say that somebody looked."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Final

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.market import doubtful, paper_notices, paper_schedule
from kimid.market.actions import papers
from kimid.market.actions.on_wire import GoodsRefused
from kimid.market.models import GoodsPaperKind, Product, ProductPaper
from kimid.notify.models import Notice
from kimid.pagecache.directives import FRESH_UNTIL
from kimid.people.actions import lock_account
from kimid.people.rules import AccountOwner
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from tests import build
from tests.market import making
from tests.market.test_goods import LEVELS

pytestmark = pytest.mark.django_db

type Readers = Callable[[str], Client]
_PIRT, _HALAL = GoodsPaperKind.PIRT, GoodsPaperKind.HALAL
_NUMBER: Final = making.NUMBERS[_PIRT]
_CHECKED_LIST: Final = "/lapak/kertas/dicek/"


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture
def amplang(kim: Kim) -> Product:
    return making.shown(kim, name="Amplang tenggiri")


def _text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.content.decode()


def _run_notices() -> None:
    """Twice, as tasks may."""
    rows = Event.objects.filter(kind__in=paper_notices.PAPER_EVENTS).order_by("pk")
    for event in [*rows, *rows]:
        paper_notices.follow_paper.call(event.pk)


def _see(paper: ProductPaper, kim: Kim) -> None:
    with on_site(kim.site):
        papers.see_paper(paper, by=build.member(kim, Role.CHAIR), at=timezone.now())


def _check(paper: ProductPaper, code: str = "6112") -> None:
    with on_site(paper.site):
        papers.check_paper(paper, page=making.PAGE, by=build.officer(code), at=timezone.now())


def test_readers_have_no_word_of_a_paper_that_is_missing(amplang: Product, reader: Readers) -> None:
    page = _text(reader("kim-satu"), amplang.path)

    assert "Kertas" not in page
    for word in ("P-IRT", "halal", "Halal", "NIB", "BPOM"):
        assert word not in page


def test_a_paper_has_the_weaker_word_of_the_group_and_the_stronger_of_an_office(
    kim: Kim, amplang: Product, reader: Readers
) -> None:
    site = reader("kim-satu")
    paper = making.paper(amplang, expires_on=date(2031, 5, 4))
    page = _text(site, amplang.path)
    assert f"P-IRT {_NUMBER}</b>" in page
    assert "berlaku sampai 4 Mei 2031" in page
    assert "nomor menurut penjual" in page

    _see(paper, kim)
    assert "kertas dilihat KIM" in _text(site, amplang.path)
    assert "Amplang" not in _text(site, _CHECKED_LIST)

    _check(paper)
    page = _text(site, amplang.path)
    assert "dicek Diskominfo Kabupaten Kubu Raya" in page
    assert f'href="{making.PAGE}"' in page
    assert "kertas dilihat KIM" not in page


def test_checked_goods_are_a_list_of_their_own_on_six_levels(
    amplang: Product, reader: Readers
) -> None:
    _check(making.paper(amplang))

    for label in LEVELS:
        site = reader(label)
        assert "Amplang" in _text(site, _CHECKED_LIST), label
        assert "Dicek dinas" in _text(site, "/lapak/"), label
        assert "Amplang" in _text(site, "/lapak/jenis/makanan/kertas/dicek/"), label
    page = _text(reader("kim-satu"), amplang.path)
    assert '"@type":"Certification"' in page
    assert f'"certificationIdentification":"{_NUMBER}"' in page


def test_structured_data_names_no_number_that_nobody_checked(
    amplang: Product, reader: Readers
) -> None:
    making.paper(amplang)

    assert "Certification" not in _text(reader("kim-satu"), amplang.path)


def test_an_expired_paper_is_gone_at_once_and_from_lists_in_the_night(
    kim: Kim, amplang: Product, reader: Readers, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = making.paper(amplang)
    assert paper.expires_on is not None
    _check(paper)
    site, now = reader("kim-satu"), timezone.now()
    later = datetime.combine(paper.expires_on, datetime.min.time(), now.tzinfo)
    later += timedelta(days=1, hours=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    page = _text(site, amplang.path)
    assert "dicek Diskominfo" not in page
    assert "berlaku sampai" not in page
    assert "Dicek dinas" not in _text(site, "/lapak/")
    assert "Amplang" in _text(site, _CHECKED_LIST)

    paper_schedule.lapse_papers.func(at=later)
    paper_schedule.lapse_one.func(kim.site.pk, paper.pk, at=later)
    assert "Amplang" not in _text(site, _CHECKED_LIST)
    assert "Certification" not in _text(site, amplang.path)


def test_the_page_of_a_good_is_fresh_no_longer_than_its_papers(
    amplang: Product, reader: Readers
) -> None:
    site = reader("kim-satu")
    today = timezone.localdate()
    making.paper(amplang, expires_on=today + timedelta(days=2))
    answer = site.get(amplang.path)

    until = float(answer.headers[FRESH_UNTIL])
    assert until == clock.start_of(today + timedelta(days=3), "WIB").timestamp()


def test_an_expired_paper_is_asked_for(
    kim: Kim, amplang: Product, ruang: Callable[..., Client]
) -> None:
    day = timezone.localdate() - timedelta(days=1)
    paper = making.paper(amplang, expires_on=day)
    member = ruang(build.member(kim))
    assert "Tanyakan kertas baru" in _text(member, "/s/kim-satu/")
    now = timezone.now()
    paper_schedule.lapse_one.func(kim.site.pk, paper.pk, at=now)
    _run_notices()
    with on_site(kim.site):
        assert Notice.objects.filter(kind="paper.to_renew", ended_at=None).count() == 1
        papers.change_paper(
            paper, data=making.entry(), by=build.member(kim, Role.EDITOR), at=timezone.now()
        )
    _run_notices()
    assert not Notice.objects.filter(kind="paper.to_renew", ended_at=None).exists()
    assert "Tanyakan kertas baru" not in _text(member, "/s/kim-satu/")


def test_halal_never_ends_by_itself_and_is_asked_about_after_a_year(
    kim: Kim, amplang: Product, reader: Readers, ruang: Callable[..., Client]
) -> None:
    long_ago = timezone.now() - timedelta(days=370)
    editor = build.member(kim, Role.EDITOR)
    paper = making.paper(amplang, _HALAL, by=editor, at=long_ago)
    _check(paper)
    paper_schedule.lapse_papers.func(at=timezone.now())
    assert f"Halal {paper.number}" in _text(reader("kim-satu"), amplang.path)

    member = ruang(build.member(kim))
    assert "Bahannya masih sama?" in _text(member, "/s/kim-satu/")
    address = f"/s/kim-satu/lapak/kertas/{paper.public_id}/"
    assert member.post(f"{address}bahan-sama/").status_code == 302
    assert "Bahannya masih sama?" not in _text(member, "/s/kim-satu/")
    assert "dicek Diskominfo" in _text(reader("kim-satu"), amplang.path)


def test_a_changed_number_or_day_loses_what_others_said(kim: Kim, amplang: Product) -> None:
    editor = build.member(kim, Role.EDITOR)
    for changes in ({"number": "2156102010999-30"}, {"expires_on": date(2032, 1, 1)}):
        paper = making.paper(amplang)
        _see(paper, kim)
        _check(paper)
        with on_site(kim.site):
            papers.change_paper(paper, data=making.entry(**changes), by=editor, at=timezone.now())
            assert (paper.is_checked, paper.seen_by, paper.check_page) == (False, None, "")
            papers.end_paper(paper, by=editor, at=timezone.now())


def test_a_paper_that_is_saved_unchanged_keeps_its_words(kim: Kim, amplang: Product) -> None:
    paper = making.paper(amplang)
    _check(paper)
    editor = build.member(kim, Role.EDITOR)
    with on_site(kim.site):
        papers.change_paper(paper, data=making.entry(), by=editor, at=timezone.now())

    assert paper.is_checked


def test_what_a_member_writes_waits_for_an_editor(
    kim: Kim, amplang: Product, reader: Readers, ruang: Callable[..., Client]
) -> None:
    paper = making.paper(amplang, by=build.member(kim))
    site, editor = reader("kim-satu"), ruang(build.member(kim, Role.EDITOR))
    assert _NUMBER not in _text(site, amplang.path)
    assert "Lihat kertasnya" in _text(editor, "/s/kim-satu/")
    address = f"/s/kim-satu/lapak/kertas/{paper.public_id}/dilihat/"
    assert ruang(build.member(kim)).post(address).status_code == 404
    assert editor.post(address).status_code == 302

    assert "kertas dilihat KIM" in _text(site, amplang.path)


def test_nobody_sees_a_paper_that_they_wrote_themselves(kim: Kim, amplang: Product) -> None:
    editor = build.member(kim, Role.EDITOR)
    paper = making.paper(amplang, by=editor)

    with on_site(kim.site):
        with pytest.raises(PermissionDenied):
            papers.see_paper(paper, by=editor, at=timezone.now())
        rows = ProductPaper.objects.filter(pk=paper.pk)
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(seen_by=editor, seen_at=timezone.now())


@pytest.mark.parametrize("role", [Role.MEMBER, Role.EDITOR, Role.CHAIR])
def test_nobody_inside_says_that_an_office_checked(kim: Kim, amplang: Product, role: Role) -> None:
    paper = making.paper(amplang)

    with on_site(kim.site), pytest.raises(PermissionDenied):
        papers.check_paper(paper, page=making.PAGE, by=build.member(kim, role), at=timezone.now())


def test_an_officer_does_not_check_for_their_own_group(kim: Kim, amplang: Product) -> None:
    paper, officer, now = making.paper(amplang), build.officer("6112"), timezone.now()
    build.accepted(kim, officer, by=build.member(kim, Role.CHAIR), at=now)

    with on_site(kim.site), pytest.raises(PermissionDenied):
        papers.check_paper(paper, page=making.PAGE, by=officer, at=now)


def test_an_office_checks_with_one_tap_and_says_what_does_not_fit(
    kim: Kim, amplang: Product, reader: Readers, ruang: Callable[..., Client]
) -> None:
    first = making.paper(amplang)
    second = making.paper(amplang, GoodsPaperKind.PSAT)
    site, officer = reader("kim-satu"), ruang(build.officer("6112"))
    desk = "/s/kab-kubu-raya/kertas-barang/"
    assert _NUMBER in _text(officer, desk)
    assert "2 kertas barang menunggu dicek" in _text(officer, "/s/kab-kubu-raya/")
    one, two = f"{desk}{first.public_id}/dicek/", f"{desk}{second.public_id}/tidak-cocok/"

    refused = officer.post(one, {"page": "https://cek-halal.com/"})
    assert (refused.status_code, "cek-halal.com" in refused.content.decode()) == (422, True)
    assert officer.post(one, {"page": making.PAGE}).status_code == 302
    assert officer.post(two, {"why": ""}).status_code == 422
    assert officer.post(two, {"why": "Ini izin milik usaha lain."}).status_code == 302

    assert "dicek Diskominfo" in _text(site, amplang.path)
    assert second.number not in _text(site, amplang.path)
    group = ruang(build.member(kim))
    own = f"/s/kim-satu/lapak/kertas/{second.public_id}/"
    assert "milik usaha lain" in _text(group, own)
    assert "Tidak cocok menurut dinas" in _text(group, "/s/kim-satu/")
    assert "Tidak ada kertas yang menunggu" in _text(officer, desk)
    assert ruang(build.officer("6101")).post(one, {"page": making.PAGE}).status_code == 404


def test_the_group_learns_what_an_office_says(kim: Kim, amplang: Product) -> None:
    first = making.paper(amplang)
    second = making.paper(amplang, GoodsPaperKind.PSAT)
    _check(first)
    with on_site(kim.site):
        why, officer = "Milik usaha lain.", build.officer("6112")
        papers.call_unfit(second, why=why, by=officer, at=timezone.now())
    _run_notices()

    rows = Notice.objects.filter(site=kim.site, kind__startswith="paper.").order_by("pk")
    assert [(row.kind, row.why) for row in rows] == [
        ("paper.office_checked", "Pembaca melihat tandanya."),
        ("paper.not_fitting", why),
    ]


def test_a_list_costs_the_same_with_papers(kim: Kim, amplang: Product, reader: Readers) -> None:
    site = reader("kab-kubu-raya")

    def count(path: str) -> int:
        site.get(path)
        with CaptureQueriesContext(connection) as queries:
            site.get(path)
        return len(queries)

    before = count("/lapak/jenis/makanan/")
    for number in range(5):
        _check(making.paper(making.shown(kim, amplang.seller, name=f"Ebi {number}")))
    assert count("/lapak/jenis/makanan/") == before
    assert count(_CHECKED_LIST) <= before


def test_an_office_sees_no_paper_that_readers_do_not_have(
    kim: Kim, ruang: Callable[..., Client]
) -> None:
    making.paper(making.draft(kim, name="Dodol"))
    making.paper(making.shown(kim, name="Sagu"), by=build.member(kim))

    desk = _text(ruang(build.officer("6112")), "/s/kab-kubu-raya/kertas-barang/")
    assert _NUMBER not in desk


def test_not_halal_stands_plainly_and_needs_nobody(
    kim: Kim, amplang: Product, reader: Readers
) -> None:
    making.paper(amplang, GoodsPaperKind.NOT_HALAL, by=build.member(kim))

    assert "Tidak halal" in _text(reader("kim-satu"), amplang.path)
    with on_site(kim.site), pytest.raises(GoodsRefused, match="tidak halal"):
        making.paper(amplang, _HALAL)


def test_a_licence_of_the_seller_stands_on_all_their_pages(
    kim: Kim, amplang: Product, reader: Readers
) -> None:
    site = reader("kim-satu")
    other = making.shown(kim, amplang.seller, name="Ebi")
    making.paper(amplang, GoodsPaperKind.NIB)

    for path in (amplang.path, other.path, amplang.seller.path):
        assert "NIB 0220001234567" in _text(site, path)


def test_an_account_in_doubt_takes_its_papers_goods_from_readers(
    kim: Kim, amplang: Product
) -> None:
    thief = build.member(kim, Role.EDITOR)
    making.paper(amplang, by=thief)
    lock_account(thief, by=AccountOwner(thief), at=timezone.now())

    assert doubtful.held_count(thief) == 1
