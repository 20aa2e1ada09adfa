"""The office of a heat checks what was sent: nobody else does, every answer gets a mark, every look
at a paper is on record.
"""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from kimid.access.models import Grant
from kimid.evaluation.actions import checking
from kimid.evaluation.actions.checking import unchecked_keys
from kimid.evaluation.models import ContestLevel, Participant, RoundEntry
from kimid.evaluation.queries import unchecked_in
from kimid.evaluation.schedule import escalate_late_levels
from kimid.evaluation.wording import value_label
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib import clock
from tests import build
from tests.conftest import Door
from tests.evaluation import rounds

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media_dir")]


def test_the_regency_checks_and_the_province_only_reads_until_the_days_have_passed() -> None:
    came = rounds.participant(to=rounds.round_of("61"))
    province = build.officer("61")
    sibling = build.officer("6171")

    for stranger in (province, sibling, build.officer("00")):
        with pytest.raises(PermissionDenied):
            checking.check_entry(
                came, findings=rounds.marks(came), is_done=True, by=stranger, at=build.AT
            )
    ContestLevel.objects.update(escalated_at=build.AT)
    assert (
        checking.check_entry(
            came, findings=rounds.marks(came), is_done=True, by=province, at=build.AT
        ).checked_by
        == province
    )


def test_a_night_after_the_last_day_the_office_above_may_decide() -> None:
    came = rounds.participant(to=rounds.round_of("61"))
    last = came.contest_level.round.regency_until
    assert last is not None
    midnight = clock.start_of(last + timedelta(days=1), "WIB")

    escalate_late_levels.func(at=midnight - timedelta(seconds=1))
    assert ContestLevel.objects.get().escalated_at is None
    escalate_late_levels.func(at=midnight)
    escalate_late_levels.func(at=midnight + timedelta(days=1))
    assert ContestLevel.objects.get().escalated_at == midnight
    assert build.officer("61").has_perm("evaluation.check", ContestLevel.objects.get())


def test_an_entry_is_checked_when_every_answer_has_a_mark() -> None:
    came = rounds.participant()
    officer = build.officer("6112")
    marks = rounds.marks(came)
    some = dict(list(marks.items())[:1])

    stored = checking.check_entry(came, findings=some, is_done=False, by=officer, at=build.AT)
    assert (stored.checked_at, stored.checks, unchecked_in(build.region("6112")).total()) == (
        None,
        some,
        1,
    )
    with pytest.raises(checking.NotChecked):
        checking.check_entry(came, findings=some, is_done=True, by=officer, at=build.AT)
    checking.check_entry(came, findings=marks, is_done=True, by=officer, at=build.AT)
    assert unchecked_in(build.region("6112")).total() == 0


def test_whoever_is_left_out_reads_why_and_may_come_back() -> None:
    came = rounds.participant()
    officer = build.officer("6112")

    checking.exclude(came, why="Videonya milik KIM lain.", by=officer, at=build.AT)
    assert Participant.objects.get().excluded_why == "Videonya milik KIM lain."
    checking.exclude(came, why="", by=officer, at=build.AT)
    assert not Participant.objects.get().is_excluded


def test_a_heat_is_late_from_the_midnight_after_its_last_day() -> None:
    heat = rounds.participant().contest_level
    last = heat.round.regency_until
    assert last is not None

    midnight = clock.start_of(last + timedelta(days=1), "WIB")
    assert [heat.is_late(at) for at in (midnight - timedelta(seconds=1), midnight)] == [False, True]


def test_an_office_finds_the_entry_checks_it_and_the_group_reads_what_was_found(
    ruang: Door,
) -> None:
    kim = rounds.decreed(build.kim())
    came = rounds.participant(kim)
    officer = build.officer("6112")
    site = build.portal("6112")
    desk = f"/s/{site.ruang_label}/babak/{came.contest_level_id}/"
    client = ruang(officer)
    story = next(each for each in came.entry.round.form if each["kind"] == "terukur")["key"]
    words = next(each for each in came.entry.round.form if each["kind"] == "uraian")["key"]

    assert "isian evaluasi menunggu diperiksa" in client.get(f"/s/{site.ruang_label}/").text
    assert kim.name in client.get(desk).text
    assert "Kami dua belas orang." in client.get(f"{desk}{came.pk}/").text
    half = client.post(
        f"{desk}{came.pk}/", {story: "differs", f"{story}-value": "", "selesai": "ya"}
    )
    assert [
        "Isi jawaban yang benar" in half.text,
        "Tulis alasannya" in half.text,
        half.status_code,
    ] == [True, True, 422]
    marks = {
        story: "differs",
        f"{story}-value": "7",
        f"{story}-note": "Tiga berita rangkap.",
        f"{words}-value": "80",
    }
    assert client.post(f"{desk}{came.pk}/", {**marks, "selesai": "ya"}).status_code == 302
    checked = Participant.objects.get(pk=came.pk)
    assert checked.checks[words] == {"mark": "fits", "value": "80", "note": ""}
    assert checked.checked_by == officer
    message = (
        ruang(build.member(kim)).get(f"/s/{kim.site.label}/evaluasi/{came.entry.round_id}/").text
    )
    assert "Dikoreksi menjadi 7: Tiga berita rangkap." in " ".join(message.split())


def test_a_check_is_put_aside_unfinished_and_an_error_names_its_question(ruang: Door) -> None:
    came = rounds.participant(rounds.decreed(build.kim()))
    site = build.portal("6112")
    page = f"/s/{site.ruang_label}/babak/{came.contest_level_id}/{came.pk}/"
    client = ruang(build.officer("6112"))
    stories = next(each for each in came.entry.round.form if each["measure"] == "berita-terbit")
    key = stories["key"]

    wrong = client.post(page, {key: "differs", f"{key}-value": "tiga", "simpan": "ya"})
    assert wrong.status_code == 422
    words = f"Tulis dengan angka, misalnya 3 atau 82,5. (Pertanyaan: {stories['question']})"
    assert words in wrong.text
    assert (
        client.post(page, {key: "differs", f"{key}-value": "3", "simpan": "ya"}).status_code == 302
    )
    checked = Participant.objects.get(pk=came.pk)
    assert (checked.checks[key], checked.checked_at) == (
        {"mark": "differs", "value": "3", "note": ""},
        None,
    )
    assert key in unchecked_keys(checked)


def test_a_proof_that_was_withdrawn_is_told(ruang: Door) -> None:
    came = rounds.participant(rounds.decreed(build.kim()))
    site = build.portal("6112")
    words = next(each["key"] for each in came.entry.round.form if each["kind"] == "uraian")
    RoundEntry.objects.filter(pk=came.entry_id).update(
        answers={**came.entry.answers, words: {"value": "Dua belas", "story": 999_999}}
    )

    page = (
        ruang(build.officer("6112"))
        .get(f"/s/{site.ruang_label}/babak/{came.contest_level_id}/{came.pk}/")
        .text
    )

    assert "Buktinya sebuah kabar yang sudah ditarik." in page


def test_what_is_there_or_not_is_read_and_corrected_by_a_word() -> None:
    came = rounds.participant(rounds.decreed(build.kim()))
    asked = came.entry.round.form[0].copy()
    asked["kind"], asked["measure"], asked["unit"] = "terukur", "sk-berlaku", ""

    assert [value_label(asked, value) for value in ("1", "0")] == ["Ya", "Tidak"]
    asked["measure"] = "anggota"
    assert [value_label(asked, value) for value in ("1", "0")] == ["1", "0"]


def test_each_look_at_a_paper_is_on_record(ruang: Door) -> None:
    came = rounds.participant()
    site = build.portal("6112")
    paper = came.entry.papers.get(kind="presentasi")
    page = f"/s/{site.ruang_label}/babak/{came.contest_level_id}/{came.pk}/{paper.name}/1.webp"

    assert ruang(build.officer("6112")).get(page).status_code == 200
    assert ruang(build.officer("6171")).get(page).status_code == 404
    assert Event.objects.filter(kind="participant.paper_seen").count() == 1


def test_the_list_of_rounds_says_where_entries_wait(ruang: Door) -> None:
    waiting = rounds.participant().contest_level.round
    quiet = rounds.round_of()
    page = " ".join(
        ruang(build.officer("6112")).get("/s/kab-kubu-raya/putaran/").content.decode().split()
    )

    assert page.count("1 menunggu diperiksa") == 1
    assert page.index(waiting.title) < page.index("1 menunggu diperiksa")
    assert (
        f"Lomba, dibuka {quiet.region.full_name}. Isian sampai {clock.day(quiet.entries_until)}"
        in page
    )


def test_an_officer_of_the_kim_does_not_check_its_entry_and_reads_who_can() -> None:
    came = rounds.participant()
    own, other = build.officer("6112"), build.officer("6112")
    site = came.entry.kim.site
    Grant.objects.create(person=own, role=Role.MEMBER, site=site, starts_at=build.AT)
    everything: dict[str, Any] = {"findings": rounds.marks(came), "is_done": True}

    with pytest.raises(checking.OwnEntry, match=other.name):
        checking.check_entry(came, **everything, by=own, at=build.AT + timedelta(days=9))
    done = checking.check_entry(came, **everything, by=other, at=build.AT + timedelta(days=9))
    assert done.checked_by == other
