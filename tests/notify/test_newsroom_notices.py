"""Who is told what in the newsroom, from the first line to what became of it."""

from datetime import timedelta
from typing import Final

import pytest
from django.utils import timezone

from kimid.events.permissions import Role
from kimid.newsroom.actions import confirmations, publishing, talk, writing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Decision, Story, TalkMode
from kimid.notify.models import Notice
from kimid.notify.queries import bell_count, other_notices, waiting_notices
from kimid.people.models import Person
from kimid.queue.worker import Worker
from kimid.registry.models import Kim
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


def work() -> None:
    """Let the worker do all that is due now."""
    worker = Worker("test")
    while worker.run_next():
        pass


def titles(person: Person) -> list[str]:
    """What waits for this person, as their bell says."""
    fresh = Person.objects.get(pk=person.pk)
    return [notice.title for notice in waiting_notices(fresh, timezone.now())]


def test_x() -> None:
    kim = build.kim()
    writer = build.member(kim, Role.MEMBER)
    other = build.member(kim, Role.MEMBER)
    editor = build.member(kim, Role.EDITOR)
    story = build.story(kim, Stage.COLLECTED, author=writer)
    work()
    print(Notice.objects.values_list("kind", "title", "why", "link"))
    print(titles(writer), titles(other), titles(editor))
    assert 0
