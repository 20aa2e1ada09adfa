"""Who learns of polls and of plans that wait for the head of the village."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from kimid.access.one_use_links import LinkHolder
from kimid.activity.actions import plans, polls
from kimid.activity.models import HeadReply, Plan
from kimid.events.permissions import Role
from kimid.notify.queries import other_notices
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build
from tests.activity import making
from tests.activity.polling import poll_now, today
from tests.notify.doing import at_the_bell_of, give_notices

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_ASKED = "Jajak pendapat menunggu jawaban Anda"
_AWAITS = "Rencana menunggu jawaban kepala desa"
_ANSWERED = "Kepala desa menjawab rencana"


def _known_to(person: Person) -> list[str]:
    """The titles of what this person should know and need not act on."""
    fresh = Person.objects.get(pk=person.pk)
    return [each.notice.title for each in other_notices(fresh, timezone.now())]


def _joint_plan(kim: Kim, by: Person, due: date | None = None) -> Plan:
    now = timezone.now()
    day = due or today() + timedelta(days=20)
    return making.plan(kim, person=by, at=now, is_joint=True, due=day)


def test_a_poll_waits_for_every_member_until_they_answer(kim: Kim, siti: Person) -> None:
    first, second, stranger = build.member(kim), build.member(kim), build.member(build.kim())
    poll = poll_now(kim, by=siti)
    give_notices()
    assert [at_the_bell_of(each) for each in (siti, first, second, stranger)] == [
        [],
        [_ASKED],
        [_ASKED],
        [],
    ]
    polls.answer_poll(poll, choice=0, by=first, at=timezone.now())
    give_notices()
    assert [at_the_bell_of(each) for each in (first, second)] == [[], [_ASKED]]
    polls.close_poll(poll, by=siti, at=timezone.now())
    give_notices()
    assert at_the_bell_of(second) == []


def test_a_poll_that_was_taken_back_waits_for_nobody(kim: Kim, siti: Person) -> None:
    member = build.member(kim)
    poll = poll_now(kim, by=siti)
    give_notices()
    polls.take_back_poll(poll, by=siti, at=timezone.now())
    give_notices()
    assert at_the_bell_of(member) == []


def test_a_joint_plan_waits_at_the_chair_for_the_head_of_the_village(
    kim: Kim, siti: Person
) -> None:
    chair = build.member(kim, Role.CHAIR)
    making.plan(kim, person=siti)  # not a joint one
    plan = _joint_plan(kim, siti)
    give_notices()
    assert [at_the_bell_of(each) for each in (chair, siti)] == [[_AWAITS], []]

    now = timezone.now()
    link, _ = plans.ask_head(plan, holder_name="Pak Kades", by=siti, at=now)
    plans.answer_as_head(plan, reply=HeadReply.AGREES, note="", by=LinkHolder(link, now), at=now)
    give_notices()
    assert at_the_bell_of(chair) == []
    assert [_known_to(each) for each in (chair, siti)] == [[_ANSWERED], [_ANSWERED]]


@pytest.mark.parametrize("maker", [Role.MEMBER, Role.CHAIR])
def test_a_chair_who_answers_for_a_plan_learns_the_answer_once(kim: Kim, maker: Role) -> None:
    chair = build.member(kim, Role.CHAIR)
    by = chair if maker == Role.CHAIR else build.member(kim)
    now = timezone.now()
    due = today() + timedelta(days=20)
    data = making.plan_data(chair, is_joint=True, due=due)
    plan = plans.make_plan(kim.site, data=data, origin=plans.PlanOrigin(), by=by, at=now)
    link, _ = plans.ask_head(plan, holder_name="Pak Kades", by=by, at=now)
    plans.answer_as_head(plan, reply=HeadReply.AGREES, note="", by=LinkHolder(link, now), at=now)
    give_notices()
    assert [_known_to(each) for each in {chair, by}] == [[_ANSWERED]] * len({chair, by})


def test_a_plan_that_was_called_off_waits_for_nobody(kim: Kim, siti: Person) -> None:
    chair = build.member(kim, Role.CHAIR)
    plan = _joint_plan(kim, siti)
    give_notices()
    plans.call_off(plan, why="Dananya dipakai lain.", by=siti, at=timezone.now())
    give_notices()
    assert at_the_bell_of(chair) == []
