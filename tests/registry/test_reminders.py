"""Reminders of decrees leave the office: on record, as a notice, and as a text ready to send."""

from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import unquote

import pytest
from django.utils import timezone

from kimid.events.models import Event
from kimid.events.permissions import RULES, Role
from kimid.lib import clock
from kimid.notify.models import Notice
from kimid.registry.decree_notices import follow_reminder
from kimid.registry.models import Decree, Kim, Officer
from kimid.registry.rules import RegistryPermission
from tests import build, build_registry
from tests.conftest import Door

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

DOOR = "/s/kab-kubu-raya/sk-hampir-habis/"


def _ending(days: int) -> tuple[Kim, date]:
    kim, end = build.kim(), clock.today(timezone.now(), "WIB") + timedelta(days=days)
    Decree.objects.create(
        kim=kim,
        number=f"141/{kim.pk}",
        issuer_title="Kepala Desa",
        issued_on=end - timedelta(days=900),
        valid_until=end,
    )
    return kim, end


def test_one_is_reminded_with_a_text_for_its_chair(ruang: Door) -> None:
    build.portal("6112")
    kim, _ = _ending(20)
    other, _ = _ending(200)
    chair = build.member(kim, Role.CHAIR, "Hasan Basri")
    chair.phone = "+6281200000042"
    chair.save(update_fields=["phone"])
    browser = ruang(build.officer("6112"))

    listed = browser.get(DOOR).text
    assert (kim.name in listed, other.name in listed, "81200000042" in listed) == (
        True,
        False,
        False,
    )
    ready = unquote(browser.post(f"{DOOR}kirim/", {"kim": kim.number}).text)

    assert "wa.me/6281200000042?text=Hasan Basri, SK" in ready
    event = Event.objects.get(kind="kim.reminded")
    assert (event.subject_id, event.data["days"]) == (str(kim.pk), 20)
    assert browser.post(f"{DOOR}kirim/", {"kim": other.number}).status_code == 404
    follow_reminder.call(event.pk)
    assert Notice.objects.get(kind="kim.decree_ends").title.endswith("berakhir 20 hari lagi")


def test_a_chair_of_the_list_of_the_office_is_reminded_by_name_and_number(ruang: Door) -> None:
    build.portal("6112")
    kim, end = _ending(20)
    Officer.objects.create(
        kim=kim,
        name="Hamdan",
        post="Ketua",
        phone="+6281200000718",
        term_from=end - timedelta(days=900),
    )
    browser = ruang(build.officer("6112"))

    assert "Hamdan" in browser.get(DOOR).text
    ready = unquote(browser.post(f"{DOOR}kirim/", {"kim": kim.number}).text)

    assert "wa.me/6281200000718?text=Hamdan, SK" in ready
    assert "balas pesan ini dengan fotonya" in ready
    assert "/kim/sk/" not in ready  # nobody could sign in there


def test_decrees_that_end_by_the_list_of_the_office_alone_are_counted_apart(ruang: Door) -> None:
    build.portal("6112")
    (listed, _), (mixed, _), (far, _) = _ending(20), _ending(400), _ending(200)
    Decree.objects.filter(kim__in=[listed, far]).update(is_listed=True)
    mixed.decrees.create(
        number="141/1",
        issuer_title="Kepala Desa",
        issued_on=timezone.now().date() - timedelta(days=9),
        valid_until=timezone.now().date() + timedelta(days=9),
        is_listed=True,
    )

    page = ruang(build.officer("6112")).get(DOOR).text

    assert "Menurut daftar dinas, 1 SK lain berakhir dalam 90 hari." in " ".join(page.split())
    assert "/s/kab-kubu-raya/cocokkan/" in page
    assert "Tidak ada SK yang segera" in page


def _nobody_has(permission: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(RULES, permission, replace(RULES[permission], roles=frozenset()))


def test_the_way_to_the_comparing_is_for_whoever_may_compare(
    ruang: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    end = timezone.now().date() + timedelta(days=20)
    kim = build_registry.listed_decree(build.kim(), valid_until=end).kim
    build.portal("6112")
    browser = ruang(build.officer("6112"))
    reminders, sheet = DOOR, f"/s/kab-kubu-raya/daftar-kim/{kim.number}/"
    desk = "/s/kab-kubu-raya/cocokkan/"
    shown = [f'href="{desk}' in browser.get(page).text for page in (reminders, sheet)]
    assert (shown, browser.get(desk).status_code) == ([True, True], 200)

    _nobody_has(RegistryPermission.REGISTER, monkeypatch)
    page = browser.get(reminders)
    assert (page.status_code, f'href="{desk}' in page.text) == (200, False)
    assert browser.get(desk).status_code == 404
    monkeypatch.undo()
    _nobody_has(RegistryPermission.EDIT, monkeypatch)
    page = browser.get(sheet)
    assert (page.status_code, f'href="{desk}' in page.text) == (200, False)


def test_all_are_reminded_at_once_and_one_text_is_for_a_group(ruang: Door) -> None:
    build.portal("6112")
    first, second = _ending(10)[0], _ending(50)[0]

    ready = ruang(build.officer("6112")).post(f"{DOOR}kirim/").text

    assert f"- {first.name}: sampai" in ready
    assert f"- {second.name}: sampai" in ready
    assert Event.objects.filter(kind="kim.reminded").count() == 2
    assert ruang(build.officer("6103")).post(f"{DOOR}kirim/").status_code == 404
