"""What nobody has verified stands up to its district, until somebody confirms it or an office sends
it on by name.
"""

from collections import Counter
from collections.abc import Callable
from typing import Final

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from kimid.applications.models import ActKind
from kimid.events.models import Change, Event
from kimid.events.permissions import Role
from kimid.lib.codes import Level
from kimid.lifecycle.actions import suspending
from kimid.lifecycle.models import Threat
from kimid.newsroom.actions import confirmations, publishing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.registry.models import Kim
from kimid.sites.models import Site
from kimid.wire import actions
from kimid.wire.models import Item, Placement, RegionDay, RegionTally
from kimid.wire.reindexing import reindex_all
from kimid.wire.search.results import SearchQuery, search
from tests import build
from tests.applications.asking import carried_out, chaired
from tests.conftest import Door
from tests.together import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

type Reader = Callable[[str], Client]

KUALA_KARANG: Final = "6112082004"  # in another district of the same regency
LOWER: Final = (build.TELUK_KAPUAS, "611201")
UPPER: Final = ("6112", "61", "00")
LABELS: Final = (
    "kim-satu",
    "teluk-kapuas-6112012012",
    "sungai-raya-611201",
    "kab-kubu-raya",
    "kalimantan-barat",
    "",
)


def _urgent(kim: Kim, title: str = "Air masuk dusun") -> Story:
    return build.story(kim, Stage.PUBLISHED_UNVERIFIED, title=title)


def _item(story: Story) -> Item:
    return Item.objects.select_related("site__region").get(pk=story.item_id or 0)


def _confirm(story: Story) -> Story:
    return confirmations.confirm(
        story, how_known="Saya lihat airnya.", by=build.member(story.site.kim), at=build.AT
    )


def _portals(story: Story) -> list[str]:
    """The regions on whose portals a story stands, the lowest first."""
    item = _item(story)
    codes = item.placements.filter(portal__kind="portal").values_list("portal__region", flat=True)
    return sorted(codes, key=lambda code: (code == "00", -len(code)))


def _counts() -> dict[str, int]:
    """What each region counts, after a look that all three counts agree with the placements."""
    tallies = dict(RegionTally.objects.filter(items__gt=0).values_list("region", "items"))
    days = dict(RegionDay.objects.filter(items__gt=0).values_list("region", "items"))
    standing: dict[str, int] = {}
    for item in Item.objects.all():
        for portal in Site.objects.filter(kind="portal", placements__item=item):
            standing[portal.region_id] = standing.get(portal.region_id, 0) + 1
    assert tallies == days == standing
    return tallies


def _answers(reader: Reader, path: str, words: str) -> list[bool]:
    return [words in reader(label).get(path).content.decode() for label in LABELS]


def test_it_stands_on_its_site_its_village_and_its_district_only(reader: Reader) -> None:
    story = _urgent(build.kim(label="kim-satu"))

    assert _portals(story) == [*LOWER]
    assert _counts() == dict.fromkeys(LOWER, 1)
    for path in ("/", "/berita/", "/rss.xml", "/atom.xml", "/cari/?q=dusun"):
        assert _answers(reader, path, story.path) == [True] * 3 + [False] * 3, path
    assert (
        _answers(reader, f"/cari/?q=dusun&di={build.TELUK_KAPUAS}", story.title)[3:] == [False] * 3
    )
    for label in LABELS[3:]:
        assert story.title not in reader(label).get("/kabar/").content.decode()


def test_the_confirmation_that_verifies_it_places_it_everywhere_at_once(reader: Reader) -> None:
    story = _urgent(build.kim(label="kim-satu"))

    _confirm(story)

    assert _portals(story) == [*LOWER, *UPPER]
    assert _counts() == dict.fromkeys((*LOWER, *UPPER), 1)
    for path in ("/", "/berita/", "/rss.xml", "/cari/?q=dusun"):
        assert _answers(reader, path, story.path) == [True] * 6, path
    tags = set(Change.objects.latest("pk").tags)
    assert {f"portal:{code}" for code in (*LOWER, *UPPER)} <= tags


def test_one_confirmation_of_two_places_it_nowhere_else() -> None:
    kim = build.kim()
    Site.objects.filter(pk=kim.site_id).update(confirmations_wanted=2)
    kim.site.refresh_from_db()
    story = _urgent(kim)

    _confirm(story)

    assert _portals(story) == [*LOWER]


def test_a_correction_before_it_was_verified_places_it_nowhere_else() -> None:
    story = _urgent(build.kim())

    build.corrected(story)

    assert _portals(story) == [*LOWER]
    assert _counts() == dict.fromkeys(LOWER, 1)


def test_withdrawn_it_leaves_the_counts_where_it_stood() -> None:
    kim = build.kim()
    build.story(kim, Stage.PUBLISHED)
    story = _urgent(kim)

    publishing.withdraw(story, reason="Keliru.", by=build.member(kim, Role.EDITOR), at=build.AT)

    assert _counts() == dict.fromkeys((*LOWER, *UPPER), 1)


def test_of_a_kim_of_a_whole_regency_it_stands_on_its_own_site_only() -> None:
    story = _urgent(build.kim("6112"))

    assert _portals(story) == []
    assert _counts() == {}

    _confirm(story)

    assert _portals(story) == [*UPPER]
    assert _counts() == dict.fromkeys(UPPER, 1)


def test_when_its_kim_moves_it_stands_as_far_as_before() -> None:
    kim, chair = chaired()
    build.published(kim, 3)
    story = _urgent(kim)

    carried_out(kim, chair, ActKind.MOVE, place=KUALA_KARANG)

    assert _portals(story) == [KUALA_KARANG, "611208"]
    assert _counts() == {KUALA_KARANG: 4, "611208": 4, "6112": 3, "61": 3, "00": 3}
    in_front = Placement.objects.filter(stands_in_front=True).values_list("portal__region")
    assert Counter(code for (code,) in in_front) == dict.fromkeys(UPPER, 2)


def test_an_office_sends_it_on_by_name_as_far_as_it_says(reader: Reader) -> None:
    kim = build.kim(label="kim-satu")
    story = _urgent(kim)
    officer = build.officer("6112")
    office = build.portal("6112")

    actions.send_on(_item(story), office=office, up_to=Level.PROVINCE, by=officer, at=build.AT)

    assert _portals(story) == [*LOWER, "6112", "61"]
    assert _counts() == dict.fromkeys((*LOWER, "6112", "61"), 1)
    assert _answers(reader, "/", story.title) == [True] * 5 + [False]
    assert _answers(reader, "/cari/?q=dusun", story.path) == [True] * 5 + [False]
    event = Event.objects.get(kind="item.sent_on")
    assert (event.actor_name, event.data["office"], event.data["up_to"]) == (
        officer.name,
        "6112",
        Level.PROVINCE,
    )
    read = reader("kim-satu").get(story.path).content.decode()
    assert "Diteruskan Kominfo Kubu Raya sebelum diperiksa." in read
    assert officer.name not in read

    _confirm(story)

    assert _portals(story) == [*LOWER, *UPPER]
    assert _counts() == dict.fromkeys((*LOWER, *UPPER), 1)


def test_a_correction_does_not_take_back_what_an_office_sent_on() -> None:
    story = _urgent(build.kim())
    before = Story.objects.select_related("item").get(pk=story.pk)
    actions.send_on(
        _item(story),
        office=build.portal("6112"),
        up_to=Level.REGENCY,
        by=build.officer("6112"),
        at=build.AT,
    )

    build.corrected(before)

    assert _portals(story) == [*LOWER, "6112"]
    assert _item(story).stands_up_to == Level.REGENCY
    assert _counts() == dict.fromkeys((*LOWER, "6112"), 1)


@pytest.mark.parametrize(
    ("where", "office"),
    [
        ("611201", "611201"),
        (build.TELUK_KAPUAS, build.TELUK_KAPUAS),
        ("6101", "6101"),
        ("611201", "6112"),
    ],
)
def test_no_district_village_or_neighbour_sends_it_on(where: str, office: str) -> None:
    story = _urgent(build.kim())

    with pytest.raises(PermissionDenied):
        actions.send_on(
            _item(story),
            office=build.portal(office),
            up_to=Level.REGENCY,
            by=build.officer(where),
            at=build.AT,
        )

    assert _portals(story) == [*LOWER]


def test_its_own_group_does_not_send_it_on() -> None:
    kim = build.kim()
    story = _urgent(kim)

    with pytest.raises(PermissionDenied):
        actions.send_on(
            _item(story),
            office=build.portal("6112"),
            up_to=Level.NATION,
            by=build.member(kim, Role.CHAIR),
            at=build.AT,
        )


def test_what_was_verified_or_is_quarantined_is_not_sent_on() -> None:
    kim = build.kim()
    verified = _confirm(_urgent(kim))
    closed = _urgent(kim, "Listrik padam")
    officer = build.officer("6112")
    suspending.quarantine(kim, threat=Threat.GAMBLING, words="", by=officer, at=build.AT)

    for story in (verified, closed):
        with pytest.raises(actions.NothingToSendOn):
            actions.send_on(
                _item(story),
                office=build.portal("6112"),
                up_to=Level.REGENCY,
                by=officer,
                at=build.AT,
            )


def test_the_desks_from_the_regency_upwards_see_it_at_once_and_others_do_not(ruang: Door) -> None:
    kim = build.kim(label="kim-satu")
    story = _urgent(kim)
    officers = {code: build.officer(code) for code in ("00", "61", "6112", "611201", "6101")}

    for code in UPPER:
        door = ruang(officers[code])
        label = build.portal(code).ruang_label
        page = door.get(f"/s/{label}/meja/").content.decode()
        assert "Mendesak, belum terverifikasi" in page
        assert story.title in page
        assert "1 kabar mendesak belum terverifikasi" in door.get(f"/s/{label}/").content.decode()
    for code in ("611201", "6101"):
        door = ruang(officers[code])
        label = build.portal(code).ruang_label
        assert "Mendesak, belum terverifikasi" not in door.get(f"/s/{label}/meja/").content.decode()
        assert "kabar mendesak" not in door.get(f"/s/{label}/").content.decode()


def test_an_office_sends_it_on_at_its_desk_and_the_group_reads_who_did(ruang: Door) -> None:
    kim = build.kim(label="kim-satu")
    story = _urgent(kim)
    officer = build.officer("6112")
    door = ruang(officer)
    label = build.portal("6112").ruang_label
    path = f"/s/{label}/meja/mendesak/{story.item_id}/teruskan/"

    refused = door.post(path, {"up_to": ""})
    assert refused.status_code == 422
    assert "Pilih dulu sampai portal mana." in refused.content.decode()
    assert _portals(story) == [*LOWER]

    door.post(path, {"up_to": Level.REGENCY.value})

    assert _portals(story) == [*LOWER, "6112"]
    assert "Sudah tampil di sini" in door.get(f"/s/{label}/meja/").content.decode()
    assert "kabar mendesak" not in door.get(f"/s/{label}/").content.decode()
    workspace = ruang(story.author).get(f"/s/kim-satu/berita/{story.public_id}/").content.decode()
    assert f"Diteruskan {officer.name}, Kominfo Kubu Raya" in workspace

    again = door.post(path, {"up_to": Level.REGENCY.value}, follow=True)
    assert "sudah tampil di sana" in again.content.decode()


def test_a_district_desk_cannot_send_on_by_address_either(ruang: Door) -> None:
    story = _urgent(build.kim())
    for code in ("611201", "6101"):
        label = build.portal(code).ruang_label
        path = f"/s/{label}/meja/mendesak/{story.item_id}/teruskan/"
        answer = ruang(build.officer(code)).post(path, {"up_to": Level.REGENCY.value})
        assert answer.status_code == 404
    assert _portals(story) == [*LOWER]


@pytest.mark.django_db(transaction=True)
def test_confirmed_and_sent_on_at_once_it_stands_everywhere_once() -> None:
    story = _urgent(build.kim())
    siti = build.member(story.site.kim)
    officers = [build.officer("6112"), build.officer("61")]
    offices = [build.portal("6112"), build.portal("61")]

    done = at_once(
        lambda: confirmations.confirm(
            Story.objects.get(pk=story.pk), how_known="Saya lihat.", by=siti, at=build.AT
        ),
        *(
            lambda by=by, office=office: actions.send_on(
                _item(story),
                office=office,
                up_to=Level.PROVINCE,
                by=by,
                at=build.AT,
            )
            for by, office in zip(officers, offices, strict=True)
        ),
    )

    faults = {type(each) for each in done if isinstance(each, Exception)}
    assert faults <= {actions.NothingToSendOn}
    assert _portals(story) == [*LOWER, *UPPER]
    assert _counts() == dict.fromkeys((*LOWER, *UPPER), 1)


def test_the_search_of_the_nation_is_right_after_the_whole_index_is_written_again() -> None:
    _urgent(build.kim())
    [*reindex_all()]

    nation = build.portal("00")
    assert search(nation, SearchQuery("dusun")).hits == []
