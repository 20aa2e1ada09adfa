"""The form of a region: what stands above stays, what is added holds below, and a round keeps what
it began with.
"""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from kimid.evaluation.actions import entries, indicators, opening
from kimid.evaluation.defaults import create_default_forms
from kimid.evaluation.models import AnswerKind, Indicator, Round, RoundIndicator, RoundKind
from kimid.evaluation.region_form import form_of, indicators_of
from kimid.evaluation.scoring import final_value, format_points, points_of, total_of
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.registry import measures
from kimid.registry.measures import Measurement, measurement_of
from tests import build
from tests.conftest import Door
from tests.evaluation import rounds

pytestmark = pytest.mark.django_db

OWN = indicators.IndicatorData(
    "Berapa kali siaran keliling?",
    AnswerKind.NUMBER,
    20,
    "Juknis kabupaten 2024",
    full=4,
    unit="kali",
)


def test_a_new_house_begins_with_forms_of_its_own_that_say_whose_they_are() -> None:
    build.region("00")

    assert (create_default_forms(build.AT), create_default_forms(build.AT)) == (16, 0)
    assert {row.basis for row in Indicator.objects.all()} == {
        "Bawaan kim.id, belum ada juknis nasional"
    }
    assert [sum(row["weight"] for row in form_of(build.region("00"), of)) for of in RoundKind] == [
        100,
        100,
    ]


def test_what_a_regency_adds_holds_below_it_and_nowhere_else_and_above_nothing_goes() -> None:
    regency = build.region("6112")
    neighbour = build.region("6171")
    create_default_forms(build.AT)
    above = [row.question for row in indicators_of(regency, RoundKind.YEARLY)]

    added = indicators.add_indicator(
        regency, round_kind=RoundKind.YEARLY, data=OWN, by=build.officer("6112"), at=build.AT
    )

    assert [row.question for row in indicators_of(build.region(), RoundKind.YEARLY)] == [
        *above,
        OWN.question,
    ]
    assert [row.question for row in indicators_of(neighbour, RoundKind.YEARLY)] == above
    with pytest.raises(PermissionDenied):
        indicators.retire_indicator(
            Indicator.objects.filter(region="00").earliest("pk"),
            by=build.officer("6112"),
            at=build.AT,
        )
    indicators.retire_indicator(added, by=build.officer("6112"), at=build.AT)
    assert [row.question for row in indicators_of(regency, RoundKind.YEARLY)] == above


def test_a_round_keeps_the_form_it_was_opened_with() -> None:
    running = rounds.round_of(kind=RoundKind.YEARLY)
    asked = running.form
    for row in Indicator.objects.filter(region="00"):
        indicators.retire_indicator(row, by=build.officer("00"), at=build.AT)

    assert Round.objects.get(pk=running.pk).form == asked
    assert form_of(build.region("6112"), RoundKind.YEARLY) == []


def test_a_round_is_opened_once_under_its_name_and_days_only_move_on() -> None:
    running = rounds.round_of()
    officer = build.officer("6112")
    days = opening.RoundDays(running.entries_until, running.regency_until)
    plan = opening.RoundPlan(RoundKind(running.kind), running.title, running.year, days)

    with pytest.raises(opening.AlreadyOpen):
        opening.open_round(build.region("6112"), plan=plan, by=officer, at=build.AT)
    earlier = opening.RoundDays(running.entries_until, build.AT.date() + timedelta(days=11))
    with pytest.raises(ValueError, match="regency_until"):
        opening.extend_round(running, days=earlier, by=officer, at=build.AT)
    later = opening.RoundDays(running.entries_until + timedelta(days=3), running.regency_until)
    opening.extend_round(running, days=later, by=officer, at=build.AT)
    assert Round.objects.get(pk=running.pk).entries_until == later.entries_until


def test_a_round_that_no_group_has_begun_is_taken_back() -> None:
    running = rounds.round_of()
    officer = build.officer("6112")

    opening.delete_round(running, by=officer, at=build.AT)

    assert not Round.objects.filter(pk=running.pk).exists()
    event = Event.objects.get(kind="evaluation.taken_back", subject_id=str(running.pk))
    assert event.data["title"] == running.title


def test_a_round_that_a_group_has_begun_stays() -> None:
    running = rounds.round_of()
    kim = rounds.decreed(build.kim())
    editor = build.member(kim, Role.EDITOR)
    entries.save_answers(kim, into=running, answers={}, version=0, by=editor, at=build.AT)

    with pytest.raises(opening.AlreadyBegun):
        opening.delete_round(running, by=build.officer("6112"), at=build.AT)
    assert Round.objects.filter(pk=running.pk).exists()


def test_no_office_takes_back_what_another_opened() -> None:
    running = rounds.round_of("6112")

    with pytest.raises(PermissionDenied):
        opening.delete_round(running, by=build.officer("6103"), at=build.AT)


def test_no_district_opens_a_round() -> None:
    days = opening.RoundDays(build.AT.date())
    plan = opening.RoundPlan(RoundKind.YEARLY, "Evaluasi", 2024, days)
    with pytest.raises(PermissionDenied):
        opening.open_round(build.region("611201"), plan=plan, by=build.officer("6112"), at=build.AT)


def test_another_subject_is_counted_by_registering_a_measure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kim = build.kim()
    monkeypatch.setattr(measures, "MEASURES", dict(measures.MEASURES))

    assert measurement_of("ternak", kim, 2024, build.AT) == Measurement(
        0, "Belum bisa dihitung di sini"
    )
    measures.register("ternak", "Ternak", lambda of, year, at: Measurement(year, of.name))
    assert measurement_of("ternak", kim, 2024, build.AT) == Measurement(2024, kim.name)


def test_the_house_counts_stories_of_the_year_decree_use_and_members() -> None:
    kim = rounds.decreed(build.kim())
    build.published(kim, 2)
    last = clock.day(clock.today(build.AT + timedelta(minutes=4), "WIB"))

    assert measurement_of("berita-terbit", kim, 2024, build.AT) == Measurement(2, "2 kabar")
    assert measurement_of("berita-terbit", kim, 2023, build.AT) == Measurement(0, "0 kabar")
    assert measurement_of("sk-berlaku", kim, 2024, build.AT) == Measurement(
        1, f"SK berlaku sampai 1 Januari 2034, nomor 141/{kim.pk}"
    )
    assert measurement_of("situs-dipakai", kim, 2024, build.AT) == Measurement(
        1, f"Terakhir dipakai {last}"
    )
    assert measurement_of("situs-dipakai", kim, 2024, build.AT + timedelta(days=31)).value == 0
    assert measurement_of("anggota", kim, 2024, build.AT) == Measurement(0, "0 orang")


def test_points_are_exact_and_rounded_only_in_words() -> None:
    form = form_of(rounds.round_of(kind=RoundKind.YEARLY).region, RoundKind.YEARLY)
    number = next(each for each in form if each["kind"] == AnswerKind.NUMBER)

    assert [
        format_points(points_of(number, value))
        for value in ("", "abc", "0", "5", "2,5", "12", "99")
    ] == [
        *("0,00", "0,00", "0,00"),
        *("41,67", "20,83", "100,00", "100,00"),
    ]
    words = RoundIndicator(**{**number, "kind": AnswerKind.TEXT})
    assert final_value(words, {"value": "Kami rajin."}, None) == ""
    assert (
        final_value(
            number, {"value": "12"}, {"mark": "differs", "value": "6", "note": "Notulennya enam."}
        )
        == "6"
    )
    assert (
        format_points(
            total_of(
                form,
                {
                    each["key"]: points_of(each, "1")
                    for each in form
                    if each["kind"] == AnswerKind.MEASURED
                },
            )
        )
        == "21,33"
    )


def test_an_office_opens_a_contest_and_adds_a_question_on_its_pages(ruang: Door) -> None:
    site = build.portal("6112")
    create_default_forms(build.AT)
    client = ruang(build.officer("6112"))
    path = f"/s/{site.ruang_label}/putaran/baru/lomba/"

    assert client.get(path).status_code == 200
    wrong = client.post(
        path,
        {
            "title": "Lomba",
            "year": f"{timezone.now().year}",
            "entries_until": "3 Januari 2037",
            "regency_until": "1 Januari 2037",
        },
    )
    assert wrong.status_code == 422
    assert "Isi tanggal sesudah 3 Januari 2037." in wrong.text
    form = f"/s/{site.ruang_label}/putaran/formulir/lomba/"
    lacking = client.post(form, {"question": "Yel-yel", "kind": "angka", "weight": "101"})
    assert [
        words in lacking.text
        for words in ("Isi angka dari 0 sampai 100.", "nilainya penuh", "Tulis dasarnya")
    ] == [True] * 3
    stored = client.post(
        form, {"question": "Yel-yel", "kind": "juri", "weight": "10", "basis": "Juknis 2027"}
    )
    assert stored.status_code == 302
    assert "Yel-yel" in client.get(form).text
