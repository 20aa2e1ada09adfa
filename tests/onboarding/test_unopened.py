"""A KIM from the list of an office stands in the register; its site opens when its chair comes."""

from collections.abc import Callable
from importlib import import_module
from typing import Final

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.utils import timezone

from kimid.access import actions as access
from kimid.access.models import Grant, Invitation
from kimid.access.one_use_links import LinkHolder, link_by_token
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lifecycle.silence import kims_to_move
from kimid.onboarding.actions import importing
from kimid.registry.actions import chairs
from kimid.registry.models import Decree, Kim
from kimid.sites.models import Site
from kimid.sites.stages import LifeStage
from tests import build, build_registry
from tests.conftest import Door

pytestmark = pytest.mark.django_db

NOTE: Final = "belum dibuka"
NOW: Final = timezone.now()

type Reader = Callable[[str], Client]


@pytest.fixture
def kim() -> Kim:
    """A KIM that came from a list of Kubu Raya."""
    row = build_registry.import_row()
    entered = importing.enter_row(row, by=row.import_list.entered_by, at=build.AT)
    assert entered.kim is not None
    return entered.kim


def come_in(kim: Kim) -> None:
    """The chair opens the link that a colleague in the office made."""
    _kim, token = chairs.invite_chair(kim, name="Bu Salmah", by=build.officer("6112"), at=NOW)
    link = link_by_token(token)
    assert link is not None
    access.accept_invitation(
        Invitation.objects.get(), account=build.person(), by=LinkHolder(link, NOW), at=NOW
    )
    kim.refresh_from_db()


def test_the_register_shows_it_and_its_host_has_no_empty_newspaper(
    kim: Kim, reader: Reader
) -> None:
    site = reader(kim.site.label)

    home = site.get("/")
    assert (home.status_code, NOTE in home.text, "noindex" in home.text) == (200, True, True)
    assert home["Cache-Control"] == "no-store"
    assert len(home.content) < 40_000
    for path in ("/profil/", "/rss.xml", "/sitemap.xml", "/cari/", "/kirim-kabar/"):
        answer = site.get(path)
        assert (answer.status_code, NOTE in answer.text) == (404, True), path
    assert site.post("/kirim-kabar/", {"text": "Halo"}).status_code == 404
    sheet = site.get("/sk/")
    assert (sheet.status_code, kim.number in sheet.text, NOTE in sheet.text) == (200, True, True)
    assert 'href="/profil/"' not in sheet.text
    assert 'href="/kontak/"' not in sheet.text


def test_portals_show_its_entry_and_lead_to_no_site(kim: Kim, reader: Reader) -> None:
    for label, path in (
        ("kab-kubu-raya", "/kim/"),
        (kim.region.portal_label, "/kim/"),
        (kim.region.portal_label, "/"),
    ):
        page = " ".join(reader(label).get(path).text.split())
        assert (kim.name in page, kim.number in page, NOTE in page) == (True, True, True), path
        assert f'href="{kim.site.url}"' not in page
    opened = build.kim()
    listed = reader("").get("/peta/situs-1.xml").text
    assert (opened.site.url in listed, kim.site.url in listed) == (True, False)


def test_it_opens_in_the_moment_in_which_its_chair_comes_in(kim: Kim, reader: Reader) -> None:
    come_in(kim)

    assert (kim.silence_stage, kim.site.stage) == (LifeStage.ACTIVE, LifeStage.ACTIVE)
    assert Event.objects.get(kind="kim.opened").subject_id == str(kim.pk)
    home = reader(kim.site.label).get("/")
    assert (home.status_code, NOTE in home.text) == (200, False)


def test_what_the_office_stopped_opens_when_the_office_lets_it(kim: Kim) -> None:
    Site.objects.filter(pk=kim.site_id).update(stage=LifeStage.SUSPENDED)
    kim.site.refresh_from_db()

    come_in(kim)

    assert (kim.silence_stage, kim.site.stage) == (LifeStage.ACTIVE, LifeStage.SUSPENDED)


def test_nobody_waits_for_news_of_a_site_that_is_not_open(kim: Kim) -> None:
    assert list(kims_to_move(NOW)) == []


def test_the_office_sees_whom_it_waits_for_and_makes_a_new_link(kim: Kim, ruang: Door) -> None:
    office = ruang(build.officer("6112"))
    sheet = f"/s/kab-kubu-raya/daftar-kim/{kim.number}/"

    before = office.get("/s/kab-kubu-raya/cocokkan/ketua/").text
    office.post(f"{sheet}ketua/", {"name": "Bu Salmah"})
    after = office.get("/s/kab-kubu-raya/cocokkan/ketua/").text

    assert (kim.name in before, "Belum diundang" in before) == (True, True)
    assert "Menunggu Bu Salmah" in after
    page = office.get(sheet).text
    assert "Menunggu ketua masuk" in page
    assert "Buat tautan baru" in page
    assert "1 KIM menunggu ketua masuk" in office.get("/s/kab-kubu-raya/").text


def _as_before(kim: Kim) -> None:
    """As the register had it before lists were told apart."""
    Kim.objects.filter(pk=kim.pk).update(silence_stage=LifeStage.ACTIVE)
    Site.objects.filter(pk=kim.site_id).update(stage=LifeStage.ACTIVE)
    Decree.objects.update(is_listed=False)


def _upgrade() -> None:
    migration = import_module("kimid.registry.migrations.0011_what_lists_brought")
    migration.tell_lists_apart(apps, connection.schema_editor())


def test_an_upgrade_tells_decrees_of_lists_from_those_that_were_seen(kim: Kim) -> None:
    of_list = build_registry.listed_decree(kim)
    seen = build.kim()
    seen.decrees.create(number="9", issuer_title="lurah", issued_on=build.AT.date())
    _record(kim, "kim.decree_recorded", decree=of_list.number, import_list=1)
    _record(seen, "kim.decree_recorded", decree="9")
    _as_before(kim)

    _upgrade()

    assert list(Decree.objects.filter(is_listed=True)) == [of_list]


def test_an_upgrade_closes_only_sites_of_lists_to_which_nobody_has_come(kim: Kim) -> None:
    led = importing.enter_row(
        row := build_registry.import_row(), by=row.import_list.entered_by, at=build.AT
    ).kim
    assert led is not None
    founded = build.kim()
    for each in (kim, led):
        _as_before(each)
    Grant.objects.create(person=build.person(), site=led.site, role=Role.CHAIR, starts_at=build.AT)

    _upgrade()

    unopened = Kim.objects.filter(silence_stage=LifeStage.UNOPENED)
    assert list(unopened) == [kim]
    assert [each.pk for each in Site.objects.filter(stage=LifeStage.UNOPENED)] == [kim.site_id]
    assert founded.site.stage == LifeStage.ACTIVE


def _record(kim: Kim, kind: str, **data: object) -> None:
    template = Event.objects.filter(subject="registry.Kim").latest("pk")
    template.pk = None
    template.kind, template.subject_id, template.data = kind, str(kim.pk), data
    template.save()
