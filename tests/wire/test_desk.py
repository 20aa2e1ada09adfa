"""An office arranges its own portal, with a reason, and never changes the story."""

from typing import NamedTuple

import pytest
from django.core.exceptions import PermissionDenied

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.people.models import Person
from kimid.wire import actions
from kimid.wire.models import Placement
from kimid.wire.queries import feed, lead
from tests import build
from tests.conftest import Door
from tests.whole import whole_database

pytestmark = pytest.mark.django_db


class Desk(NamedTuple):
    """The desk of West Kalimantan with two stories; the second is newer."""

    editor: Person
    old: Story
    new: Story

    def placement(self, of: Story, code: str = "61") -> Placement:
        """The placement of one of them on a portal."""
        return build.placement(of, build.portal(code))


@pytest.fixture
def desk() -> Desk:
    kim = build.kim(label="kim-satu")
    old, new = build.published(kim, 2)
    return Desk(build.officer("61", Role.PORTAL_EDITOR), old, new)


def _titles(code: str) -> list[str]:
    return [row.item.title for row in feed(build.portal(code)).placements]


def _everywhere_but(code: str) -> dict[str, list[str]]:
    return {
        other: _titles(other)
        for other in ("00", "61", "6112", "611201", build.TELUK_KAPUAS)
        if other != code
    }


def test_what_is_hidden_on_one_portal_stays_on_all_others_and_on_its_own_site(desk: Desk) -> None:
    before = _everywhere_but("61")

    actions.hide(desk.placement(desk.new), reason="Bukan dari sini.", by=desk.editor, at=build.AT)

    assert _titles("61") == [desk.old.title]
    assert _everywhere_but("61") == before
    assert len(feed(desk.new.site).placements) == 2
    desk.new.refresh_from_db()
    assert desk.new.stage == Stage.PUBLISHED


def test_what_is_shown_again_stands_where_it_stood(desk: Desk) -> None:
    before = _titles("61")
    placement = desk.placement(desk.new)
    actions.hide(placement, reason="Bukan dari sini.", by=desk.editor, at=build.AT)

    actions.show(placement, by=desk.editor, at=build.AT)

    assert _titles("61") == before
    placement.refresh_from_db()
    assert (placement.hidden_at, placement.reason) == (None, "")


@pytest.mark.parametrize("reason", ["", "   "])
def test_hiding_needs_a_reason(reason: str, desk: Desk) -> None:
    placement = desk.placement(desk.new)
    before = whole_database()

    with pytest.raises(actions.ReasonMissing):
        actions.hide(placement, reason=reason, by=desk.editor, at=build.AT)

    assert whole_database() == before


def test_the_reason_of_hiding_is_in_the_record(desk: Desk) -> None:
    placement = desk.placement(desk.new)
    actions.hide(placement, reason=" Bukan dari sini. ", by=desk.editor, at=build.AT)

    event = Event.objects.latest("pk")
    assert (event.kind, event.actor_name, event.region_code) == (
        "placement.hidden",
        desk.editor.name,
        "61",
    )
    assert event.data == {"item": placement.item_id, "reason": "Bukan dari sini."}


def test_what_is_featured_leads_its_portal_only_until_another_is(desk: Desk) -> None:
    actions.feature(desk.placement(desk.old), by=desk.editor, at=build.AT)
    leading = lead(build.portal("61"))
    assert leading is not None
    assert leading.item.title == desk.old.title
    assert [lead(build.portal(code)) for code in ("00", "6112")] == [None, None]

    actions.unfeature(desk.placement(desk.old), by=desk.editor, at=build.AT)

    assert lead(build.portal("61")) is None


def test_the_one_featured_last_leads(desk: Desk) -> None:
    actions.feature(desk.placement(desk.old), by=desk.editor, at=build.AT)
    actions.feature(desk.placement(desk.new), by=desk.editor, at=build.AT.replace(hour=5))

    leading = lead(build.portal("61"))

    assert leading is not None
    assert leading.item.title == desk.new.title


def test_what_is_hidden_leads_no_longer(desk: Desk) -> None:
    placement = desk.placement(desk.old)
    actions.feature(placement, by=desk.editor, at=build.AT)

    actions.hide(placement, reason="Sudah lewat.", by=desk.editor, at=build.AT)

    assert lead(build.portal("61")) is None


@pytest.mark.parametrize("code", ["00", "62"])
def test_an_office_arranges_no_portal_above_or_beside_its_own(code: str, desk: Desk) -> None:
    build.region(build.PAHANDUT)
    other = build.story(build.kim(build.PAHANDUT), Stage.PUBLISHED)

    with pytest.raises(PermissionDenied):
        actions.hide(
            build.placement(other, build.portal(code)),
            reason="Tidak suka.",
            by=desk.editor,
            at=build.AT,
        )


def test_the_people_of_a_kim_arrange_no_portal(desk: Desk) -> None:
    chair = build.member(desk.new.site.kim, Role.CHAIR)

    with pytest.raises(PermissionDenied):
        actions.feature(desk.placement(desk.new, build.TELUK_KAPUAS), by=chair, at=build.AT)


def test_the_desk_shows_hidden_ones_with_their_reason_and_lets_them_back(
    desk: Desk, ruang: Door
) -> None:
    placement = desk.placement(desk.new)
    office = ruang(desk.editor)
    where = "/s/kalimantan-barat/meja/"

    refused = office.post(f"{where}{placement.pk}/sembunyikan/", {"reason": ""})
    assert refused.status_code == 422
    hidden = office.post(f"{where}{placement.pk}/sembunyikan/", {"reason": "Bukan dari sini."})
    assert hidden.status_code == 302
    assert "Bukan dari sini." in office.get(where).content.decode()
    assert desk.new.title not in _titles("61")

    office.post(f"{where}{placement.pk}/tampilkan/")

    assert desk.new.title in _titles("61")


def test_the_kim_reads_on_which_portal_its_story_is_left_out_and_why(
    desk: Desk, ruang: Door
) -> None:
    path = f"/s/kim-satu/berita/{desk.new.public_id}/"
    actions.hide(desk.placement(desk.new), reason="Bukan dari sini.", by=desk.editor, at=build.AT)

    page = ruang(desk.new.author).get(path).content.decode()

    assert "Tidak tampil di daftar Provinsi Kalimantan Barat" in page
    assert "Bukan dari sini." in page
    assert (
        "Tidak tampil"
        not in ruang(desk.old.author)
        .get(path.replace(desk.new.public_id, desk.old.public_id))
        .content.decode()
    )


def test_a_desk_reaches_only_what_stands_on_its_own_portal(desk: Desk, ruang: Door) -> None:
    elsewhere = desk.placement(desk.new, "6112")
    before = whole_database()["wire_placement"]

    for verb in ("sembunyikan", "utamakan", "tampilkan", "biasa", "hapus"):
        answer = ruang(desk.editor).post(
            f"/s/kalimantan-barat/meja/{elsewhere.pk}/{verb}/", {"reason": "Bukan dari sini."}
        )
        assert answer.status_code == 404

    assert whole_database()["wire_placement"] == before
