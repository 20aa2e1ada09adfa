"""When regions change their codes nothing is lost: KIM, stories, roles and rules follow, and old
addresses lead there.
"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kimid.access.models import Grant
from kimid.applications.flow import ApplicationStep
from kimid.applications.models import Application, HeadContact
from kimid.newsroom.flow import Stage
from kimid.places.data_file import RegionRow
from kimid.places.models import Region
from kimid.registry.actions import entering, policy
from kimid.registry.models import Kim, PolicyRow, PolicyRule
from kimid.registry.policies import changes_of
from kimid.registry.region_changes import (
    SuccessorMissing,
    apply_plan,
    contents_left_behind,
    contents_of_regions,
)
from kimid.wire.models import Placement
from tests import build, build_registry
from tests.split import ON, ended, orphans, split_list, split_plan, totals
from tests.sure import come_in

pytestmark = pytest.mark.django_db

AFTER = build.AT + timedelta(days=420)
NEW_VILLAGE = "6601012012"
OLD_ADDRESSES = {
    "teluk-kapuas-6112012012": f"teluk-kapuas-{NEW_VILLAGE}",
    "sungai-raya-611201": "sungai-raya-660101",
    "kab-kubu-raya": "",
    "kalimantan-barat": "",
    "suka-maju": "",
}


class Killed(Exception):
    """The run was stopped here."""


@pytest.fixture
def kim() -> Kim:
    """The first of three KIM with stories; beside them an application, the head of a village, an
    office and its rule.
    """
    first = build.kim(label="suka-maju")
    second = build.kim()
    elsewhere = build.kim("6171011002")
    for of in (first, first, second, elsewhere):
        build.story(of, Stage.PUBLISHED)
    build_registry.application(step=ApplicationStep.SENT)
    HeadContact.objects.create(
        region_id=build.TELUK_KAPUAS, name="Pak Kades", phone="+6281200000009", changed_at=build.AT
    )
    office = build.officer("6112")
    policy.decide_rule(
        build.region("6112"),
        rule=PolicyRule.MEMBERS,
        answer=12,
        legal_basis="Perbup 1/2024",
        decided_on=build.AT.date(),
        by=office,
        at=build.AT,
    )
    return first


def run(report: Callable[[str], None] = lambda done: None) -> None:
    """The whole run, as the command does it: the plan is made anew each time."""
    apply_plan(split_plan(), version="after", source="tests", at=AFTER, report=report)


def test_after_a_split_nothing_is_left_behind_and_the_nation_counts_what_it_counted_before(
    kim: Kim,
) -> None:
    before = totals()
    number = kim.number

    run()

    kim.refresh_from_db()
    assert (kim.region_id, kim.number, kim.site.label) == (NEW_VILLAGE, number, "suka-maju")
    assert orphans() == []
    assert contents_left_behind(AFTER) == {}
    assert totals() == before
    assert ended() == {"6112", "611201", build.TELUK_KAPUAS}
    assert Region.objects.get(pk=build.TELUK_KAPUAS).successor_id == NEW_VILLAGE


@pytest.mark.parametrize("steps", range(5))
def test_a_run_that_is_killed_is_gone_on_with_by_running_it_again(kim: Kim, steps: int) -> None:
    before = totals()
    done = list[str]()

    def kill(what: str) -> None:
        done.append(what)
        if len(done) > steps:
            raise Killed(what)

    with pytest.raises(Killed):
        run(kill)
    run()

    assert orphans() == []
    assert totals() == before
    again = list[str]()
    run(again.append)
    assert again == []


def test_old_addresses_lead_to_the_new_ones_and_those_that_stay_answer_as_ever(kim: Kim) -> None:
    run()

    for old, new in OLD_ADDRESSES.items():
        answer = Client(HTTP_HOST=f"{old}.kim.localhost").get("/berita/?lembar=1")
        assert (answer.status_code, answer.headers.get("Location", "")) == (
            (301, f"http://{new}.kim.localhost/berita/?lembar=1") if new else (200, "")
        ), old
    story = kim.site.items.first()
    assert story is not None
    assert Client(HTTP_HOST="suka-maju.kim.localhost").get(story.path).status_code == 200


def test_offices_keep_their_work_and_the_workspace_its_old_address(kim: Kim) -> None:
    officer = Grant.objects.get(region="6112").person
    run()

    assert officer.has_perm(
        "applications.check", Application.objects.get(step=ApplicationStep.SENT)
    )
    assert set(
        Grant.objects.filter(person=officer).active(timezone.now()).values_list("region", flat=True)
    ) == {"6601"}
    desk = Client(HTTP_HOST="ruang.localhost")
    come_in(desk, officer)
    assert desk.get("/s/kab-kubu-raya/permohonan/").status_code == 200


def test_rules_their_history_and_the_head_of_the_village_follow(kim: Kim) -> None:
    run()

    assert PolicyRow.objects.get(rule=PolicyRule.MEMBERS, region="6601").answer == 12
    assert [change.text for change in changes_of(Region.objects.get(pk="6601"))] == [
        "Anggota paling sedikit: 12 orang"
    ]
    assert HeadContact.objects.get().region_id == NEW_VILLAGE


def test_what_an_editor_hid_on_a_village_portal_stays_hidden_there(kim: Kim) -> None:
    row = Placement.objects.filter(item__site=kim.site, portal__region=build.TELUK_KAPUAS).earliest(
        "pk"
    )
    Placement.objects.filter(pk=row.pk).update(hidden_at=build.AT, reason="Dobel.")

    run()

    row.refresh_from_db()
    assert (row.portal.region_id, row.reason) == (NEW_VILLAGE, "Dobel.")


def test_search_finds_a_story_in_its_new_province_and_no_longer_in_the_old_one(kim: Kim) -> None:
    run()
    item = kim.site.items.earliest("pk")

    def is_listed(label: str) -> bool:
        return (
            item.path
            in Client(HTTP_HOST=f"{label}.kim.localhost")
            .get("/cari/", {"q": item.title})
            .content.decode()
        )

    assert is_listed("kapuas-raya")
    assert not is_listed("kalimantan-barat")


def test_a_village_with_a_kim_and_no_successor_stops_the_run_before_it_begins(kim: Kim) -> None:
    def without(rows: list[RegionRow]) -> list[RegionRow]:
        return [row for row in split_list(rows) if row.code != NEW_VILLAGE]

    plan = split_plan(without)
    with pytest.raises(SuccessorMissing) as stopped:
        apply_plan(plan, version="after", source="tests", at=AFTER)

    assert stopped.value.contents == {
        build.TELUK_KAPUAS: contents_of_regions([build.TELUK_KAPUAS], AFTER)[build.TELUK_KAPUAS]
    }
    assert ended() == set()
    apply_plan(
        split_plan(without, {build.TELUK_KAPUAS: "660101"}),
        version="after",
        source="tests",
        at=AFTER,
    )
    kim.refresh_from_db()
    assert kim.region_id == "660101"
    assert orphans() == []


def test_two_villages_that_become_one_keep_all_their_kim_under_their_own_numbers(kim: Kim) -> None:
    neighbour = build.kim("6112012001")
    numbers = set(Kim.objects.values_list("number", flat=True))

    def merged(rows: list[RegionRow]) -> list[RegionRow]:
        return [row for row in split_list(rows) if row.code != "6601012001"]

    apply_plan(
        split_plan(merged, {"6112012001": NEW_VILLAGE}), version="after", source="tests", at=AFTER
    )

    there = Kim.objects.filter(region=NEW_VILLAGE)
    assert sorted(there.values_list("serial", flat=True)) == [1, 2, 3]
    assert neighbour in there
    assert set(Kim.objects.values_list("number", flat=True)) == numbers
    assert orphans() == []
    assert entering.register_kim(
        Region.objects.get(pk=NEW_VILLAGE),
        name="KIM Baru",
        label="kim-baru-sekali",
        by=build.BUILDER,
        at=AFTER,
    )


def test_a_renamed_regency_answers_at_its_new_address_and_the_old_one_leads_there() -> None:
    build.story(build.kim(), Stage.PUBLISHED)

    def renamed(rows: list[RegionRow]) -> list[RegionRow]:
        return [
            row._replace(name="Kabupaten Kapuas Muara", slug="kapuas-muara")
            if row.code == "6112"
            else row
            for row in rows
        ]

    apply_plan(split_plan(renamed), version="after", source="tests", at=AFTER)

    old = Client(HTTP_HOST="kab-kubu-raya.kim.localhost").get("/")
    assert (old.status_code, old["Location"]) == (301, "http://kab-kapuas-muara.kim.localhost/")
    assert (
        "Kabupaten Kapuas Muara"
        in Client(HTTP_HOST="kab-kapuas-muara.kim.localhost").get("/").content.decode()
    )
    assert Region.objects.get(pk="6112").former_names.get().until == ON
