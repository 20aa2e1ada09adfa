"""A KIM that exists is dissolved, goes into another or moves: what it leaves, what stays, and what
everybody may read.
"""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from kimid.access.models import Grant
from kimid.access.queries import invitable_members, members_of
from kimid.applications.actions import acts, applying, checking, renewing
from kimid.applications.checking import FormStep, gaps_of
from kimid.applications.models import ActKind, Application
from kimid.events.permissions import Role
from kimid.insights.daily_snapshots import save_snapshots
from kimid.insights.models import Snapshot
from kimid.insights.region_counts import counts_by_child
from kimid.lib.flow import WrongStep
from kimid.newsroom.actions import closed_features, writing
from kimid.newsroom.flow import Stage
from kimid.people.models import Person
from kimid.registry.history import history_of_kim
from kimid.registry.models import FormerNumber, Kim
from kimid.registry.policies import rulings_for
from kimid.registry.queries import directory
from kimid.sites.stages import LifeStage
from kimid.wire.models import Placement, RegionTally
from kimid.wire.search.results import SearchQuery, search
from tests import build, build_registry
from tests.applications.asking import AT, BEYOND, NEIGHBOUR, SINCE, ask_for, carried_out, chaired
from tests.conftest import Door

pytestmark = pytest.mark.django_db


type Reader = Callable[[str], Client]


def _tally(code: str) -> int:
    return sum(RegionTally.objects.filter(region=code).values_list("kims", flat=True))


# Asking
# -----------------------------------------------------------------------------
def test_nobody_but_the_chair_and_the_offices_above_asks_for_the_end_of_a_kim() -> None:
    kim, chair = chaired()
    strangers = (
        build.member(kim),
        build.member(kim, Role.EDITOR),
        build.member(build.kim(), Role.CHAIR),
        build.officer("62"),
    )
    for stranger in strangers:
        with pytest.raises(PermissionDenied):
            acts.begin_act(kim, kind=ActKind.DISSOLUTION, by=stranger, at=AT)
    for able in (chair, build.officer("6112")):
        acts.begin_act(kim, kind=ActKind.DISSOLUTION, by=able, at=AT)


def test_without_paper_date_and_reason_nothing_is_sent() -> None:
    kim, chair = chaired()
    made = acts.begin_act(kim, kind=ActKind.DISSOLUTION, by=chair, at=AT)

    with pytest.raises(applying.ApplicationIncomplete) as missing:
        applying.send_application(made, by=chair, at=AT)
    assert [gap.text for gap in missing.value.gaps] == [
        "Tanggal mulai berlakunya belum ditulis.",
        "Alasannya belum ditulis.",
        "Foto surat putusannya belum ada.",
    ]


def test_what_an_office_has_is_gone_on_with_and_not_begun_twice() -> None:
    kim, chair = chaired()
    made = ask_for(kim, chair)

    assert acts.begin_act(kim, kind=ActKind.MOVE, by=build.officer("6112"), at=AT) == made


def test_a_refused_act_changes_nothing_and_its_reason_is_kept() -> None:
    kim, chair = chaired()
    made = ask_for(kim, chair)
    checking.refuse_application(
        made, reason="Berita acaranya belum ditandatangani.", by=build.officer("6112"), at=AT
    )

    kim.refresh_from_db()
    assert (kim.ended_on, kim.site.stage, made.reason) == (
        None,
        "active",
        "Berita acaranya belum ditandatangani.",
    )
    assert [each.text for each in history_of_kim(kim, AT.date())][:2] == [
        "Pembubaran: ditolak",
        "Pembubaran: dikirim ke dinas",
    ]


# Dissolution
# -----------------------------------------------------------------------------
def test_a_dissolved_kim_leaves_the_counts_of_today_and_stays_in_those_of_before() -> None:
    kim, chair = chaired()
    other = build.kim()
    place = build.region("6112")
    save_snapshots(date(2026, 5, 1))
    carried_out(kim, chair)
    save_snapshots(date(2026, 5, 13))

    stored = Snapshot.objects.filter(region="6112").order_by("on").values_list("on", "kims")
    assert list(stored) == [(date(2026, 5, 1), 2), (date(2026, 5, 13), 1)]
    assert [row.pk for row in directory(place, on=SINCE).kims] == [other.pk]
    assert _tally("6112") == 1
    counted = [
        counts_by_child(place, on)["611201"].kims for on in (SINCE - timedelta(days=1), SINCE)
    ]
    assert counted == [2, 1]


def test_its_site_stays_readable_says_so_and_takes_nothing_new(reader: Reader) -> None:
    kim, chair = chaired("kim-lama")
    story = build.story(kim, Stage.PUBLISHED, title="Parit dibersihkan warga")
    build.story(kim, Stage.VERIFIED, author=chair)
    carried_out(kim, chair)
    kim.site.refresh_from_db()

    home = reader("kim-lama").get("/").content.decode()
    assert "KIM ini sudah dibubarkan" in home
    assert "Parit dibersihkan warga" in home
    assert reader("kim-lama").get(story.path).status_code == 200
    assert kim.site.stage == LifeStage.DISSOLVED
    with pytest.raises(closed_features.FeatureClosed):
        writing.write(
            kim.site,
            content=build.words(),
            source=build.source(),
            sensitivities=(),
            by=chair,
            at=AT,
        )


def test_all_roles_end_and_no_door_stays_open(ruang: Callable[[Person], Client]) -> None:
    kim, chair = chaired()
    build.member(kim, Role.EDITOR)
    carried_out(kim, chair)

    assert members_of(kim.site, AT) == []
    assert ruang(chair).get(f"/s/{kim.site.label}/").status_code == 404
    assert Grant.objects.filter(site=kim.site, ends_at=AT).count() == 2


def test_its_number_is_never_given_again() -> None:
    kim, chair = chaired()
    carried_out(kim, chair)

    assert build.kim().number == f"{build.TELUK_KAPUAS}02"


def test_the_proof_says_what_has_become_of_it_and_names_nobody_new(reader: Reader) -> None:
    kim, chair = chaired("kim-lama")
    carried_out(kim, chair, why="Pak Jamhari pindah rumah.")
    proof = reader("kim-lama").get("/sk/").content.decode()

    assert "Dibubarkan 12 Mei 2026" in proof
    assert "SK berlaku" not in proof
    for name in ("Pak Jamhari", chair.name):
        assert name not in proof


def test_nothing_more_is_asked_of_what_has_ended() -> None:
    kim, chair = chaired()
    officer = build.officer("6112")
    renewal = renewing.begin_renewal(kim, today=AT.date(), by=officer, at=AT)
    made = carried_out(kim, chair)

    assert [
        gap.text for gap in gaps_of(Application.objects.get(pk=renewal.pk), rulings_for(kim.region))
    ] == ["KIM ini sudah dibubarkan atau bergabung ke KIM lain. Tidak ada lagi yang bisa diubah."]
    with pytest.raises(acts.KimHasEnded):
        acts.begin_act(kim, kind=ActKind.MOVE, by=officer, at=AT)
    with pytest.raises(WrongStep):
        checking.verify_application(made, findings={}, by=officer, at=AT)


def test_the_history_of_the_kim_tells_each_step() -> None:
    kim, chair = chaired()
    carried_out(kim, chair)

    assert [each.text for each in history_of_kim(kim, AT.date())] == [
        "Dibubarkan 12 Mei 2026",
        "Pembubaran: dikirim ke dinas",
        "Pembubaran: mulai diisi",
        "KIM baru: disahkan",
        "SK dicatat: 141/17/KPTS/2024",
        "Tercatat di daftar KIM",
        "KIM baru: dikirim ke dinas",
        "KIM baru: mulai diisi",
    ]


# Merger
# -----------------------------------------------------------------------------
@pytest.fixture
def merged() -> tuple[Kim, Kim, Person]:
    """A KIM with a story went into another; and a member of it."""
    kim, chair = chaired("kim-kecil")
    into, _ = chaired("kim-besar", NEIGHBOUR)
    member = build.member(kim, name="Siti Aminah")
    build.story(kim, Stage.PUBLISHED, title="Jembatan gantung selesai dicat")
    carried_out(kim, chair, ActKind.MERGER, into=into)
    return kim, into, member


def test_the_front_pages_lead_to_the_other_kim_for_good(
    merged: tuple[Kim, Kim, Person], reader: Reader
) -> None:
    for path in (
        "/",
        "/profil/",
        "/berita/",
        "/arsip/",
        "/kirim-kabar/",
        "/rss.xml",
        "/cari/?q=jembatan",
    ):
        answer = reader("kim-kecil").get(path)
        assert (answer.status_code, answer["Location"]) == (
            301,
            f"http://kim-besar.kim.localhost{path}",
        )


def test_what_it_published_stays_at_its_address_and_is_found_at_the_other_kim(
    merged: tuple[Kim, Kim, Person], reader: Reader
) -> None:
    kim, into, _member = merged
    placed = Placement.objects.get(portal=into.site)

    assert "Jembatan gantung selesai dicat" in reader("kim-besar").get("/").content.decode()
    page = reader("kim-kecil").get(placed.item.path).content.decode()
    assert "Jembatan gantung selesai dicat" in page
    assert f"Buka {into.name}" in page
    assert [hit.item.pk for hit in search(into.site, SearchQuery("jembatan")).hits] == [
        placed.item_id
    ]
    assert kim.site.stage == LifeStage.MERGED


def test_its_proof_says_where_it_went(merged: tuple[Kim, Kim, Person], reader: Reader) -> None:
    proof = reader("kim-kecil").get("/sk/").content.decode()

    assert f"Bergabung ke {merged[1].name} 12 Mei 2026" in proof


def test_members_come_into_the_other_kim_only_when_its_chair_asks_them(
    merged: tuple[Kim, Kim, Person],
) -> None:
    kim, into, member = merged

    assert not Grant.objects.filter(site=into.site, person=member).exists()
    assert member in [grant.person for grant in invitable_members(into.site, AT)]
    actions_of_chair = build.member(into, Role.CHAIR)
    build.accepted(into, member, by=actions_of_chair, at=AT)
    assert member not in [
        grant.person for grant in invitable_members(into.site, AT + timedelta(minutes=1))
    ]
    assert invitable_members(kim.site, AT) == []


def test_both_registers_tell_it(merged: tuple[Kim, Kim, Person]) -> None:
    kim, into, _member = merged

    assert history_of_kim(kim, AT.date())[0].text == f"Bergabung ke {into.name} 12 Mei 2026"
    assert history_of_kim(into, AT.date())[0].text == f"Menerima {kim.name}, nomor {kim.number}"


def test_a_kim_that_has_ended_takes_no_other_in() -> None:
    kim, chair = chaired()
    into, other_chair = chaired("", NEIGHBOUR)
    carried_out(into, other_chair)
    made = acts.begin_act(kim, kind=ActKind.MERGER, by=chair, at=AT)
    applying.fill_application(
        made,
        step=FormStep.ACT,
        values={"holds_from": SINCE, "why": "Begitu.", "into": into},
        by=chair,
        at=AT,
    )
    build_registry.paper(made, "putusan", at=AT)

    with pytest.raises(applying.ApplicationIncomplete):
        applying.send_application(made, by=chair, at=AT)


# Move
# -----------------------------------------------------------------------------
def test_a_moved_kim_gets_the_next_number_of_its_new_village_and_the_old_one_is_kept(
    reader: Reader,
) -> None:
    build.kim(NEIGHBOUR)
    kim, chair = chaired("kim-pindah")
    story = build.story(kim, Stage.PUBLISHED)
    assert story.item is not None
    carried_out(kim, chair, ActKind.MOVE, place=NEIGHBOUR)

    assert (kim.region_id, kim.number, kim.site.label) == (
        NEIGHBOUR,
        f"{NEIGHBOUR}02",
        "kim-pindah",
    )
    assert FormerNumber.objects.get().number == f"{build.TELUK_KAPUAS}01"
    assert build.kim().number == f"{build.TELUK_KAPUAS}02"
    assert (_tally(build.TELUK_KAPUAS), _tally(NEIGHBOUR), _tally("6112")) == (1, 2, 3)
    portals = set(
        Placement.objects.filter(item=story.item).values_list("portal__region_id", flat=True)
    )
    assert NEIGHBOUR in portals
    assert build.TELUK_KAPUAS not in portals
    proof = reader("kim-pindah").get("/sk/").content.decode()
    assert f"{build.TELUK_KAPUAS}01" in proof
    assert "sampai pindah 12 Mei 2026" in proof
    assert members_of(kim.site, AT)


def test_the_group_keeps_its_chair_and_its_decree_and_the_history_tells_both_numbers() -> None:
    kim, chair = chaired()
    carried_out(kim, chair, ActKind.MOVE, place=NEIGHBOUR)

    assert history_of_kim(kim, AT.date())[0].text == (
        f"Pindah ke {build.region(NEIGHBOUR).full_name} 12 Mei 2026. Nomor lama"
        f" {build.TELUK_KAPUAS}01, nomor baru {NEIGHBOUR}01"
    )
    assert [member.person for member in members_of(kim.site, AT)] == [chair]
    assert kim.decrees.count() == 1


def test_across_regencies_an_office_above_both_decides_and_waits_for_nobody() -> None:
    kim, chair = chaired()
    made = ask_for(kim, chair, ActKind.MOVE, place=BEYOND)

    for regency in ("6112", "6171"):
        with pytest.raises(PermissionDenied):
            checking.verify_application(
                made, findings=build_registry.fitting(made), by=build.officer(regency), at=AT
            )
    checking.verify_application(
        made, findings=build_registry.fitting(made), by=build.officer("61"), at=AT
    )
    kim.refresh_from_db()
    assert kim.number == f"{BEYOND}01"


def test_a_kim_does_not_move_to_where_it_is() -> None:
    kim, chair = chaired()
    made = acts.begin_act(kim, kind=ActKind.MOVE, by=chair, at=AT)
    applying.fill_application(
        made, step=FormStep.PLACE, values={"region": kim.region, "hamlet": ""}, by=chair, at=AT
    )

    assert "Tempat tujuannya sama dengan yang sekarang." in [
        gap.text for gap in gaps_of(made, rulings_for(kim.region))
    ]


def test_what_cannot_be_undone_stands_before_the_last_press_with_what_to_do_after_a_mistake(
    ruang: Door,
) -> None:
    kim, chair = chaired()
    draft = acts.begin_act(kim, kind=ActKind.DISSOLUTION, by=chair, at=AT)
    form = ruang(chair).get(f"/daftar-kim/{draft.code}/putusan/").content.decode()
    made = ask_for(kim, chair)
    desk = (
        ruang(build.officer("6112")).get(f"/s/kab-kubu-raya/permohonan/{made.pk}/").content.decode()
    )

    for page, press in (
        (form, 'value="kirim"' if 'value="kirim"' in form else 'name="kirim"'),
        (desk, 'value="sah"'),
    ):
        values = " ".join(page[: page.index(press)].split())
        assert "Sesudah 30 hari tidak bisa dibatalkan" in values
        assert f"{kim.name}, nomor {kim.number}, {kim.region.full_name}, tidak ada lagi" in values
        assert "didaftarkan lagi sebagai KIM baru, dengan nomor dan alamat baru" in values


def test_a_move_says_that_the_old_number_does_not_come_back(ruang: Door) -> None:
    kim, chair = chaired()
    made = ask_for(kim, chair, ActKind.MOVE, place=NEIGHBOUR)
    desk = (
        ruang(build.officer("6112")).get(f"/s/kab-kubu-raya/permohonan/{made.pk}/").content.decode()
    )

    assert "Nomor lama tidak kembali" in desk
    assert "tidak bisa dibatalkan" not in desk
