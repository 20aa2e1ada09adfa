"""The office of the regency is told at once of what nobody has verified, and the author of what an
office sent on.
"""

from typing import Any, cast

import pytest
from django.tasks import Task

from kimid.events.action import LISTENERS
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib.codes import Level
from kimid.newsroom import urgent_notices
from kimid.newsroom.actions import confirmations, publishing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.notify.models import Notice
from kimid.notify.queries import at_the_bell, notices_of
from kimid.people.models import Person
from kimid.wire import actions
from kimid.wire.models import Item
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


def _work() -> None:
    """Run what listens to all events so far, once more as a worker may do."""
    for event in Event.objects.order_by("pk"):
        for listener in cast(list[Task[..., Any]], LISTENERS.get(event.kind, [])):
            if listener.func.__module__ == urgent_notices.__name__:
                listener.func(event.pk)


def _urgent_at_the_bell(person: Person) -> list[Notice]:
    fresh = Person.objects.get(pk=person.pk)
    return list(at_the_bell(fresh, build.AT).filter(kind="story.urgent_in_region"))


def _urgent() -> Story:
    story = build.story(build.kim(label="kim-satu"), Stage.PUBLISHED_UNVERIFIED)
    _work()
    return story


def test_who_arranges_the_portal_of_the_regency_is_told_at_once_and_no_one_else() -> None:
    told = [build.officer("6112", role) for role in (Role.PORTAL_EDITOR, Role.OFFICER)]
    others = [build.officer(code) for code in ("61", "00", "611201", "6101")]

    story = _urgent()

    for person in told:
        (notice,) = _urgent_at_the_bell(person)
        assert story.title in notice.why
        assert notice.link == "/s/kab-kubu-raya/meja/#mendesak"
        assert notice.matters_until == story.verify_by
    assert [_urgent_at_the_bell(person) for person in others] == [[], [], [], []]


def test_where_nobody_works_in_the_regency_the_office_above_is_told() -> None:
    province = build.officer("61")

    _urgent()

    (notice,) = _urgent_at_the_bell(province)
    assert notice.link == "/s/kalimantan-barat/meja/#mendesak"


def test_it_leaves_the_bell_when_the_story_is_verified_or_withdrawn() -> None:
    officer = build.officer("6112")
    verified = _urgent()
    withdrawn = build.story(verified.site.kim, Stage.PUBLISHED_UNVERIFIED)
    _work()
    assert len(_urgent_at_the_bell(officer)) == 2

    confirmations.confirm(
        verified, how_known="Saya lihat.", by=build.member(verified.site.kim), at=build.AT
    )
    publishing.withdraw(
        withdrawn,
        reason="Keliru.",
        by=build.member(verified.site.kim, Role.EDITOR),
        at=build.AT,
    )
    _work()

    assert _urgent_at_the_bell(officer) == []


def test_sent_on_it_leaves_the_bell_and_the_author_reads_who_sent_it_how_far() -> None:
    officer = build.officer("6112")
    story = _urgent()

    actions.send_on(
        Item.objects.get(pk=story.item_id or 0),
        office=build.portal("6112"),
        up_to=Level.PROVINCE,
        by=officer,
        at=build.AT,
    )
    _work()

    assert _urgent_at_the_bell(officer) == []
    notice = notices_of(story.author).get(kind="story.sent_on")
    assert notice.why == (
        f"“{story.title}”. Portal kabupaten dan provinsi, oleh {officer.name}, Kominfo Kubu Raya."
    )
    assert notice.link == f"/s/kim-satu/berita/{story.public_id}/"
