"""A decree ends, its KIM is reminded, gets a new one, and loses nothing by it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import pytest
from django.core.exceptions import PermissionDenied

from kimid.applications.actions import applying, checking, renewing
from kimid.applications.checking import FormStep, form_steps_of, gaps_of
from kimid.applications.flow import ApplicationStep
from kimid.applications.models import Application
from kimid.applications.renewing import open_renewal
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.people.models import Person
from kimid.registry.decree_reminders import reminder_of
from kimid.registry.decree_standing import standing_of
from kimid.registry.history import history_of_kim
from kimid.registry.models import Kim, Officer
from kimid.registry.policies import rulings_for
from kimid.registry.queries import DirectoryFilter as RegisterPart
from kimid.registry.queries import current_decree_of, directory, officers_of
from kimid.registry.schedule import remind_of_decrees
from tests import build, build_registry

pytestmark = pytest.mark.django_db

ENDS: Final = date(2029, 6, 30)
DAY: Final = timedelta(days=1)
THEN: Final = datetime(2029, 6, 1, 3, 0, tzinfo=UTC)


def _kim() -> tuple[Kim, Person]:
    """A KIM whose decree ends on 30 June 2029, and its chair."""
    kim = build_registry.application(step=ApplicationStep.VERIFIED).kim
    assert kim is not None
    return kim, build.member(kim, Role.CHAIR, name="Hasan Basri")


def _renewal(kim: Kim, chair: Person, **values: Any) -> Application:
    made = renewing.begin_renewal(kim, today=THEN.date(), by=chair, at=THEN)
    decree: dict[str, Any] = {
        "decree_number": "141/30/KPTS/2029",
        "issuer": "kepala",
        "issuer_name": "Hj. Salmah",
        "issued_on": date(2029, 7, 1),
        "valid_until": date(2033, 6, 30),
    }
    officers = [
        {"post": "Ketua", "name": "Siti Rahmah"},
        {"post": "Sekretaris", "name": "Hasan Basri"},
    ]
    people = {"officers": officers, "members": made.members}
    applying.fill_application(made, step=FormStep.PEOPLE, values=people | values, by=chair, at=THEN)
    applying.fill_application(made, step=FormStep.PAPERS, values=decree | values, by=chair, at=THEN)
    for kind in ("sk", "berita-acara"):
        build_registry.paper(made, kind, at=THEN)
    return made


@pytest.mark.parametrize(
    ("today", "tone", "title"),
    [
        (ENDS - 91 * DAY, None, ""),
        (ENDS - 90 * DAY, "plain", "SK berlaku sampai 30 Juni 2029, 90 hari lagi"),
        (ENDS - 30 * DAY, "warn", "SK berlaku sampai 30 Juni 2029, 30 hari lagi"),
        (ENDS - 7 * DAY, "warn", "SK berlaku sampai 30 Juni 2029, 7 hari lagi"),
        (ENDS, "warn", "SK berlaku sampai 30 Juni 2029, hari terakhir"),
        (ENDS + DAY, "bad", "SK berakhir 30 Juni 2029"),
    ],
)
def test_the_group_reads_how_long_its_decree_still_counts(
    today: date, tone: str | None, title: str
) -> None:
    kim, _chair = _kim()
    reminder = reminder_of(standing_of(kim, today))

    assert (reminder.tone if reminder else None, reminder.title if reminder else "") == (
        tone,
        title,
    )


def test_each_kim_is_reminded_once_at_ninety_thirty_and_seven_days() -> None:
    kim, _chair = _kim()
    for back in range(100, -10, -1):
        for _ in range(2):
            remind_of_decrees.func(
                at=datetime(2029, 6, 29, 22, 30, tzinfo=UTC) - back * DAY
            )  # the morning of the 30th in Pontianak

    reminders = Event.objects.filter(kind="kim.reminded", subject_id=str(kim.pk)).order_by("pk")
    assert [row.data["days"] for row in reminders] == [90, 30, 7]


def test_a_worker_that_was_down_for_two_days_reminds_all_the_same() -> None:
    kim, _chair = _kim()
    remind_of_decrees.func(at=datetime(2029, 6, 2, 0, 0, tzinfo=UTC))  # 28 days before the end

    assert [
        row.data["days"]
        for row in Event.objects.filter(kind="kim.reminded", subject_id=str(kim.pk))
    ] == [30]


def test_an_ended_decree_leaves_the_count_and_the_kim_stays() -> None:
    kim, _chair = _kim()
    place = build.region("6112")

    assert [
        row.pk for row in directory(place, filter_by=RegisterPart.WITH_DECREE, on=ENDS).kims
    ] == [kim.pk]
    assert directory(place, filter_by=RegisterPart.WITH_DECREE, on=ENDS + DAY).kims == []
    assert directory(place, on=ENDS + DAY).total == 1


def test_the_history_tells_on_which_day_a_decree_ended() -> None:
    kim, _chair = _kim()
    number = kim.decrees.get().number

    assert f"SK berakhir: {number}" not in [each.text for each in history_of_kim(kim, ENDS)]
    entry = history_of_kim(kim, ENDS + DAY)[0]
    assert (entry.text, entry.at) == (
        f"SK berakhir: {number}",
        datetime(2029, 6, 30, 17, 0, tzinfo=UTC),
    )  # midnight in the west


def test_a_decree_that_another_follows_without_a_gap_is_not_told_as_ended() -> None:
    kim, chair = _kim()
    made = _renewal(kim, chair)
    applying.send_application(made, by=chair, at=THEN)
    checking.verify_application(
        made, findings=build_registry.fitting(made), by=build.officer("6112"), at=THEN
    )

    assert [
        each.text for each in history_of_kim(kim, date(2030, 1, 1)) if "berakhir" in each.text
    ] == []


def test_a_renewal_after_the_end_begins_with_those_who_were_there_last() -> None:
    kim, chair = _kim()
    after = ENDS + 40 * DAY

    made = renewing.begin_renewal(kim, today=after, by=chair, at=THEN + 70 * DAY)

    assert officers_of(kim, after) == []
    assert [each["name"] for each in made.officers] == ["Hasan Basri", "Siti Rahmah"]


def test_a_renewal_begins_with_who_is_there_and_asks_for_people_and_papers_only() -> None:
    kim, chair = _kim()
    made = renewing.begin_renewal(kim, today=THEN.date(), by=chair, at=THEN)

    assert form_steps_of(made) == (FormStep.PEOPLE, FormStep.PAPERS)
    assert [each["name"] for each in made.officers] == ["Hasan Basri", "Siti Rahmah"]
    assert len(made.members) == 9
    assert renewing.begin_renewal(kim, today=THEN.date(), by=chair, at=THEN) == made


def test_a_verified_renewal_changes_decree_and_officers_and_nothing_else() -> None:
    kim, chair = _kim()
    Officer.objects.filter(name="Hasan Basri").update(person=chair)
    before = (kim.number, kim.site_id, kim.name)
    made = _renewal(kim, chair)
    applying.send_application(made, by=chair, at=THEN)
    done = checking.verify_application(
        made, findings=build_registry.fitting(made), by=build.officer("6112"), at=THEN
    )

    kim.refresh_from_db()
    assert (done.kim, (kim.number, kim.site_id, kim.name), Kim.objects.count()) == (kim, before, 1)
    new = current_decree_of(kim, date(2030, 1, 1))
    assert new is not None
    assert new.number == "141/30/KPTS/2029"
    assert [
        (each.post, each.name, each.person_id) for each in officers_of(kim, date(2029, 7, 1))
    ] == [
        ("Ketua", "Siti Rahmah", None),
        ("Sekretaris", "Hasan Basri", chair.pk),
    ]
    # Until the day before, those of the old decree were the officers.
    assert [each.post for each in officers_of(kim, ENDS)] == ["Ketua", "Seksi"]
    assert [each.text for each in history_of_kim(kim, date(2029, 7, 1))][:3] == [
        "SK baru atau ganti pengurus: disahkan",
        "Pengurus baru dicatat",
        "SK dicatat: 141/30/KPTS/2029",
    ]
    assert open_renewal(kim) is None


def test_the_number_of_a_decree_that_is_recorded_already_is_not_taken_again() -> None:
    kim, chair = _kim()
    made = _renewal(kim, chair, decree_number="141/17/KPTS/2024")

    assert [gap.text for gap in gaps_of(made, rulings_for(kim.region))] == [
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
            renewing.begin_renewal(kim, today=THEN.date(), by=stranger, at=THEN)
    renewing.begin_renewal(kim, today=THEN.date(), by=build.officer("6112"), at=THEN)


def test_a_renewal_lets_nobody_in() -> None:
    kim, chair = _kim()
    made = _renewal(kim, chair)
    applying.send_application(made, by=chair, at=THEN)
    checking.verify_application(
        made, findings=build_registry.fitting(made), by=build.officer("6112"), at=THEN
    )

    with pytest.raises(applying.ApplicationClosed):
        applying.invite_founder(made, by=chair, at=THEN)
