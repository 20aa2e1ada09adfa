"""Who knows that a link waits for a second person, and that an office is asked to look."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db.models import F
from django.utils import timezone

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.newsroom import look_notices
from kimid.newsroom.actions import link_review, office_looks
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import OfficeLook, Story
from kimid.notify.models import Notice
from kimid.notify.queries import other_notices, waiting_notices
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build
from tests.conftest import Door
from tests.newsroom.asking_office import ask, story_with_link
from tests.newsroom.test_held_phrases import LATER

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

BODY = "Baca [di sini](https://slot88.com/masuk)."


@pytest.fixture
def kim() -> Kim:
    return build.kim()


def _work() -> None:
    """Do what the worker does after all that happened so far."""
    for event in Event.objects.order_by("pk"):
        for kinds, follow in (
            (look_notices.LINK_EVENTS, look_notices.follow_links),
            (look_notices.OFFICE_EVENTS, look_notices.follow_office),
        ):
            if event.kind in kinds:
                follow.call(event.pk)


def _waiting(person: Person) -> list[str]:
    fresh = Person.objects.get(pk=person.pk)
    return [notice.title for notice in waiting_notices(fresh, timezone.now())]


def _news(person: Person) -> list[str]:
    fresh = Person.objects.get(pk=person.pk)
    return [row.notice.title for row in other_notices(fresh, timezone.now())]


def test_a_new_link_waits_for_the_others_of_the_group_until_one_has_looked(kim: Kim) -> None:
    chair = build.member(kim, Role.CHAIR)
    story = build.story(kim, Stage.PUBLISHED, body=BODY)
    _work()
    assert "Tautan baru menunggu dilihat" in _waiting(chair)
    assert "Tautan baru menunggu dilihat" not in _waiting(story.author)

    story = Story.objects.select_related("site__region", "item").get(pk=story.pk)
    link_review.approve_links(story, owners=["slot88.com"], by=chair, at=LATER)
    _work()
    assert "Tautan baru menunggu dilihat" not in _waiting(chair)


def test_many_new_links_of_one_group_let_chair_and_office_know_once(kim: Kim) -> None:
    chair, officer = build.member(kim, Role.CHAIR), build.officer("6112")
    warning = f"{kim.site.name}: banyak tautan baru dalam sehari"
    for _ in range(2):
        build.story(kim, Stage.PUBLISHED, body=BODY)
    _work()
    assert warning not in _waiting(chair) + _waiting(officer)

    for _ in range(3):
        build.story(kim, Stage.PUBLISHED, body=BODY)
    _work()
    assert _waiting(chair).count(warning) == 1
    assert _waiting(officer) == [warning]


def test_once_a_day_is_a_day_of_the_place(kim: Kim) -> None:
    six = datetime(2026, 11, 27, 23, tzinfo=UTC)  # 06.00 WIB on the 28th
    for moment in (six, six, six, six + timedelta(hours=2)):
        build.publish(build.story(kim, Stage.VERIFIED, body=BODY), at=moment)
    _work()

    assert Notice.objects.filter(kind="site.many_new_links", site=kim.site).count() == 1


def test_the_officer_has_a_notice_that_opens_the_text_and_the_group_the_answer(
    kim: Kim, ruang: Door
) -> None:
    build.portal("6112")
    officer = build.officer("6112")
    look = ask(story_with_link(kim), officer, at=timezone.now())
    _work()

    assert _waiting(officer) == [f"{kim.site.name} minta Anda melihat satu naskah"]
    link = Notice.objects.get(person=officer).link
    assert "tautan-baru.com" in ruang(officer).get(link).content.decode()

    office_looks.answer_look(
        look, is_allowed=False, reason="Bukan milik desa.", by=officer, at=timezone.now()
    )
    _work()
    assert _waiting(officer) == []
    assert f"{officer.name}: jangan" in _news(look.asked_by)


def test_an_officer_whose_portal_never_published_opens_it_too(kim: Kim, ruang: Door) -> None:
    officer = build.officer("611201")
    ask(story_with_link(kim), officer, at=timezone.now())
    _work()

    assert ruang(officer).get(Notice.objects.get(person=officer).link).status_code == 200


def test_the_group_knows_once_that_nobody_answered(kim: Kim) -> None:
    officer = build.officer("6112")
    look = ask(story_with_link(kim), officer, at=timezone.now())
    _work()
    day = timedelta(hours=25)
    OfficeLook.objects.update(asked_at=F("asked_at") - day, closes_at=F("closes_at") - day)

    for _ in range(2):
        look_notices.report_silent_offices.func(at=timezone.now())

    assert _news(look.asked_by).count(f"{officer.name} tidak menjawab") == 1
    assert _waiting(officer) == []
