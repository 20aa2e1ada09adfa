"""An install in which visits with a letter had a table of their own: `./kim migrate` makes them
coaching visits, and loses none.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from kimid.cli import database
from kimid.events.models import Event
from kimid.lifecycle.models import CoachingVisit
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.reports.models import ReportPhoto
from kimid.reports.queries import visits_without_letter
from tests import build

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.all_sites]

_BEFORE: Final = ("reports", "0002_photos_of_coaching_visits")
_AT: Final = datetime(2025, 9, 2, 4, 0, tzinfo=UTC)
_ON: Final = date(2025, 9, 1)
_WORDS: Final = "Sinyal mati.\r\nHP ketua rusak."


def _old_visit(old: Any, kim: Kim | None, by: Person, result: str) -> Any:
    return old.get_model("reports.OfficialVisit").objects.create(
        office_id="61",
        region_id=kim.region_id if kim else "6112",
        kim_id=kim.pk if kim else None,
        on=_ON,
        letter_number=f"094/{result[:6]}",
        result=result,
        recorded_by_id=by.pk,
        recorded_at=_AT,
    )


def _old_photo(old: Any, visit: Any) -> None:
    old.get_model("reports.ReportPhoto").objects.create(
        kind="visit",
        name=f"foto-{visit.pk}",
        page_count=1,
        added_at=_AT,
        office_id="61",
        visit_id=visit.pk,
        caption="Di balai desa",
        taken_on=_ON,
    )


def _coached(kim: Kim, by: Person, result: str) -> CoachingVisit:
    """Its office had written down what came of a visit that a step down asked for."""
    since = _AT - timedelta(days=20)
    return CoachingVisit.objects.create(
        kim=kim,
        stage="quiet",
        since=since,
        next_step="Pinjamkan HP dinas.",
        result=result,
        done_at=_AT - timedelta(days=1),
        done_by=by,
    )


def _three_old_visits(first: Kim, second: Kim, province: Person) -> list[Any]:
    """Two with a photo and an event, and one of an office that was withdrawn."""
    old = MigrationExecutor(connection).loader.project_state(_BEFORE).apps
    visits = [
        _old_visit(old, first, province, _WORDS),
        _old_visit(old, second, province, "SK diperiksa."),
        _old_visit(old, None, province, "Rencana KIM baru."),
    ]
    visits[2].withdrawn_at = _AT + timedelta(days=2)
    visits[2].save()
    for visit in visits[:2]:
        _old_photo(old, visit)
        Event.objects.create(
            kind="visit.recorded",
            actor_kind="person",
            region_code="61",
            subject="reports.OfficialVisit",
            subject_id=str(visit.pk),
            happened_at=_AT,
        )
    return visits


def test_visits_of_two_tables_are_rows_of_one_with_photo_writer_and_events() -> None:
    build.region("61")
    first, second = build.kim("6112012001"), build.kim("6112012012")
    regency, province = build.officer("6112"), build.officer("61")
    kept = [_coached(first, regency, _WORDS), _coached(second, regency, "Tidak ada orang.")]
    call_command("migrate", *_BEFORE, verbosity=0)
    visits = _three_old_visits(first, second, province)

    database.apply_migrations()

    rows = list(CoachingVisit.objects.order_by("pk"))
    assert [
        (each.kim, each.result, each.stage, each.done_by, each.recorded_by) for each in rows
    ] == [
        (first, _WORDS, "quiet", regency, province),
        (second, "Tidak ada orang.", "quiet", regency, None),
        (second, "SK diperiksa.", "", province, province),
        (None, "Rencana KIM baru.", "", province, province),
    ]
    assert [row.pk for row in rows[:2]] == [each.pk for each in kept]
    assert [(row.letter_number, row.on, row.region_id) for row in rows if row.on] == [
        ("094/Sinyal", _ON, "6112012001"),
        ("094/SK dip", _ON, "6112012012"),
        ("094/Rencan", _ON, "6112"),
    ]
    assert rows[0].next_step == "Pinjamkan HP dinas."
    assert rows[3].withdrawn_at == _AT + timedelta(days=2)
    photos = ReportPhoto.objects.order_by("pk").values_list("visit", "name")
    assert list(photos) == [
        (rows[0].pk, f"foto-{visits[0].pk}"),
        (rows[2].pk, f"foto-{visits[1].pk}"),
    ]
    told = Event.objects.filter(kind="visit.recorded").order_by("pk")
    assert list(told.values_list("subject", "subject_id")) == [
        ("lifecycle.CoachingVisit", str(rows[0].pk)),
        ("lifecycle.CoachingVisit", str(rows[2].pk)),
    ]
    assert visits_without_letter(build.region("61"), _AT - timedelta(days=180)) == []
