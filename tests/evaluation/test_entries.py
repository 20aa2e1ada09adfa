"""A KIM fills in its entry: kept as it is typed, sent once, in time, with what is asked; and
nothing is ever lost.
"""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from kimid.applications.schedule import delete_old_applications
from kimid.evaluation.actions import entries, opening
from kimid.evaluation.models import (
    Answer,
    ContestLevel,
    EvidencePaper,
    Round,
    RoundEntry,
    RoundKind,
)
from kimid.evaluation.queries import rounds_for
from kimid.evaluation.schedule import remind_of_rounds
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.media import paper_storage
from tests import build
from tests.conftest import Door
from tests.evaluation import rounds

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media_dir")]


def test_an_entry_is_sent_to_the_regency_with_what_the_house_has_counted() -> None:
    kim = rounds.decreed(build.kim())
    running = rounds.round_of("00")
    build.published(kim, 3)

    sent = rounds.entry(kim, running)

    counted = [
        sent.answers[each["key"]]["value"] for each in running.form if each["kind"] == "terukur"
    ]
    assert counted == ["3"]
    assert (sent.decree_number, sent.video_seconds) == (f"141/{kim.pk}", 58)
    place = sent.participants.get()
    assert place.contest_level.region_id == "6112"
    assert (
        Event.objects.filter(kind="heat.entered", subject_id=str(place.contest_level_id)).count()
        == 1
    )


def test_an_entry_is_sent_once_and_does_not_change_after() -> None:
    kim = rounds.decreed(build.kim())
    running = rounds.round_of()
    writer = build.member(kim, Role.CHAIR)
    rounds.entry(kim, running, by=writer)

    with pytest.raises(entries.AlreadySent):
        entries.send_entry(kim, into=running, by=writer, at=build.AT)
    with pytest.raises(entries.AlreadySent):
        entries.save_answers(kim, into=running, answers={}, version=1, by=writer, at=build.AT)
    with pytest.raises(entries.AlreadySent):
        rounds.evidence(kim, running, by=writer)
    assert ContestLevel.objects.get().participants.count() == 1


def test_a_contest_wants_a_decree_a_presentation_and_a_film_of_a_minute() -> None:
    kim = build.kim()
    running = rounds.round_of()
    writer = build.member(kim, Role.EDITOR)
    values = rounds.answers(running) | {
        "video": Answer(value="https://contoh.id/film"),
        "video-detik": Answer(value="61"),
    }
    entries.save_answers(kim, into=running, answers=values, version=0, by=writer, at=build.AT)

    with pytest.raises(entries.EntryIncomplete) as missing:
        entries.send_entry(kim, into=running, by=writer, at=build.AT)

    assert [gap.field for gap in missing.value.gaps] == ["sk", "presentasi", "video", "video-detik"]
    assert RoundEntry.objects.get().sent_at is None


def test_an_answer_that_wants_a_proof_is_not_sent_without_one() -> None:
    kim = build.kim()
    running = rounds.round_of(kind=RoundKind.YEARLY)
    writer = build.member(kim, Role.EDITOR)
    wanted = [each["key"] for each in running.form if each["asks_evidence"]]
    entries.save_answers(
        kim, into=running, answers=rounds.answers(running), version=0, by=writer, at=build.AT
    )

    with pytest.raises(entries.EntryIncomplete) as missing:
        entries.send_entry(kim, into=running, by=writer, at=build.AT)
    assert [gap.field for gap in missing.value.gaps] == [f"{key}-story" for key in wanted]

    nothing = rounds.answers(running) | {
        wanted[0]: Answer(value="0"),
        wanted[1]: Answer(value="tidak"),
    }
    entries.save_answers(kim, into=running, answers=nothing, version=1, by=writer, at=build.AT)
    assert entries.send_entry(kim, into=running, by=writer, at=build.AT).sent_at == build.AT


def test_after_the_last_day_the_draft_stays_and_more_time_lets_it_go() -> None:
    kim = rounds.decreed(build.kim())
    running = rounds.round_of()
    writer = build.member(kim, Role.EDITOR)
    rounds.entry(kim, running, is_sent=False, by=writer)
    midnight = clock.start_of(running.entries_until + timedelta(days=1), "WIB")

    with pytest.raises(entries.TooLate):
        entries.send_entry(kim, into=running, by=writer, at=midnight)
    stored = entries.save_answers(
        kim, into=running, answers=rounds.answers(running), version=1, by=writer, at=midnight
    )
    assert stored.answers == rounds.answers(running)
    days = opening.RoundDays(running.entries_until + timedelta(days=2), running.regency_until)
    opening.extend_round(running, days=days, by=build.officer("6112"), at=midnight)
    assert entries.send_entry(kim, into=running, by=writer, at=midnight).is_sent


def test_the_last_second_of_the_last_day_is_in_time() -> None:
    kim = rounds.decreed(build.kim())
    running = rounds.round_of()
    last = clock.start_of(running.entries_until + timedelta(days=1), "WIB") - timedelta(seconds=1)

    assert rounds.entry(kim, running, at=last).sent_at == last


def test_two_phones_do_not_write_over_each_other() -> None:
    kim = build.kim()
    running = rounds.round_of()
    writer = build.member(kim, Role.EDITOR)
    entries.save_answers(
        kim, into=running, answers={"i1": Answer(value="satu")}, version=0, by=writer, at=build.AT
    )

    with pytest.raises(entries.EntryConflict):
        entries.save_answers(
            kim,
            into=running,
            answers={"i1": Answer(value="dua")},
            version=0,
            by=writer,
            at=build.AT,
        )
    assert RoundEntry.objects.get().answers == {"i1": {"value": "satu"}}


def test_the_same_words_sent_twice_are_kept_once() -> None:
    kim = build.kim()
    running = rounds.round_of()
    writer = build.member(kim, Role.EDITOR)
    words = {"i1": Answer(value="satu")}

    stored = [
        entries.save_answers(
            kim, into=running, answers=words, version=0, by=writer, at=build.AT
        ).version
        for _ in range(2)
    ]

    assert stored == [1, 1]


def test_the_papers_of_an_entry_outlive_the_nightly_tidying_and_go_when_they_are_left_out() -> None:
    kim = build.kim()
    running = rounds.round_of()
    writer = build.member(kim, Role.EDITOR)
    name = rounds.evidence(kim, running, by=writer)
    paper_storage.save("abcdefgh23456789", [b"halaman"])

    delete_old_applications.func(at=clock.start_of(build.AT.date(), "WIB") + timedelta(days=3_650))

    assert [each for each, _ in paper_storage.stored_names()] == [name]
    entries.drop_paper(kim, into=running, paper=EvidencePaper.objects.get(), by=writer, at=build.AT)
    assert EvidencePaper.objects.count() == 0


def test_a_kim_of_another_regency_has_nothing_to_fill_in() -> None:
    far = build.kim("6271011001")
    running = rounds.round_of("6112")

    with pytest.raises(ValueError, match="not for"):
        entries.save_answers(
            far, into=running, answers={}, version=0, by=build.member(far, Role.EDITOR), at=build.AT
        )


def test_the_form_on_the_phone_keeps_all_says_what_is_missing_and_sends(ruang: Door) -> None:
    kim = rounds.decreed(build.kim())
    running = rounds.round_of(kind=RoundKind.YEARLY, at=timezone.now())
    Round.objects.update(year=build.AT.year)  # in which the story was published
    running.refresh_from_db()
    editor = build.member(kim, Role.EDITOR)
    label = kim.site.label
    client = ruang(editor)
    sheet = f"/s/{label}/evaluasi/{running.pk}/"
    story = build.published(kim, 1)[0]
    key = next(each["key"] for each in running.form if each["asks_evidence"])

    assert running.title in client.get(f"/s/{label}/evaluasi/").text
    assert client.get(sheet).status_code == 200
    stored = client.post(
        f"{sheet}simpan/", {"version": "0", key: "banyak sekali", f"{key}-story": story.item_id}
    )
    assert (stored.status_code, stored.json()["version"]) == (200, 1)
    assert "banyak sekali" in client.get(sheet).text
    overtaken = client.post(sheet, {"version": "0", key: "dua belas"})
    assert (overtaken.status_code, "dua belas" in overtaken.text) == (409, True)
    missing = client.post(sheet, {"version": "1", key: "banyak sekali", "kirim": "ya"})
    assert (
        missing.status_code,
        "Tulis angka saja" in missing.text,
        "Belum dijawab." in missing.text,
    ) == (422, True, True)


def test_after_the_last_day_the_page_says_what_to_do(ruang: Door) -> None:
    kim = rounds.decreed(build.kim())
    running = rounds.round_of()
    client = ruang(build.member(kim, Role.EDITOR))
    sheet = f"/s/{kim.site.label}/evaluasi/{running.pk}/"

    late = client.post(sheet, {"version": "0", "kirim": "ya", "video": "https://youtu.be/abc"})

    assert late.status_code == 409
    assert [
        "Tenggatnya sudah lewat" in late.text,
        "Kominfo Kubu Raya" in late.text,
        "youtu.be/abc" in late.text,
    ] == [True] * 3
    assert RoundEntry.objects.get().answers["video"]["value"] == "https://youtu.be/abc"


def test_a_member_reads_and_does_not_write(ruang: Door) -> None:
    kim = build.kim()
    running = rounds.round_of()
    client = ruang(build.member(kim))
    sheet = f"/s/{kim.site.label}/evaluasi/{running.pk}/"

    assert client.get(sheet).status_code == 200
    assert client.post(sheet, {"version": "0"}).status_code == 404
    assert client.post(f"{sheet}simpan/", {"version": "0"}).status_code == 404


@pytest.mark.parametrize("more", [(), ("61", "00")])
def test_a_list_costs_the_same_with_one_round_as_with_three(
    more: tuple[str, ...], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    kim = build.kim()
    for code in ("6112", *more):
        rounds.round_of(code)
    with django_assert_num_queries(3):
        assert len(rounds_for(kim)) == 1 + len(more)


def test_a_group_that_has_not_sent_is_reminded_once_at_each_of_three_days(ruang: Door) -> None:
    running = rounds.round_of(kind=RoundKind.YEARLY, at=timezone.now())
    silent = build.kim()
    sent = build.kim()
    rounds.entry(sent, running, at=timezone.now())
    close = clock.start_of(running.entries_until, "WIB")

    for days in (20, 14, 14, 7, 2, 1):
        remind_of_rounds.func(at=close - timedelta(days=days))
    reminders = Event.objects.filter(kind="evaluation.reminded").order_by("pk")
    assert [(each.subject_id, each.data["days"]) for each in reminders] == [
        (str(silent.pk), days) for days in (14, 7, 2)
    ]
    home = ruang(build.member(silent, Role.CHAIR)).get(f"/s/{silent.site.label}/").text
    assert f"{running.title}: 10 hari lagi" in home
    assert (
        running.title
        not in ruang(build.member(sent, Role.CHAIR)).get(f"/s/{sent.site.label}/").text
    )
