"""Roles in a quarantined group are frozen until an office says whose account is whose."""

from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest
from django.utils import timezone
from pytest_django import Settings

from kimid.access.actions import begin_handover, grant_on_site, invite
from kimid.access.grant_moves import HandoverRequest, PostNotAvailable
from kimid.access.in_person_codes import matching_code
from kimid.access.models import Grant, OneUseLink
from kimid.access.one_use_links import link_by_token
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lifecycle.actions import silence, suspending
from kimid.newsroom.actions import (
    confirmations,
)
from kimid.newsroom.flow import Stage
from kimid.people.devices import devices_of
from kimid.sites.guard import on_site
from tests import build
from tests.conftest import Door as InRuang
from tests.lifecycle.closing import close_site, open_again, read_again

pytestmark = pytest.mark.django_db

_DAY: Final = timedelta(days=1)


@pytest.fixture(autouse=True)
def media_dir(settings: Settings, tmp_path: Path) -> Path:
    """The folder for the files of this test."""
    settings.MEDIA_DIR = tmp_path / "media"
    settings.SPOOL_DIR = tmp_path / "on-the-way"
    return tmp_path / "media"


def test_sessions_of_the_group_end_and_officials_keep_theirs(ruang: InRuang) -> None:
    kim, elsewhere = build.kim(), build.kim()
    member = build.member(kim)
    build.portal("6112")
    official = build.officer("6112")
    grant_on_site(kim.site, person=official, role=Role.MEMBER, by=build.BUILDER, at=build.AT)
    grant_on_site(elsewhere.site, person=member, role=Role.EDITOR, by=build.BUILDER, at=build.AT)
    phone, desk = ruang(member), ruang(official)
    assert phone.get(f"/s/{kim.site.label}/").status_code == 200

    close_site(kim)

    answer = phone.get(f"/s/{elsewhere.site.label}/")
    assert (answer.status_code, "/masuk/" in answer["Location"]) == (302, True)
    assert devices_of(member) == []
    assert desk.get("/s/kab-kubu-raya/").status_code == 200
    assert desk.get(f"/s/{kim.site.label}/")["Location"] == f"/beku/{kim.site.label}/"
    again = ruang(member)
    assert again.get(f"/s/{elsewhere.site.label}/").status_code == 200
    assert again.get(f"/s/{kim.site.label}/")["Location"] == f"/beku/{kim.site.label}/"
    assert "dibekukan" in again.get(f"/beku/{kim.site.label}/").text


def test_invitations_links_handovers_and_codes_of_the_group_die_for_good() -> None:
    kim = build.kim()
    now = timezone.now()
    chair = build.member(kim, Role.CHAIR)
    story = build.story(kim, Stage.COLLECTED)
    code = build.in_person_code(kim, "123456")
    _invitation, invited = invite(kim.site, name="Rina", role=Role.EDITOR, by=chair, at=now)
    with on_site(kim.site):
        _link, asked = confirmations.ask_by_link(story, holder_name="Bu Aminah", by=chair, at=now)
    handover, post = begin_handover(
        kim.site,
        handover_request=HandoverRequest(chair, Role.CHAIR, stays=True, name="Dewi"),
        by=chair,
        at=now,
    )
    links = [link_by_token(token) for token in (invited, asked, post)]
    assert all(link is not None and link.is_open(now) for link in links)

    officer = close_site(kim, at=now)
    open_again(kim, officer)

    assert not OneUseLink.objects.filter(site=kim.site, expires_at__gt=now).exists()
    assert matching_code(code.person, "123456", timezone.now()) is None
    handover.refresh_from_db()
    assert handover.ended_at == now
    closed = Event.objects.get(kind="kim.quarantined").data
    assert (closed["invitations"], closed["links"]) == (1, 2)


def test_a_role_counts_again_only_when_an_office_says_whose_account_it_is() -> None:
    kim = build.kim()
    chair, editor = build.member(kim, Role.CHAIR), build.member(kim, Role.EDITOR)
    officer = close_site(kim)
    assert not read_again(chair).has_perm("newsroom.enter", kim.site)

    suspending.confirm_account(
        kim, person=chair, how="Datang, KTP cocok.", by=officer, at=timezone.now()
    )
    suspending.end_account(
        kim, person=editor, how="Tidak dikenal ketua.", by=officer, at=timezone.now()
    )
    open_again(kim, officer)

    assert read_again(chair).has_perm("newsroom.write", kim.site)
    assert not read_again(editor).has_perm("newsroom.enter", kim.site)
    assert not Grant.objects.filter(person=editor).active(timezone.now()).exists()
    found = Event.objects.filter(kind__in=["kim.account_confirmed", "kim.account_ended"])
    assert [(row.kind, row.data["person"], row.actor_name) for row in found.order_by("pk")] == [
        ("kim.account_confirmed", chair.pk, officer.name),
        ("kim.account_ended", editor.pk, officer.name),
    ]


def test_who_was_not_confirmed_stays_frozen_after_the_release_and_may_be_confirmed_later() -> None:
    kim = build.kim()
    member = build.member(kim)
    officer = close_site(kim)
    open_again(kim, officer)
    assert not read_again(member).has_perm("newsroom.enter", kim.site)

    suspending.confirm_account(kim, person=member, how="Dikenal.", by=officer, at=timezone.now())

    assert read_again(member).has_perm("newsroom.enter", kim.site)


def test_nobody_says_of_themselves_whose_their_account_is() -> None:
    kim = build.kim()
    officer = build.officer("6112")
    grant_on_site(kim.site, person=officer, role=Role.MEMBER, by=build.BUILDER, at=build.AT)
    close_site(kim)

    with pytest.raises(silence.LifeActionRefused):
        suspending.confirm_account(kim, person=officer, how="Saya.", by=officer, at=timezone.now())


def test_an_office_ends_roles_of_a_group_only_while_they_are_frozen() -> None:
    kim = build.kim()
    chair = build.member(kim, Role.CHAIR)

    with pytest.raises(silence.LifeActionRefused):
        suspending.end_account(
            kim, person=chair, how="", by=build.officer("6112"), at=timezone.now()
        )
    assert read_again(chair).has_perm("newsroom.enter", kim.site)


def test_a_frozen_post_is_not_handed_over() -> None:
    kim = build.kim()
    chair, editor = build.member(kim, Role.CHAIR), build.member(kim, Role.EDITOR)
    officer = close_site(kim)
    suspending.confirm_account(kim, person=chair, how="Dikenal.", by=officer, at=timezone.now())
    open_again(kim, officer)

    with pytest.raises(PostNotAvailable):
        begin_handover(
            kim.site,
            handover_request=HandoverRequest(editor, Role.EDITOR, stays=True, name="Dewi"),
            by=read_again(chair),
            at=timezone.now(),
        )
