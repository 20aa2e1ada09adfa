"""Who closes what a group or an account gave out, while somebody uses it: both take the rows of a
group in one order (`kimid/access/closing.py`), so they wait for each other, and nobody is thrown
out.

Each test stops the first act in its middle, lets the second come, and lets both go on. In another
order each would have what the other waits for: PostgreSQL then ends one of them.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Final

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from kimid.access import actions
from kimid.access.code_answers import AlreadyDecided
from kimid.access.grant_moves import HandoverRequest, PostNotAvailable
from kimid.access.group_ending import LastChair
from kimid.access.in_person_codes import CodeHolder, CodeUsed
from kimid.access.leading import TooNew
from kimid.access.makers import MakerLeft
from kimid.access.models import (
    AccountStop,
    CodeWait,
    Grant,
    Handover,
    InPersonCode,
    Invitation,
    OneUseLink,
    StopOutcome,
)
from kimid.access.one_use_links import LinkHolder, LinkUsed
from kimid.applications.actions import checking
from kimid.applications.models import ActKind, Application
from kimid.events.permissions import Role
from kimid.lifecycle.actions import suspending
from kimid.lifecycle.models import Threat
from kimid.newsroom.actions import confirmations, publishing
from kimid.newsroom.actions.content import ActionRefused
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.people import actions as people
from kimid.people.locks import CardHolder, is_locked
from kimid.people.models import Device, LockCard, Person
from kimid.people.rules import AccountOwner
from kimid.registry.actions import chairs
from kimid.registry.models import Kim
from kimid.sites.models import Site
from kimid.wire.models import Placement
from tests import build, build_registry
from tests.applications import asking
from tests.together import one_after_the_other

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.all_sites]

_PASSWORD: Final = "ikan-nipah-pagi"

type Act = Callable[[], object]


@pytest.fixture
def kim() -> Kim:
    return build.kim()


@pytest.fixture
def chair(kim: Kim) -> Person:
    return build.member(kim, Role.CHAIR)


def _quarantine(kim: Kim) -> Act:
    officer = build.officer("6112")

    def close() -> None:
        fresh = Kim.objects.get(pk=kim.pk)
        now = timezone.now()
        suspending.quarantine(fresh, threat=Threat.BREACH, words="", by=officer, at=now)

    return close


def _lock(person: Person) -> Act:
    def lock() -> None:
        fresh = Person.objects.get(pk=person.pk)
        people.lock_account(fresh, by=AccountOwner(fresh), at=timezone.now())

    return lock


def _end_roles(kim: Kim, person: Person, by: Person) -> Act:
    def end() -> None:
        with suppress(LastChair, TooNew):  # the other act ended all roles
            site = Site.objects.get(pk=kim.site_id)
            actions.end_roles(site, person=person, by=by, at=timezone.now())

    return end


def _phone(person: Person) -> QuerySet[Session]:
    """The session of a phone on which somebody is signed in."""
    now = timezone.now()
    session = SessionStore()
    session.create()
    key = session.session_key or ""
    Device.objects.create(
        person=person, session_key=key, browser="HP", signed_in_at=now, seen_at=now
    )
    return Session.objects.filter(session_key=key)


def _invited(kim: Kim, by: Person, role: Role = Role.MEMBER) -> QuerySet[OneUseLink]:
    """The link of a new invitation."""
    made, _token = actions.invite(kim.site, name="Rudi", role=role, by=by, at=timezone.now())
    return OneUseLink.objects.filter(subject=Invitation._meta.label, subject_id=made.pk)


def _accept(links: QuerySet[OneUseLink]) -> Act:
    guest = build.person()

    def accept() -> None:
        link = links.get()
        invitation = Invitation.objects.get(pk=link.subject_id)
        by = LinkHolder(link, timezone.now())
        # as above: the link was open then, and whoever invited may not invite any more; or it was
        # read when it was closed already, which on SQLite depends on who is quicker
        with suppress(LinkUsed, MakerLeft, PermissionDenied):
            actions.accept_invitation(invitation, account=guest, by=by, at=timezone.now())

    return accept


def _type_code(person: Person) -> Act:
    def come_in() -> None:
        code = InPersonCode.objects.select_related("person", "site").get(person=person)
        by = CodeHolder(code)
        with suppress(CodeUsed):
            actions.sign_in_with_code(
                code, password=_PASSWORD, reset_factors=False, by=by, at=timezone.now()
            )

    return come_in


def _is_frozen(kim: Kim) -> bool:
    active = Grant.objects.filter(site=kim.site).active(timezone.now())
    return not active.filter(frozen_at=None).exists()


# A group is quarantined
# -----------------------------------------------------------------------------
def test_a_successor_comes_while_the_group_is_quarantined(kim: Kim, chair: Person) -> None:
    member = build.member(kim)
    actions.issue_code(kim.site, person=member, by=chair, at=timezone.now())
    begun = HandoverRequest(chair, Role.CHAIR, stays=True, chosen=member)
    actions.begin_handover(kim.site, handover_request=begun, by=chair, at=timezone.now())

    def take_over() -> None:
        link = OneUseLink.objects.get(subject=Handover._meta.label)
        by = LinkHolder(link, timezone.now())
        # Whoever reads the clock before the quarantine and comes after it has an open link. Whoever
        # reads the link after it, too, has a closed one.
        with suppress(LinkUsed, MakerLeft, PostNotAvailable, PermissionDenied):
            handover = Handover.objects.get()
            actions.accept_handover(handover, account=member, by=by, at=timezone.now())

    one_after_the_other(InPersonCode.objects.filter(person=member), _quarantine(kim), take_over)

    assert _is_frozen(kim)
    assert Handover.objects.get().ended_at is not None


def test_a_code_is_typed_while_the_group_is_quarantined(kim: Kim, chair: Person) -> None:
    links = _invited(kim, chair)
    actions.issue_code(
        build.portal("6112"), person=chair, by=build.officer("6112"), at=timezone.now()
    )
    _phone(chair)

    one_after_the_other(links, _quarantine(kim), _type_code(chair), may_pass=True)

    assert _is_frozen(kim)
    assert not Device.objects.filter(person=chair).exists()


def test_a_chair_locks_the_account_while_the_group_is_quarantined(kim: Kim, chair: Person) -> None:
    colleague = build.member(kim)
    phone = _phone(colleague)  # its row comes first
    _phone(chair)

    one_after_the_other(phone, _quarantine(kim), _lock(chair))

    assert _is_frozen(kim)
    assert is_locked(chair)
    assert not Device.objects.exists()


def test_a_post_is_handed_over_while_the_group_is_quarantined(kim: Kim, chair: Person) -> None:
    member, second = build.member(kim), build.member(kim, Role.CHAIR)
    now = timezone.now()
    begun = HandoverRequest(second, Role.CHAIR, stays=True, chosen=member)
    actions.begin_handover(kim.site, handover_request=begun, by=chair, at=now)
    link = OneUseLink.objects.get(subject=Handover._meta.label)
    handover = Handover.objects.get()
    actions.accept_handover(handover, account=member, by=LinkHolder(link, now), at=now)

    def confirm() -> None:
        with suppress(PostNotAvailable, PermissionDenied):  # the quarantine was quicker
            actions.confirm_handover(Handover.objects.get(), by=chair, at=timezone.now())

    one_after_the_other(
        Grant.objects.filter(person=second, site=kim.site), confirm, _quarantine(kim)
    )

    # On SQLite the quarantine may be first.
    assert Handover.objects.get().is_done or connection.vendor == "sqlite"
    assert _is_frozen(kim)


# A role ends, an account is locked, an office invites or decides
# -----------------------------------------------------------------------------
def test_a_guest_comes_in_while_the_role_of_who_invited_ends(kim: Kim, chair: Person) -> None:
    second = build.member(kim, Role.CHAIR)
    first_link, last_link = _invited(kim, second), _invited(kim, second)

    one_after_the_other(last_link, _end_roles(kim, second, chair), _accept(first_link))

    assert not Grant.objects.filter(person=second).active(timezone.now()).exists()
    assert not Invitation.objects.filter(accepted_at=None, expires_at__gt=timezone.now()).exists()


def test_a_guest_comes_in_while_the_office_invites_another_chair(kim: Kim) -> None:
    officer = build.officer("6112")
    now = timezone.now()
    chairs.invite_chair(kim, name="Bu Salmah", by=officer, at=now)
    for row in OneUseLink.objects.all():  # a second open one, as a chair of before left it
        row.pk, row.token_hash = None, "0" * 64
        row.save()
    first_link = OneUseLink.objects.order_by("pk")[:1]
    last_link = OneUseLink.objects.filter(token_hash="0" * 64)

    def invite() -> None:
        fresh = Kim.objects.get(pk=kim.pk)
        with suppress(PermissionDenied):  # the guest was quicker
            chairs.invite_chair(fresh, name="Pak Jamhari", by=officer, at=timezone.now())

    one_after_the_other(last_link, invite, _accept(first_link))

    assert Invitation.objects.filter(expires_at__gt=timezone.now()).count() == 1


def test_a_witness_confirms_while_the_account_of_who_asked_is_locked(
    kim: Kim, chair: Person
) -> None:
    urgent = build.story(kim, Stage.PUBLISHED_UNVERIFIED)
    mine = build.story(kim, Stage.VERIFIED)
    publishing.publish(mine, by=chair, at=timezone.now() - timedelta(hours=1))
    confirmations.ask_by_link(urgent, holder_name="Bu Aminah", by=chair, at=timezone.now())
    link = OneUseLink.objects.get(made_by=chair)
    invitation = Invitation.objects.filter(pk=_invited(kim, chair).get().subject_id)

    def confirm() -> None:
        story = Story.objects.get(pk=urgent.pk)
        by = LinkHolder(link, timezone.now())
        with suppress(LinkUsed, ActionRefused):
            confirmations.confirm(story, how_known="Saya lihat.", by=by, at=timezone.now())

    one_after_the_other(invitation, _lock(chair), confirm)

    assert Story.objects.get(pk=mine.pk).is_held
    is_checked = Story.objects.get(pk=urgent.pk).stage == Stage.PUBLISHED
    is_everywhere = Placement.objects.filter(item=urgent.item, portal__region="00").exists()
    assert is_checked == is_everywhere


def test_a_chair_ends_a_role_while_the_kim_is_dissolved() -> None:
    kim, chair = asking.chaired()
    second = build.member(kim, Role.CHAIR)
    links = _invited(kim, second)
    begun = HandoverRequest(second, Role.CHAIR, stays=True, name="Rudi")
    actions.begin_handover(kim.site, handover_request=begun, by=chair, at=timezone.now())
    act = asking.ask_for(kim, chair, ActKind.DISSOLUTION)
    Grant.objects.filter(site=kim.site).update(starts_at=build.AT)  # both lead the group
    officer = build.officer("6112")
    member = build.member(kim)
    actions.issue_code(kim.site, person=member, by=chair, at=timezone.now())

    def dissolve() -> None:
        fresh = Application.objects.get(pk=act.pk)
        findings = build_registry.fitting(fresh)
        checking.verify_application(fresh, findings=findings, by=officer, at=timezone.now())

    one_after_the_other(
        InPersonCode.objects.filter(person=member), dissolve, _end_roles(kim, second, chair)
    )

    assert not Grant.objects.filter(site=kim.site).active(timezone.now()).exists()
    assert links.get().expires_at <= timezone.now()


def test_an_office_decides_about_an_account_while_it_is_locked(kim: Kim, chair: Person) -> None:
    office = build.portal("6112")
    actions.issue_code(office, person=chair, by=build.officer("6112"), at=timezone.now())
    links = _invited(kim, chair)
    wait = CodeWait.objects.get(person=chair)
    Person.objects.filter(pk=chair.pk).update(stopped_at=timezone.now())
    region = wait.code.site.region
    AccountStop.objects.create(person=chair, wait=wait, region=region, began_at=timezone.now())
    above = build.officer("61")

    def decide() -> None:
        stop = AccountStop.objects.get()
        with suppress(AlreadyDecided):
            actions.decide_stop(
                stop,
                outcome=StopOutcome.NEW_CODE,
                site=build.portal("61"),
                by=above,
                at=timezone.now(),
            )

    one_after_the_other(
        Invitation.objects.filter(pk=links.get().subject_id), _lock_with_card(chair), decide
    )

    assert is_locked(chair)


def _lock_with_card(person: Person) -> Act:
    """As an account that may only read can be locked."""
    card = LockCard.objects.create(person=person, code_hash="0" * 64, made_at=timezone.now())

    def lock() -> None:
        fresh = Person.objects.get(pk=person.pk)
        people.lock_account(fresh, by=CardHolder(card), at=timezone.now())

    return lock
