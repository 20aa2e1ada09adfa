"""An object is locked and read again with one query."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from kimid.newsroom.models import Story
from kimid.orm.locking import lock_and_refresh
from kimid.people.models import Person
from kimid.sites.guard import on_site
from kimid.sites.models import Site
from tests import build
from tests.together import one_after_the_other

pytestmark = pytest.mark.django_db


def test_an_object_and_its_site_are_as_they_are_now() -> None:
    kim = build.kim()
    story = build.story(kim)
    stale = story.site
    type(stale).objects.filter(pk=stale.pk).update(name="Nama Baru")
    with on_site(kim.site):
        Story.objects.filter(pk=story.pk).update(title="Judul Baru")

    with transaction.atomic(), CaptureQueriesContext(connection) as asked:
        lock_and_refresh(story)

    assert len([each for each in asked if "SELECT" in each["sql"]]) == 1
    assert story.title == "Judul Baru"
    assert story.site.name == "Nama Baru"


@pytest.mark.all_sites
@pytest.mark.django_db(transaction=True)
def test_whoever_waited_for_the_lock_sees_the_site_as_it_is_then() -> None:
    """A row that is joined to the locked one would be that of before the wait. On SQLite either may
    come first.
    """
    kim = build.kim()
    story = build.story(kim)
    sites = Site.objects.filter(pk=kim.site.pk)
    names = [kim.site.name]
    seen: list[tuple[str, str]] = []

    @transaction.atomic
    def rename() -> None:
        lock_and_refresh(Story.objects.get(pk=story.pk))
        sites.update(name="Nama Baru")
        names.append("Nama Baru")

    @transaction.atomic
    def look() -> None:
        lock_and_refresh(story)
        seen.append((names[-1], story.site.name))

    one_after_the_other(sites, rename, look)

    [(is_called, read)] = seen
    assert read == is_called
    assert connection.vendor == "sqlite" or read == "Nama Baru"


def test_what_was_not_read_is_not_read_now() -> None:
    person = Person.objects.only("name").get(pk=build.person().pk)
    Person.objects.filter(pk=person.pk).update(name="Nama Baru")

    with transaction.atomic():
        lock_and_refresh(person)

    assert person.name == "Nama Baru"
    assert "phone" in person.get_deferred_fields()


def test_what_is_gone_is_said_to_be_gone() -> None:
    kim = build.kim()
    story = build.story(kim)
    with on_site(kim.site):
        Story.objects.filter(pk=story.pk).delete()

    with transaction.atomic(), pytest.raises(Story.DoesNotExist):
        lock_and_refresh(story)
