"""Handovers: nothing changes before the successor has accepted and the chair has confirmed."""

from datetime import timedelta
from typing import Final

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from kimid.access import actions
from kimid.access.actions import NewAccount, WrongSuccessor
from kimid.access.grant_moves import HandoverRequest, PostNotAvailable
from kimid.access.grants import roles_at
from kimid.access.models import Handover
from kimid.access.one_use_links import LinkHolder, LinkUsed, find_link
from kimid.access.queries import open_handovers
from kimid.events.permissions import Role
from kimid.newsroom.flow import Stage
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build

pytestmark = pytest.mark.django_db

ACCOUNT: Final = NewAccount("anton.wijaya", "Anton Wijaya", "ikan-nipah-pagi")


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture
def chair(kim: Kim) -> Person:
    return build.member(kim, Role.CHAIR)


def _begin(kim: Kim, chair: Person, request: HandoverRequest) -> tuple[Handover, LinkHolder]:
    now = timezone.now()
    handover, token = actions.begin_handover(kim.site, handover_request=request, by=chair, at=now)
    link = find_link(token, kim.site)
    assert link is not None
    return handover, LinkHolder(link, now)


def _roles(kim: Kim, person: Person) -> set[Role]:
    return roles_at(Person.objects.get(pk=person.pk), kim.site.scope())


def _finish(
    kim: Kim, chair: Person, request: HandoverRequest, account: Person | NewAccount
) -> Person:
    handover, link_holder = _begin(kim, chair, request)
    person = actions.accept_handover(handover, account=account, by=link_holder, at=timezone.now())
    actions.confirm_handover(handover, by=chair, at=timezone.now())
    return person


def test_nothing_changes_before_the_successor_has_come_in_and_the_chair_agreed(
    kim: Kim, chair: Person
) -> None:
    holder = build.member(kim, Role.EDITOR)
    member = build.member(kim)
    handover, link_holder = _begin(
        kim, chair, HandoverRequest(holder, Role.EDITOR, stays=True, chosen=member)
    )

    with pytest.raises(PostNotAvailable):
        actions.confirm_handover(handover, by=chair, at=timezone.now())
    actions.accept_handover(handover, account=member, by=link_holder, at=timezone.now())
    assert (_roles(kim, holder), _roles(kim, member)) == ({Role.EDITOR}, {Role.MEMBER})
    actions.confirm_handover(handover, by=chair, at=timezone.now())
    assert (_roles(kim, holder), _roles(kim, member)) == ({Role.MEMBER}, {Role.EDITOR})


def test_somebody_new_takes_the_chair_and_the_old_one_leaves_and_keeps_their_words(
    kim: Kim, chair: Person
) -> None:
    story = build.story(kim, Stage.PUBLISHED)
    path = story.path
    author = story.author
    person = _finish(
        kim, chair, HandoverRequest(chair, Role.CHAIR, stays=False, name="Anton Wijaya"), ACCOUNT
    )

    assert (_roles(kim, chair), _roles(kim, person)) == (set(), {Role.CHAIR})
    story.refresh_from_db()
    assert (story.path, story.author) == (path, author)
    assert open_handovers(kim.site) == []


def test_a_holder_with_another_post_keeps_that(kim: Kim, chair: Person) -> None:
    actions.grant_on_site(kim.site, person=chair, role=Role.EDITOR, by=build.BUILDER, at=build.AT)
    _finish(kim, chair, HandoverRequest(chair, Role.CHAIR, stays=True, name="Anton"), ACCOUNT)

    assert _roles(kim, chair) == {Role.EDITOR}


def test_the_link_is_for_the_member_who_was_chosen_and_for_nobody_else(
    kim: Kim, chair: Person
) -> None:
    member = build.member(kim)
    other = build.member(kim)
    handover, link_holder = _begin(
        kim, chair, HandoverRequest(chair, Role.CHAIR, stays=True, chosen=member)
    )

    for somebody in (other, ACCOUNT):
        with pytest.raises(WrongSuccessor):
            actions.accept_handover(handover, account=somebody, by=link_holder, at=timezone.now())
    # Whoever came by mistake has not used it up.
    assert (
        actions.accept_handover(handover, account=member, by=link_holder, at=timezone.now())
        == member
    )
    with pytest.raises(LinkUsed):
        actions.accept_handover(handover, account=member, by=link_holder, at=timezone.now())


def test_a_handover_that_was_called_off_opens_nothing(kim: Kim, chair: Person) -> None:
    handover, link_holder = _begin(
        kim, chair, HandoverRequest(chair, Role.CHAIR, stays=True, name="Anton")
    )
    actions.cancel_handover(handover, by=chair, at=timezone.now())

    with pytest.raises((LinkUsed, PermissionDenied)):
        actions.accept_handover(handover, account=ACCOUNT, by=link_holder, at=timezone.now())
    with pytest.raises(PostNotAvailable):
        actions.confirm_handover(handover, by=chair, at=timezone.now())
    assert _roles(kim, chair) == {Role.CHAIR}


def test_a_post_is_handed_over_once_at_a_time_and_only_by_who_has_it(
    kim: Kim, chair: Person
) -> None:
    _begin(kim, chair, HandoverRequest(chair, Role.CHAIR, stays=True, name="Anton"))

    for request in (
        HandoverRequest(chair, Role.CHAIR, stays=True, name="Budi"),
        HandoverRequest(build.member(kim), Role.EDITOR, stays=True, name="Budi"),
    ):
        with pytest.raises(PostNotAvailable):
            actions.begin_handover(
                kim.site, handover_request=request, by=chair, at=timezone.now() + timedelta(hours=1)
            )


def test_only_the_chair_hands_over(kim: Kim, chair: Person) -> None:
    for somebody in (
        build.member(kim),
        build.member(kim, Role.EDITOR),
        build.officer("6112"),
        build.member(build.kim(), Role.CHAIR),
    ):
        with pytest.raises(PermissionDenied):
            actions.begin_handover(
                kim.site,
                handover_request=HandoverRequest(chair, Role.CHAIR, stays=True, name="A"),
                by=somebody,
                at=timezone.now(),
            )
