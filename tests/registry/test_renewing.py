"""A decree ends, its KIM is reminded, gets a new one, and loses nothing by it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import pytest
from django.core.exceptions import PermissionDenied

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.people.models import Person
from kimid.registry import actions
from kimid.registry.checking import Part, gaps_of, parts_of
from kimid.registry.flow import Step
from kimid.registry.history import history_of_kim
from kimid.registry.models import Application, Kim, Officer
from kimid.registry.policies import rulings
from kimid.registry.queries import Part as RegisterPart
from kimid.registry.queries import decree_of, directory, officers_of
from kimid.registry.renewing import latest_decree, open_renewal, reminder_of
from kimid.registry.upkeep import remind_at
from tests import build

pytestmark = pytest.mark.django_db

ENDS: Final = date(2029, 6, 30)
DAY: Final = timedelta(days=1)
THEN: Final = datetime(2029, 6, 1, 3, 0, tzinfo=UTC)


def _kim() -> tuple[Kim, Person]:
    """A KIM whose decree ends on 30 June 2029, and its chair."""
    kim = build.application(step=Step.VERIFIED).kim
    assert kim is not None
    return kim, build.member(kim, Role.CHAIR, name="Hasan Basri")


def _renewal(kim: Kim, chair: Person, **said: Any) -> Application:
    made = actions.begin_renewal(kim, today=THEN.date(), by=chair, at=THEN)
    decree: dict[str, Any] = {
        "decree_number": "141/30/KPTS/2029",
        "issuer": "kepala",
        "issuer_name": "Hj. Salmah",
        "issued_on": date(2029, 7, 1),
        "valid_until": date(2033, 6, 30),
    }
    officers = [{"post": "Ketua", "name": "Siti Rahmah"}, {"post": "Sekretaris", "name": "Hasan Basri"}]
    people = {"officers": officers, "members": made.members}
    actions.fill(made, part=Part.PEOPLE, said=people | said, by=chair, at=THEN)
    actions.fill(made, part=Part.PAPERS, said=decree | said, by=chair, at=THEN)
    for kind in ("sk", "berita-acara"):
        build.paper(made, kind, at=THEN)
    return made


@pytest.mark.parametrize(
    ("today", "tone", "title"),
    [
        (ENDS - 91 * DAY, None, ""),
        (ENDS - 90 * DAY, "plain", "SK berakhir 90 hari lagi"),
        (ENDS - 30 * DAY, "warn", "SK berakhir 30 hari lagi"),
        (ENDS - 7 * DAY, "warn", "SK berakhir 7 hari lagi"),
        (ENDS, "warn", "SK berakhir hari ini"),
        (ENDS + DAY, "bad", "SK berakhir 30 Juni 2029"),
    ],
)
def test_the_group_reads_how_long_its_decree_still_counts(today: date, tone: str | None, title: str) -> None:
    kim, _chair = _kim()
    said = reminder_of(latest_decree(kim, today), today)

    assert (said.tone if said else None, said.title if said else "") == (tone, title)


def test_each_kim_is_reminded_once_at_ninety_thirty_and_seven_days() -> None:
    kim, _chair = _kim()
    for back in range(100, -10, -1):
        for _ in range(2):
            remind_at(datetime(2029, 6, 29, 22, 30, tzinfo=UTC) - back * DAY)  # the morning of the 30th in Pontianak

    told = Event.objects.filter(kind="kim.reminded", thing_id=str(kim.pk)).order_by("pk")
    assert [row.facts["days"] for row in told] == [90, 30, 7]


def test_a_worker_that_was_down_for_two_days_reminds_all_the_same() -> None:
    kim, _chair = _kim()
    remind_at(datetime(2029, 6, 2, 0, 0, tzinfo=UTC))  # 28 days before the end

    assert [row.facts["days"] for row in Event.objects.filter(kind="kim.reminded", thing_id=str(kim.pk))] == [30]


def test_an_ended_decree_leaves_the_count_and_the_kim_stays() -> None:
    kim, _chair = _kim()
    place = build.region("6112")

    assert [row.pk for row in directory(place, part=RegisterPart.WITH_DECREE, on=ENDS).kims] == [kim.pk]
    assert directory(place, part=RegisterPart.WITH_DECREE, on=ENDS + DAY).kims == []
    assert directory(place, on=ENDS + DAY).total == 1


def test_the_history_tells_on_which_day_a_decree_ended() -> None:
    kim, _chair = _kim()
    number = kim.decrees.get().number

    assert f"SK berakhir: {number}" not in [each.what for each in history_of_kim(kim, ENDS)]
    told = history_of_kim(kim, ENDS + DAY)[0]
    assert (told.what, told.at) == (f"SK berakhir: {number}", datetime(2029, 6, 30, 17, 0, tzinfo=UTC))  # midnight in the west


def test_a_decree_that_another_follows_without_a_gap_is_not_told_as_ended() -> None:
    kim, chair = _kim()
    made = _renewal(kim, chair)
    actions.send(made, by=chair, at=THEN)
    actions.verify(made, marks=build.fitting(made), by=build.officer("6112"), at=THEN)

    assert [each.what for each in history_of_kim(kim, date(2030, 1, 1)) if "berakhir" in each.what] == []


def test_a_renewal_after_the_end_begins_with_those_who_were_there_last() -> None:
    kim, chair = _kim()
    after = ENDS + 40 * DAY

    made = actions.begin_renewal(kim, today=after, by=chair, at=THEN + 70 * DAY)

    assert officers_of(kim, after) == []
    assert [each["name"] for each in made.officers] == ["Hasan Basri", "Siti Rahmah"]


def test_a_renewal_begins_with_who_is_there_and_asks_for_people_and_papers_only() -> None:
    kim, chair = _kim()
    made = actions.begin_renewal(kim, today=THEN.date(), by=chair, at=THEN)

    assert parts_of(made) == (Part.PEOPLE, Part.PAPERS)
    assert [each["name"] for each in made.officers] == ["Hasan Basri", "Siti Rahmah"]
    assert len(made.members) == 9
    assert actions.begin_renewal(kim, today=THEN.date(), by=chair, at=THEN) == made


def test_a_verified_renewal_changes_decree_and_officers_and_nothing_else() -> None:
    kim, chair = _kim()
    Officer.objects.filter(name="Hasan Basri").update(person=chair)
    before = (kim.number, kim.site_id, kim.name)
    made = _renewal(kim, chair)
    actions.send(made, by=chair, at=THEN)
    done = actions.verify(made, marks=build.fitting(made), by=build.officer("6112"), at=THEN)

    kim.refresh_from_db()
    assert (done.kim, (kim.number, kim.site_id, kim.name), Kim.objects.count()) == (kim, before, 1)
    new = decree_of(kim, date(2030, 1, 1))
    assert new is not None
    assert new.number == "141/30/KPTS/2029"
    assert [(each.post, each.name, each.person_id) for each in officers_of(kim, date(2029, 7, 1))] == [
        ("Ketua", "Siti Rahmah", None),
        ("Sekretaris", "Hasan Basri", chair.pk),
    ]
    # Until the day before, those of the old decree were the officers.
    assert [each.post for each in officers_of(kim, ENDS)] == ["Ketua", "Seksi"]
    assert [each.what for each in history_of_kim(kim, date(2029, 7, 1))][:3] == [
        "SK baru atau ganti pengurus: disahkan",
        "Pengurus baru dicatat",
        "SK dicatat: 141/30/KPTS/2029",
    ]
    assert open_renewal(kim) is None


def test_the_number_of_a_decree_that_is_recorded_already_is_not_taken_again() -> None:
    kim, chair = _kim()
    made = _renewal(kim, chair, decree_number="141/17/KPTS/2024")

    assert [gap.words for gap in gaps_of(made, rulings(kim.region))] == [
        "SK dengan nomor ini sudah tercatat. Tulis nomor SK yang baru."
    ]


def test_nobody_but_the_chair_and_offices_above_asks_for_a_new_decree() -> None:
    kim, _chair = _kim()
    for stranger in (
        build.member(kim),
        build.member(kim, Role.EDITOR),
        build.member(build.kim(), Role.CHAIR),
        build.officer("62"),
    ):
        with pytest.raises(PermissionDenied):
            actions.begin_renewal(kim, today=THEN.date(), by=stranger, at=THEN)
    actions.begin_renewal(kim, today=THEN.date(), by=build.officer("6112"), at=THEN)


def test_a_renewal_lets_nobody_in() -> None:
    kim, chair = _kim()
    made = _renewal(kim, chair)
    actions.send(made, by=chair, at=THEN)
    actions.verify(made, marks=build.fitting(made), by=build.officer("6112"), at=THEN)

    with pytest.raises(actions.NotOpen):
        actions.let_founder_in(made, by=chair, at=THEN)
