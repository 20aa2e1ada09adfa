"""A KIM that came from a list has nobody: its office invites the chair, asks for its decree, and
never leads it itself.
"""

from datetime import timedelta
from typing import Final

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from kimid.access import actions as access
from kimid.access.models import Grant, Invitation
from kimid.access.one_use_links import LinkHolder, link_by_token
from kimid.applications.models import Application
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.onboarding.actions import importing
from kimid.registry.actions import chairs
from kimid.registry.history import history_of_kim
from kimid.registry.models import Kim
from kimid.registry.rules import RegistryPermission
from tests import build, build_registry
from tests.applications.asking import carried_out, chaired
from tests.conftest import Door

pytestmark = pytest.mark.django_db

NOW: Final = timezone.now()
HEADING: Final = "Belum ada ketua yang bisa masuk"


def _sheet(kim: Kim) -> str:
    return f"/s/kab-kubu-raya/daftar-kim/{kim.number}/"


def test_an_office_invites_the_chair_of_a_kim_that_has_none(ruang: Door) -> None:
    kim = build.kim()
    officer = build.officer("6112")
    before = ruang(officer).get(_sheet(kim)).content.decode()
    empty = ruang(officer).post(f"{_sheet(kim)}ketua/", {"name": ""})
    answer = ruang(officer).post(f"{_sheet(kim)}ketua/", {"name": "Bu Salmah"}).content.decode()
    made = Invitation.objects.get()

    assert HEADING in before
    assert (empty.status_code, "Tulis nama ketuanya dulu." in empty.content.decode()) == (422, True)
    assert (made.site, made.name, made.role, made.made_by) == (
        kim.site,
        "Bu Salmah",
        Role.CHAIR,
        officer,
    )
    assert f"/undangan/{kim.site.ruang_label}/" in answer
    assert "https://wa.me/?" in answer
    assert Event.objects.get(kind="kim.chair_invited").actor_name == officer.name
    assert "Petugas mengundang ketua" in ruang(officer).get(_sheet(kim)).content.decode()


def test_whoever_comes_in_by_it_is_chair_and_then_the_office_invites_nobody_more(
    ruang: Door,
) -> None:
    kim = build.kim()
    officer = build.officer("6112")
    _kim, token = chairs.invite_chair(kim, name="Bu Salmah", by=officer, at=NOW)
    link = link_by_token(token)
    assert link is not None
    with pytest.raises(access.SelfGrantRefused):
        access.accept_invitation(
            Invitation.objects.get(), account=officer, by=LinkHolder(link, NOW), at=NOW
        )
    person = build.person()
    access.accept_invitation(
        Invitation.objects.get(), account=person, by=LinkHolder(link, NOW), at=NOW
    )

    assert Grant.objects.get(site=kim.site).person == person
    assert not officer.has_perm(RegistryPermission.INVITE_CHAIR, kim)
    assert HEADING not in ruang(officer).get(_sheet(kim)).content.decode()
    assert ruang(officer).post(f"{_sheet(kim)}ketua/", {"name": "Lain"}).status_code == 404


def test_a_second_invitation_closes_the_first() -> None:
    kim = build.kim()
    officer = build.officer("6112")
    tokens = [chairs.invite_chair(kim, name="Bu Salmah", by=officer, at=NOW)[1] for _ in range(2)]
    links = [link_by_token(token) for token in tokens]

    assert [link is not None and link.is_open(NOW) for link in links] == [False, True]


def test_nobody_invites_a_chair_elsewhere_or_into_what_has_ended(ruang: Door) -> None:
    kim, chair = chaired()
    carried_out(kim, chair)
    alone = build.kim()

    assert not build.officer("6112").has_perm(RegistryPermission.INVITE_CHAIR, kim)
    for other in (
        build.officer("6171"),
        build.officer("6112", Role.PORTAL_EDITOR),
        build.member(alone, Role.EDITOR),
    ):
        with pytest.raises(PermissionDenied):
            chairs.invite_chair(alone, name="Bu Salmah", by=other, at=NOW)


def test_an_office_asks_for_the_decree_of_a_kim_and_finds_the_draft_again(ruang: Door) -> None:
    kim = build.kim()
    officer = build.officer("6112")
    before = ruang(officer).get(_sheet(kim)).content.decode()
    url = f"/s/{kim.site.ruang_label}/kim/sk/baru/"
    ruang(officer).post(url)
    made = Application.objects.get()
    after = ruang(officer).get(_sheet(kim)).content.decode()

    assert f'action="{url}"' in before
    assert f"/daftar-kim/{made.code}/" in after
    assert f'action="{url}"' not in after
    assert made.code not in ruang(build.officer("6112")).get(_sheet(kim)).content.decode()


def test_the_sheet_speaks_to_the_office_and_says_nothing_of_terms_that_never_were(
    ruang: Door,
) -> None:
    kim = importing.enter_row(build_registry.import_row(), by=build.officer("6112"), at=NOW).kim
    assert kim is not None
    office = " ".join(ruang(build.officer("6112")).get(_sheet(kim)).content.decode().split())
    group = ruang(build.member(kim)).get(f"/s/{kim.site.ruang_label}/kim/sk/").content.decode()

    assert "Minta ketuanya mengajukan SK, atau ajukan atas nama KIM." in office
    assert "Ajukan SK ke petugas Kominfo." not in office
    assert "Ajukan SK ke petugas Kominfo." in group
    assert "Belum ada pengurus yang tercatat." in office
    assert "Masa bakti pengurus sudah berakhir." not in office


def test_the_history_of_a_kim_begins_with_the_list_it_came_from(ruang: Door) -> None:
    row = build_registry.import_row()
    officer = build.officer("6112")
    entered = importing.enter_row(row, by=officer, at=NOW)
    assert entered.kim is not None

    texts = [each.text for each in history_of_kim(entered.kim, NOW.date())]
    assert texts[-1] == "Tercatat di daftar KIM, dari daftar kantor, tanpa permohonan"


def test_whoever_entered_the_list_invites_nobody_for_three_days_and_reads_who_can(
    ruang: Door,
) -> None:
    officer, colleague = build.officer("6112"), build.officer("6112")
    kim = build.kim()
    entered = Event.objects.get(kind="kim.registered", subject_id=str(kim.pk))
    entered.actor_kind, entered.actor_ref = officer.actor_kind, officer.actor_ref
    entered.data["import_list"] = 1
    entered.happened_at = timezone.now()
    entered.save()

    own = ruang(officer).get(_sheet(kim)).content.decode()
    assert HEADING not in own
    assert "KIM ini masuk lewat daftar Anda" in own
    assert ruang(officer).post(f"{_sheet(kim)}ketua/", {"name": "Saya"}).status_code == 404
    assert HEADING in ruang(colleague).get(_sheet(kim)).content.decode()

    entered.happened_at = timezone.now() - timedelta(days=3, minutes=1)
    entered.save()
    later = ruang(officer).get(_sheet(kim)).content.decode()
    assert (HEADING in later, "lewat daftar Anda" in later) == (True, False)
