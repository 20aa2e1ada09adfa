"""The record: who did what and when, with which data; and the change row that stored pages
follow.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Self, cast

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kimid.events.action import LISTENERS, action, add_event_data, leaving_out, on, touch
from kimid.events.actor import Actor, ActorKind, System
from kimid.events.models import Change, Event
from kimid.events.permissions import Role
from kimid.newsroom.actions import confirmations, publishing, talk, writing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Decision, Story, TalkMode
from kimid.places.models import Region
from kimid.registry.actions import entering
from kimid.wire import actions as wire
from tests import build
from tests.whole import whole_database

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


def _happened(story: Story) -> list[tuple[str, str, str, int]]:
    """The events of a story: kind, kind of actor, name, and minutes since it was written."""
    rows = Event.objects.filter(subject="newsroom.Story", subject_id=str(story.pk)).order_by("pk")
    return [
        (
            row.kind,
            row.actor_kind,
            row.actor_name,
            (row.happened_at - build.AT) // timedelta(minutes=1),
        )
        for row in rows
    ]


def test_the_record_of_a_story_says_who_did_what_and_when() -> None:
    kim = build.kim()
    story = build.story(kim, Stage.PUBLISHED, author=build.member(kim, name="Dedi"))
    [confirmation] = story.confirmations.all()
    editor = story.editor
    assert editor is not None

    assert _happened(story) == [
        ("story.written", "person", "Dedi", 0),
        ("story.sent", "person", "Dedi", 1),
        ("story.talk_recorded", "person", build.RECORDER, 2),
        ("story.confirmed", "person", confirmation.name, 3),
        ("story.published", "person", editor.name, 4),
    ]


def test_an_event_keeps_the_place_the_actor_and_the_facts() -> None:
    kim = build.kim()
    story = build.story(kim, Stage.COLLECTED)

    talk.record_talk(
        story,
        form=TalkMode.ORAL,
        decision=Decision.DECLINE,
        people_count=4,
        names="Dedi, Siti",
        reason="Belum jelas.",
        by=story.author,
        at=build.AT,
    )

    event = Event.objects.latest("pk")
    assert (event.kind, event.subject, event.subject_id) == (
        "story.talk_recorded",
        "newsroom.Story",
        str(story.pk),
    )
    assert (event.actor_kind, event.actor_ref) == ("person", str(story.author.pk))
    assert (event.site_id, event.region_code, event.happened_at) == (
        kim.site.pk,
        build.TELUK_KAPUAS,
        build.AT,
    )
    assert event.data == {
        "form": "oral",
        "decision": "decline",
        "people_count": 4,
        "names": "Dedi, Siti",
        "reason": "Belum jelas.",
    }


def test_the_holder_of_a_link_is_named_in_the_record_as_such() -> None:
    story = build.story(build.kim(), Stage.DISCUSSED)
    holder = build.link_holder(story, "Bu Aminah")

    confirmations.confirm(story, how_known="Saya ikut.", by=holder, at=holder.link.made_at)

    event = Event.objects.latest("pk")
    assert (event.kind, event.actor_kind, event.actor_name) == (
        "story.confirmed",
        ActorKind.LINK,
        "Bu Aminah",
    )
    assert event.actor_ref == str(holder.link.pk)


def test_the_system_is_recorded_with_its_reason() -> None:
    build.kim()

    event = Event.objects.get(kind="kim.registered")
    assert (event.actor_kind, event.actor_name, event.actor_ref) == (
        ActorKind.SYSTEM,
        "kimid",
        "tests",
    )


def test_what_an_action_made_is_the_thing_of_its_event() -> None:
    kim = build.kim()

    event = Event.objects.get(kind="kim.registered")
    assert (event.subject, event.subject_id, event.site_id) == (
        "registry.Kim",
        str(kim.pk),
        kim.site.pk,
    )


def test_the_change_row_is_written_last_in_the_transaction() -> None:
    kim = build.kim()
    story = build.story(kim, Stage.VERIFIED)
    editor = build.member(kim, Role.EDITOR)

    with CaptureQueriesContext(connection) as queries:
        publishing.publish(story, by=editor, at=build.AT)

    writes = [
        query["sql"]
        for query in queries
        if query["sql"].split()[0] in {"INSERT", "UPDATE", "DELETE"}
    ]
    tables = [
        next(
            (word.strip('"') for word in write.split() if word.startswith('"')), "the search index"
        )
        for write in writes
    ]
    after_the_event = tables[tables.index("events_event") + 1 :]
    assert after_the_event[-1] == "events_change"
    assert {*after_the_event[:-1]} == {
        "django_tasks_database_dbtaskresult"
    }  # what the listeners are to do
    assert tables.count("events_change") == 1


def _newest_tags() -> set[str]:
    return set(cast(list[str], Change.objects.latest("pk").tags))


def test_publishing_and_withdrawing_name_all_pages_that_change() -> None:
    kim = build.kim()
    story = build.story(kim, Stage.VERIFIED)
    editor = build.member(kim, Role.EDITOR)
    publishing.publish(story, by=editor, at=build.AT)
    assert story.item is not None
    pages = {
        story.item.tag,
        kim.site.tag,
        kim.site.frame_tag,  # the first of its kind: the menu gets a section
        *(f"portal:{code}" for code in ("6112012012", "611201", "6112", "61", "00")),
    }
    assert _newest_tags() == pages

    following = build.story(kim, Stage.VERIFIED)
    publishing.publish(following, by=editor, at=build.AT + timedelta(hours=1))
    assert following.item is not None
    assert _newest_tags() == pages - {kim.site.frame_tag, story.item.tag} | {following.item.tag}

    publishing.withdraw(story, reason="Keliru.", by=editor, at=build.AT)

    assert _newest_tags() == pages


def test_arranging_a_portal_names_that_portal_only() -> None:
    story = build.story(build.kim(), Stage.PUBLISHED)
    placement = build.placement(story, build.portal("61"))

    wire.feature(placement, by=build.BUILDER, at=build.AT)

    assert _newest_tags() == {"portal:61"}


def test_registering_a_kim_names_its_site_and_all_portals_above() -> None:
    kim = build.kim()

    codes = ("6112012012", "611201", "6112", "61", "00")
    assert _newest_tags() == {
        kim.site.tag,
        kim.site.frame_tag,
        *(f"{what}:{code}" for what in ("portal", "register") for code in codes),
    }


def test_work_inside_the_group_changes_no_public_page() -> None:
    kim = build.kim()
    before = Change.objects.count()

    build.story(kim, Stage.VERIFIED)

    assert Change.objects.count() == before


# Actions that exist only here, to try the decorator
# --------------------------------------------------
class Unlucky(Exception):
    """Something went wrong in the middle."""


@action(needs="registry.register", records="test.inner")
def _inner(region: Region, *, by: Actor, at: object) -> Region:
    region.name = "Kecamatan Dalam"
    region.save()
    return region


@action(needs="registry.register", records="test.outer")
def _outer(region: Region, *, by: Actor, at: object) -> Region:
    region.name = "Kecamatan Luar"
    region.save()
    return _inner(region, by=by, at=at)


@action(needs="registry.register", records="test.unlucky")
def _unlucky(region: Region, *, by: Actor, at: object) -> Region:
    region.name = "Tidak Jadi"
    region.save()
    touch("portal:61")
    add_event_data(why="no luck")
    raise Unlucky


@action(needs="nobody.registered_this", records="test.unnamed")
def _unnamed(region: Region, *, by: Actor, at: object) -> Region:
    return region


def test_an_action_inside_another_is_refused_and_neither_has_happened() -> None:
    region = build.region("611201")

    with pytest.raises(RuntimeError, match="inside another action"):
        _outer(region, by=System("tests"), at=build.AT)

    assert Region.objects.get(pk="611201").name == "Sungai Raya"
    assert not Event.objects.filter(kind__startswith="test.").exists()


def test_an_action_that_fails_in_the_middle_leaves_nothing_and_the_next_one_works() -> None:
    region = build.region("611201")
    before = whole_database()
    with pytest.raises(Unlucky):
        _unlucky(region, by=System("tests"), at=build.AT)
    assert whole_database() == before
    assert Region.objects.get(pk="611201").name == "Sungai Raya"

    _inner(region, by=System("tests"), at=build.AT)

    event = Event.objects.latest("pk")
    assert (event.kind, event.data) == ("test.inner", {})
    assert not Change.objects.exists()


def test_a_refused_action_can_be_followed_by_a_lawful_one() -> None:
    region = build.region("611201")
    with pytest.raises(PermissionDenied):
        _inner(region, by=build.person(), at=build.AT)

    _inner(region, by=System("tests"), at=build.AT)

    assert Event.objects.filter(kind="test.inner").count() == 1


def test_an_action_reads_its_thing_again_before_it_acts() -> None:
    kim = build.kim()
    story = build.story(kim, Stage.COLLECTED, title="Judul lama")
    seen_before = Story.objects.get(pk=story.pk)
    writing.edit(story, content=build.words("Judul baru"), by=story.author, at=build.AT)

    talk.record_talk(
        seen_before,
        form=TalkMode.ORAL,
        decision=Decision.PUBLISH,
        people_count=2,
        by=build.member(kim),
        at=build.AT,
    )

    assert (seen_before.title, seen_before.stage, seen_before.revision_number) == (
        "Judul baru",
        Stage.DISCUSSED,
        2,
    )


def test_nobody_may_use_a_permission_that_no_app_registered() -> None:
    with pytest.raises(LookupError):
        _unnamed(build.region("611201"), by=System("tests"), at=build.AT)


@action(needs="registry.register", records="test.nowhere")
def _nowhere(change: Change, *, by: Actor, at: object) -> None:
    """A change row stands nowhere: it has no scope."""


def test_an_action_on_something_that_stands_nowhere_says_so_instead_of_refusing_everybody() -> None:
    change = Change.objects.create(tags=["portal:61"], made_at=build.AT)
    with pytest.raises(TypeError, match="scope"):
        _nowhere(change, by=build.officer("6112"), at=build.AT)


def test_an_action_wants_a_moment() -> None:
    with pytest.raises(TypeError):
        _inner(build.region("611201"), by=System("tests"), at="kemarin")


def test_outside_an_action_nothing_can_be_touched_or_remembered() -> None:
    with pytest.raises(RuntimeError):
        touch("portal:61")
    with pytest.raises(RuntimeError):
        add_event_data(why="just so")


class _Ear:
    """A listener that writes down the ids of what it is enqueued for."""

    def __init__(self) -> None:
        self.event_ids: list[int] = []

    def using(self, *, queue_name: str) -> Self:
        assert queue_name
        return self

    def enqueue(self, event_id: int) -> None:
        self.event_ids.append(event_id)


@pytest.fixture
def ear() -> Iterator[_Ear]:
    yield _Ear()
    LISTENERS.pop("test.inner")


def test_a_listener_hears_of_its_event_with_the_id_and_only_if_it_happened(ear: _Ear) -> None:
    on("test.inner", ear)
    with pytest.raises(PermissionDenied):
        _inner(build.region("611201"), by=build.person(), at=build.AT)
    assert ear.event_ids == []

    _inner(build.region("611201"), by=System("tests"), at=build.AT)

    assert ear.event_ids == [Event.objects.latest("pk").pk]


def test_a_listener_may_pass_over_what_it_has_nothing_to_do_for(ear: _Ear) -> None:
    on("test.inner", ear, only_if=lambda event, region: region.pk == "6112" and event.pk > 0)

    for code in ("611201", "6112"):
        _inner(build.region(code), by=System("tests"), at=build.AT)

    assert ear.event_ids == [Event.objects.latest("pk").pk]


def test_who_writes_down_a_past_leaves_out_what_was_done_long_ago(ear: _Ear) -> None:
    on("test.inner", ear)
    region = build.region("611201")

    with leaving_out({ear: build.AT}):
        _inner(region, by=System("tests"), at=build.AT - timedelta(days=1))
        _inner(region, by=System("tests"), at=build.AT)
    _inner(region, by=System("tests"), at=build.AT - timedelta(days=1))

    [_before, at_the_moment, later] = Event.objects.filter(kind="test.inner").order_by("pk")
    assert ear.event_ids == [at_the_moment.pk, later.pk]


def test_registering_names_number_and_label_in_the_record() -> None:
    kim = entering.register_kim(
        build.region(), name="KIM Baru", label="kim-baru", by=build.BUILDER, at=build.AT
    )

    assert Event.objects.latest("pk").data == {
        "number": kim.number,
        "label": "kim-baru",
        "officers": [],
    }
