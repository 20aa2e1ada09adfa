"""An own name is served while its proof is there. Asking is not enough, nor having had it."""

from datetime import datetime, timedelta
from typing import Final

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from pytest_django import Settings

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.registry.models import Kim
from kimid.sites import actions, dns_lookup
from kimid.sites.dns_records import records_of
from kimid.sites.models import (
    MISSING_GRACE,
    NO_ANSWER_GRACE,
    NameState,
    OwnName,
    Pointing,
    ProofFinding,
)
from kimid.sites.own_names import NameRefused
from kimid.sites.proof_check import check_proof, proof_text
from kimid.sites.queries import (
    label_by_own_name,
    labels_by_name,
    may_have_certificate,
    names_to_check,
    names_with_problems,
)
from kimid.sites.schedule import check_name
from tests import build
from tests.names import Zone

pytestmark = pytest.mark.django_db

NAME: Final = "suka-maju.desa.id"
PROOF_AT: Final = f"_kimid.{NAME}"
NOW: Final = build.AT
DAY: Final = timedelta(days=1)


def _asked(kim: Kim, name: str = NAME) -> OwnName:
    return build.own_name(kim, name)


def _proven(zone: Zone, kim: Kim, name: str = NAME, *, main: bool = False) -> OwnName:
    own = build.own_name(kim, name, main=main, proven=True)
    zone.put(f"_kimid.{name}", "TXT", proof_text(own))
    return own


def _look(own: OwnName, at: datetime) -> OwnName:
    """What the worker does every hour."""
    check_name.func(own.pk, at=at)
    own.refresh_from_db()
    return own


def test_asking_alone_serves_nothing(zone: Zone) -> None:
    own = _asked(build.kim())

    assert own.state == NameState.WAITING
    assert label_by_own_name(NAME) is None
    assert not may_have_certificate(NAME)


def test_the_proof_is_seen_and_the_name_leads_to_the_site(zone: Zone) -> None:
    kim = build.kim(label="kim-satu")
    own = _asked(kim)
    chair = build.member(kim, Role.CHAIR)
    zone.put(PROOF_AT, "TXT", "v=spf1 -all", proof_text(own))

    assert check_proof(own, by=chair, at=NOW).finding == ProofFinding.SEEN

    own.refresh_from_db()
    assert (own.state, own.proven_at, own.seen_at) == (NameState.PROVEN, NOW, NOW)
    assert labels_by_name() == {NAME: "kim-satu"}
    assert may_have_certificate(NAME)
    kim.site.refresh_from_db()
    assert kim.site.own_name == ""  # that is a step of its own
    assert Event.objects.filter(kind="site.name_proven", site_id=kim.site_id).count() == 1


@pytest.mark.parametrize(
    ("at", "finding"),
    [
        (None, ProofFinding.ABSENT),
        (NAME, ProofFinding.AT_NAME),
        (f"_kimid.{NAME}.{NAME}", ProofFinding.DOUBLED),
    ],
)
def test_a_proof_in_the_wrong_place_is_no_proof_but_is_named(
    zone: Zone, at: str | None, finding: ProofFinding
) -> None:
    own = _asked(build.kim())
    if at:
        zone.put(at, "TXT", proof_text(own))

    assert _look(own, NOW).finding == finding
    assert not own.is_proven


@pytest.mark.parametrize(
    "record", ["kimid=", "kimid=salah", "{proof}x", "x{proof}", "KIMID={token}", "{token}"]
)
def test_a_record_that_is_nearly_right_proves_nothing(zone: Zone, record: str) -> None:
    own = _asked(build.kim())
    zone.put(PROOF_AT, "TXT", record.format(proof=proof_text(own), token=own.token))

    assert not _look(own, NOW).is_proven
    assert own.finding in (ProofFinding.OTHER, ProofFinding.ABSENT)


def test_a_name_server_that_fails_or_says_nothing_proves_nothing_and_takes_nothing(
    zone: Zone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dns_lookup, "QUERY_TIMEOUT", 0.2)
    waiting = _asked(build.kim(), "lain.desa.id")
    proven = _proven(zone, build.kim())
    zone.silent |= {"_kimid.lain.desa.id", PROOF_AT}
    assert _look(waiting, NOW).finding == ProofFinding.NO_ANSWER
    assert not waiting.is_proven
    assert _look(proven, NOW + DAY).is_proven
    zone.silent.clear()
    zone.broken.add(PROOF_AT)
    assert _look(proven, NOW + MISSING_GRACE + DAY).is_proven
    assert proven.served_until is None


def test_a_name_that_nobody_answers_for_is_lost_after_long(zone: Zone) -> None:
    own = _proven(zone, build.kim())
    zone.broken.add(PROOF_AT)

    assert _look(own, NOW + NO_ANSWER_GRACE - timedelta(seconds=1)).is_proven
    assert _look(own, NOW + NO_ANSWER_GRACE).is_lost


def test_two_groups_want_one_name_and_only_who_proves_it_gets_it(zone: Zone) -> None:
    one = build.kim(label="kim-satu")
    two = build.kim(label="kim-dua")
    first = _asked(one)
    second = _asked(two)
    assert first.token != second.token
    zone.put(PROOF_AT, "TXT", proof_text(second))

    assert not _look(first, NOW).is_proven
    assert first.finding == ProofFinding.OTHER
    assert _look(second, NOW).is_proven
    assert labels_by_name() == {NAME: "kim-dua"}


def test_with_both_proofs_there_the_first_keeps_the_name(zone: Zone) -> None:
    one = build.kim(label="kim-satu")
    two = build.kim(label="kim-dua")
    first = _asked(one)
    second = _asked(two)
    zone.put(PROOF_AT, "TXT", proof_text(first), proof_text(second))
    _look(first, NOW)

    with pytest.raises(actions.NameActionRefused, match="masih dipakai situs lain"):
        check_proof(second, by=build.member(two, Role.CHAIR), at=NOW)

    second.refresh_from_db()
    assert not second.is_proven
    assert labels_by_name() == {NAME: "kim-satu"}


def test_the_database_itself_lets_one_name_be_proven_once(zone: Zone) -> None:
    _proven(zone, build.kim())
    other = _asked(build.kim())

    with pytest.raises(IntegrityError), transaction.atomic():
        OwnName.objects.filter(pk=other.pk).update(
            state=NameState.PROVEN, proven_at=NOW, seen_at=NOW
        )


def test_a_lapsed_name_that_still_points_here_is_not_taken_with_the_old_proof(zone: Zone) -> None:
    """The owner is gone, the DNS records remain. Only who can write a new record gets the name."""
    village = build.kim(label="kim-satu")
    thief = build.kim(label="kim-dua")
    own = _proven(zone, village)
    actions.give_back_name(own, by=build.member(village, Role.CHAIR), at=NOW)

    taken = _look(_asked(thief), NOW)
    again = _look(_asked(village), NOW)

    assert [taken.is_proven, again.is_proven] == [False, False]
    assert label_by_own_name(NAME) is None


def test_a_proof_that_is_gone_is_warned_about_and_then_counts_no_more(zone: Zone) -> None:
    kim = build.kim(label="kim-satu")
    own = _proven(zone, kim, main=True)
    zone.put(PROOF_AT, "TXT")
    gone = NOW + 10 * DAY

    _look(own, gone)
    assert own.is_proven
    assert own.served_until == gone + MISSING_GRACE
    assert names_with_problems(kim.site) == [own]
    _look(own, gone + MISSING_GRACE - timedelta(minutes=1))
    assert labels_by_name() == {NAME: "kim-satu"}

    _look(own, gone + MISSING_GRACE)
    kim.site.refresh_from_db()
    assert own.is_lost
    assert labels_by_name() == {}
    assert kim.site.url == "http://kim-satu.kim.localhost/"
    assert names_with_problems(kim.site) == [own]
    assert Event.objects.get(kind="site.name_lost").actor_kind == "system"


def test_a_proof_that_comes_back_in_time_mends_it(zone: Zone) -> None:
    kim = build.kim()
    own = _proven(zone, kim)
    zone.put(PROOF_AT, "TXT")
    _look(own, NOW + DAY)
    zone.put(PROOF_AT, "TXT", proof_text(own))

    _look(own, NOW + 2 * DAY)

    assert own.missing_since is None
    assert names_with_problems(kim.site) == []
    assert _look(own, NOW + 2 * DAY + MISSING_GRACE).is_proven


def test_a_new_owner_who_proves_the_name_gets_it_once_the_old_proof_has_run_out(zone: Zone) -> None:
    old = build.kim(label="kim-satu")
    new = build.kim(label="kim-dua")
    before = _proven(zone, old, main=True)
    after = _asked(new)
    zone.put(PROOF_AT, "TXT", proof_text(after))
    _look(before, NOW + DAY)
    assert not _look(after, NOW + DAY).is_proven

    _look(before, NOW + DAY + MISSING_GRACE)
    assert _look(after, NOW + DAY + MISSING_GRACE).is_proven
    assert labels_by_name() == {NAME: "kim-dua"}


def test_the_hour_of_a_check_is_no_event_unless_something_is_new(zone: Zone) -> None:
    own = _proven(zone, build.kim())
    _look(own, NOW + DAY)
    events = Event.objects.count()

    _look(own, NOW + 2 * DAY)

    assert Event.objects.count() == events
    assert (own.checked_at, own.seen_at) == (NOW + 2 * DAY, NOW + 2 * DAY)


def test_the_worker_looks_each_day_and_each_hour_where_something_is_missing(zone: Zone) -> None:
    kim = build.kim()
    proven = _proven(zone, kim)
    waiting = _asked(kim, "kim.suka-maju.desa.id")
    _look(proven, NOW)
    _look(waiting, NOW)

    def due(after: timedelta) -> set[OwnName]:
        return set(names_to_check(NOW + after))

    assert due(timedelta(minutes=30)) == set()
    assert due(timedelta(hours=1)) == {waiting}
    assert due(DAY) == {waiting, proven}
    assert due(15 * DAY) == {proven}  # whoever never proved it presses the button
    OwnName.objects.filter(pk=proven.pk).update(missing_since=NOW)
    assert due(timedelta(hours=1)) == {waiting, proven}
    OwnName.objects.filter(pk=proven.pk).update(state=NameState.LOST)
    assert due(DAY) == {waiting}


def test_only_a_proven_name_becomes_the_main_address(zone: Zone) -> None:
    kim = build.kim(label="kim-satu")
    own = _asked(kim)
    chair = build.member(kim, Role.CHAIR)

    with pytest.raises(actions.NameActionRefused):
        actions.ask_for_main_address(own, by=chair, at=NOW)

    kim.site.refresh_from_db()
    assert kim.site.host == "kim-satu.kim.localhost"


def test_only_the_chair_brings_a_name(zone: Zone) -> None:
    kim = build.kim()
    own = _asked(kim)
    for who in (
        build.member(kim),
        build.member(kim, Role.EDITOR),
        build.member(build.kim(), Role.CHAIR),
        build.officer("61"),
    ):
        with pytest.raises(PermissionDenied):
            actions.ask_for_name(kim.site, name="lain.desa.id", by=who, at=NOW)
        with pytest.raises(PermissionDenied):
            actions.give_back_name(own, by=who, at=NOW)


def test_a_site_asks_for_three_names_and_for_none_twice(zone: Zone) -> None:
    kim = build.kim()
    chair = build.member(kim, Role.CHAIR)
    for name in (NAME, f"www.{NAME}", "kimsukamaju.id"):
        actions.ask_for_name(kim.site, name=name, by=chair, at=NOW)

    for name, words in ((NAME, "sudah ada"), ("lain.desa.id", "Sudah ada 3")):
        with pytest.raises(NameRefused, match=words):
            actions.ask_for_name(kim.site, name=name, by=chair, at=NOW)


def test_what_to_write_at_the_registrar(settings: Settings) -> None:
    settings.POINTS_TO = ["203.0.113.7", "2001:db8::7"]
    kim = build.kim(label="kim-satu")
    itself = records_of(_asked(kim))
    front = records_of(_asked(kim, "kim.suka-maju.desa.id"))

    assert (itself.zone, itself.proof.name, itself.proof.full_name) == (NAME, "_kimid", PROOF_AT)
    assert [(row.kind, row.name, row.value) for row in itself.address_records] == [
        ("A", "@", "203.0.113.7"),
        ("AAAA", "@", "2001:db8::7"),
    ]
    assert (front.zone, front.proof.name) == (NAME, "_kimid.kim")
    assert [(row.kind, row.name, row.value) for row in front.address_records] == [
        ("CNAME", "kim", "kim-satu.kim.localhost")
    ]


@pytest.mark.parametrize(
    ("lines", "pointing"),
    [
        ({}, Pointing.NOWHERE),
        ({"A": ["203.0.113.7"]}, Pointing.HERE),
        ({"A": ["203.0.113.7"], "AAAA": ["2001:db8::9"]}, Pointing.ELSEWHERE),
        ({"A": ["198.51.100.1"]}, Pointing.ELSEWHERE),
    ],
)
def test_where_a_name_leads_is_advice_and_no_condition(
    zone: Zone, settings: Settings, lines: dict[str, list[str]], pointing: Pointing
) -> None:
    settings.POINTS_TO = ["203.0.113.7"]
    own = _asked(build.kim())
    zone.put(PROOF_AT, "TXT", proof_text(own))
    for kind, values in lines.items():
        zone.put(NAME, kind, *values)

    assert _look(own, NOW).pointing == pointing
    assert own.is_proven


def test_a_certificate_is_for_names_that_lead_to_a_site(zone: Zone) -> None:
    kim = build.kim(label="kim-satu")
    build.portal("61")
    _proven(zone, kim)
    _asked(build.kim(), "lain.desa.id")

    ours = [
        "kim.localhost",
        "ruang.localhost",
        "media.localhost",
        "kim-satu.kim.localhost",
        "kalimantan-barat.kim.localhost",
    ]
    assert [
        name for name in (*ours, NAME, NAME.upper(), f"{NAME}.") if not may_have_certificate(name)
    ] == []
    others = [
        "lain.desa.id",
        f"www.{NAME}",
        "desa.id",
        "",
        ".",
        "x.kim-satu.kim.localhost",
        "kim-dua.kim.localhost",
        "127.0.0.1",
    ]
    others += [
        "teluk-kapuas-6112012012.kim.localhost",
        f"{NAME}/x",
        f"{NAME}\x00",
        f"a@{NAME}",
        "a" * 5_000,
    ]
    assert [name for name in others if may_have_certificate(name)] == []
