"""Offices stop a KIM: two officers suspend it, its chair objects, the office above decides; one
closes it for security.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from kimid.events.models import Change, Event
from kimid.events.permissions import Role
from kimid.lifecycle.actions import silence, suspending
from kimid.lifecycle.models import StopReason, Threat
from kimid.lifecycle.queries import life_of
from kimid.lifecycle.rules import LifecyclePermission
from kimid.lifecycle.schedule import move_silent_kims
from kimid.newsroom.flow import Stage
from kimid.registry.defaults import create_default_rules
from kimid.registry.models import Kim
from kimid.sites.models import Site
from tests import build
from tests.conftest import Door as InRuang

pytestmark = pytest.mark.django_db

DAY: Final = timedelta(days=1)
_PROPOSAL: Final[dict[str, Any]] = {
    "reason": StopReason.MONEY,
    "words": "Menarik iuran dari warga.",
}


def _stage(kim: Kim) -> str:
    return Site.objects.get(pk=kim.site_id).stage


def _suspended(kim: Kim) -> Kim:
    office = kim.region_id[:4]
    suspending.propose_suspension(kim, **_PROPOSAL, by=build.officer(office), at=build.AT)
    return suspending.agree_to_suspend(kim, by=build.officer(office), at=build.AT)


def _quarantined() -> Kim:
    kim = build.kim()
    return suspending.quarantine(
        kim, threat=Threat.GAMBLING, words="Tautan judi.", by=build.officer("6112"), at=build.AT
    )


def test_one_officer_alone_suspends_nobody() -> None:
    kim = build.kim()
    officer = build.officer("6112")
    suspending.propose_suspension(kim, **_PROPOSAL, by=officer, at=build.AT)

    with pytest.raises(PermissionDenied):
        suspending.agree_to_suspend(kim, by=officer, at=build.AT)
    assert _stage(kim) == "active"


@pytest.mark.parametrize(
    ("second", "may"),
    [("6112", True), ("61", True), ("00", True), ("611201", False), ("62", False)],
)
def test_the_second_officer_is_of_the_same_office_or_a_higher_one(second: str, may: bool) -> None:
    kim = build.kim()
    suspending.propose_suspension(kim, **_PROPOSAL, by=build.officer("6112"), at=build.AT)

    assert build.officer(second).has_perm(LifecyclePermission.AGREE_TO_SUSPEND, kim) is may


@pytest.mark.parametrize(
    ("asked", "may"), [("6112", False), ("61", True), ("00", True), ("62", False)]
)
def test_an_objection_is_decided_above_the_office_that_suspended(asked: str, may: bool) -> None:
    kim = _suspended(build.kim())
    suspending.appeal(
        kim, words="Iuran itu sukarela.", by=build.member(kim, Role.CHAIR), at=build.AT
    )

    assert build.officer(asked).has_perm(LifecyclePermission.ANSWER_APPEAL, kim) is may


def test_when_the_province_agreed_too_the_nation_decides_on_the_objection() -> None:
    kim = build.kim()
    province = build.officer("61")
    suspending.propose_suspension(kim, **_PROPOSAL, by=build.officer("6112"), at=build.AT)
    suspending.agree_to_suspend(kim, by=province, at=build.AT)

    assert not build.officer("61").has_perm(LifecyclePermission.ANSWER_APPEAL, kim)
    assert build.officer("00").has_perm(LifecyclePermission.ANSWER_APPEAL, kim)


@pytest.mark.parametrize(
    ("asked", "may"), [("6112", False), ("61", True), ("00", True), ("62", False)]
)
def test_one_officer_ends_a_suspension_but_none_of_an_office_below_the_one_that_suspended(
    asked: str, may: bool
) -> None:
    kim = build.kim()
    suspending.propose_suspension(kim, **_PROPOSAL, by=build.officer("6112"), at=build.AT)
    suspending.agree_to_suspend(kim, by=build.officer("61"), at=build.AT)

    if not may:
        with pytest.raises(PermissionDenied):
            suspending.end_suspension(kim, note="Selesai.", by=build.officer(asked), at=build.AT)
    else:
        suspending.end_suspension(kim, note="Selesai.", by=build.officer(asked), at=build.AT)

    assert _stage(kim) == ("active" if may else "suspended")


@pytest.mark.parametrize(("is_granted", "stage"), [(True, "active"), (False, "suspended")])
def test_the_answer_to_an_objection_ends_the_suspension_or_leaves_it(
    is_granted: bool, stage: str
) -> None:
    kim = _suspended(build.kim())
    chair = build.member(kim, Role.CHAIR)
    province = build.officer("61")
    suspending.appeal(kim, words="Iuran itu sukarela.", by=chair, at=build.AT)

    suspending.answer_appeal(
        kim, is_granted=is_granted, words="Sudah diperiksa.", by=province, at=build.AT
    )

    assert _stage(kim) == stage
    with pytest.raises(silence.LifeActionRefused):
        suspending.appeal(kim, words="Sekali lagi.", by=chair, at=build.AT)


def test_nobody_counts_the_silence_of_a_suspended_kim() -> None:
    kim = _suspended(build.kim())
    later = build.AT + 400 * DAY
    create_default_rules(build.AT)
    move_silent_kims.func(at=later)
    suspending.end_suspension(kim, note="Selesai.", by=build.officer("6112"), at=later)
    move_silent_kims.func(at=later + 29 * DAY)

    assert _stage(kim) == "active"


def test_a_suspension_is_not_lifted_by_ending_a_quarantine() -> None:
    kim = _suspended(build.kim())
    officer = build.officer("6112")
    suspending.quarantine(kim, threat=Threat.BREACH, words="", by=officer, at=build.AT)
    assert _stage(kim) == "quarantined"

    suspending.lift_quarantine(kim, note="Kata sandi diganti.", by=officer, at=build.AT)

    assert _stage(kim) == "suspended"


# Quarantine
# -----------------------------------------------------------------------------
@pytest.mark.parametrize(
    "path",
    ["/", "/profil/", "/berita/apa-saja-2222/", "/feed.xml", "/sitemap.xml", "/robots.txt", "/sk/"],
)
def test_every_address_of_a_quarantined_site_answers_the_plain_page(
    reader: Callable[[str], Client], path: str
) -> None:
    kim = _quarantined()

    answer = reader(kim.site.label).get(path)

    assert (answer.status_code, answer["Cache-Control"]) == (410, "no-store")
    assert "Situs ini ditutup sementara" in answer.text


def test_a_quarantine_is_told_to_every_level_above_and_to_the_group(ruang: InRuang) -> None:
    kim = _quarantined()

    for code in ("6112", "61", "00"):
        office = build.portal(code)
        assert (
            "1 situs KIM dikarantina"
            in ruang(build.officer(code)).get(f"/s/{office.ruang_label}/").text
        )
    assert "Dikarantina" in ruang(build.member(kim)).get(f"/s/{kim.site.label}/").text
    assert "Tautan judi." in ruang(build.member(kim)).get(f"/s/{kim.site.label}/keadaan/").text


def test_nobody_reads_the_titles_of_a_quarantined_site_elsewhere_until_it_is_open_again(
    reader: Callable[[str], Client], ruang: InRuang
) -> None:
    kim = build.kim()
    neighbour = build.kim()
    closed, other = (build.story(each, Stage.PUBLISHED).path for each in (kim, neighbour))
    office = ruang(build.officer("6112"))
    officer = build.officer("6112")
    build.portal("6112")

    def listed() -> list[tuple[bool, bool]]:
        pages = [
            reader("kab-kubu-raya").get(path).text
            for path in ("/", "/berita/", "/rss.xml", "/cari/?q=warga")
        ]
        pages += [reader("").get("/").text, office.get("/s/kab-kubu-raya/").text]
        return [(closed in page, other in page) for page in pages]

    before = listed()
    suspending.quarantine(kim, threat=Threat.GAMBLING, words="", by=officer, at=build.AT)
    during = listed()
    suspending.lift_quarantine(kim, note="Dibereskan.", by=officer, at=build.AT)

    assert before == listed() == [(True, True)] * 6
    assert during == [(False, True)] * 6


def test_a_released_site_is_as_it_was(reader: Callable[[str], Client]) -> None:
    kim = build.kim()
    story = build.story(kim, Stage.PUBLISHED)
    officer = build.officer("6112")
    suspending.quarantine(kim, threat=Threat.MALWARE, words="", by=officer, at=build.AT)
    suspending.lift_quarantine(kim, note="Berkas dibuang.", by=officer, at=build.AT)

    assert reader(kim.site.label).get(story.path).status_code == 200
    assert f"site:{kim.site_id}" in Change.objects.latest("pk").tags


def test_the_life_of_a_kim_keeps_no_words_or_names_in_the_record() -> None:
    kim = _suspended(build.kim())
    suspending.appeal(
        kim, words="Iuran itu sukarela.", by=build.member(kim, Role.CHAIR), at=build.AT
    )

    facts = str(list(Event.objects.filter(subject="registry.Kim").values_list("data", flat=True)))
    assert "iuran" not in facts.lower()
    assert [each.text for each in life_of(kim).history][:2] == [
        "Ketua mengajukan keberatan",
        "Ditangguhkan: Menarik uang atas nama KIM",
    ]
