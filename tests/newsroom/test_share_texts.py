"""The texts to share a story."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.newsroom.actions import publishing
from kimid.newsroom.details import Details
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import StoryKind
from kimid.newsroom.reach import ReadDay, reads_by_day, reads_sentence
from kimid.newsroom.share_texts import share_text, sms_text, spoken_text
from kimid.wire.models import Item, ItemReads
from kimid.wire.verdicts import UNVERIFIED, JudgedClaim, Verdict
from tests import build
from tests.conftest import Door

ADDRESS = "http://teluk-kapuas.kim.localhost/berita/madu-abc234/"


def test_title_lead_and_address_stand_in_the_message() -> None:
    assert share_text("Madu", "Satu. Dua.", ADDRESS) == f"*Madu*\n\nSatu. Dua.\n\n{ADDRESS}"


def test_a_message_has_a_thousand_letters_at_most_and_keeps_its_address() -> None:
    text = share_text("J" * 140, "kata " * 900, ADDRESS)

    assert len(text) <= 1000
    assert text.endswith(f"…\n\n{ADDRESS}")


def test_what_must_be_said_with_the_title_is_said_first() -> None:
    assert share_text("Madu", "Satu.", ADDRESS, label="Advertorial").startswith(
        "*[ADVERTORIAL] Madu*"
    )
    assert sms_text("Madu", ADDRESS, label="Advertorial") == f"Advertorial: Madu {ADDRESS}"
    assert "Ini iklan." in spoken_text("Madu", "Satu.", "KIM Teluk", label="Advertorial")


@pytest.mark.parametrize("answer", [*Verdict.labels, UNVERIFIED])
def test_a_fact_check_begins_with_its_claim_and_the_answer_to_it(answer: str) -> None:
    claim = JudgedClaim("Ikan asin memakai formalin.", answer)
    said = f"Beredar: “Ikan asin memakai formalin”: {answer.upper()}."

    shared = share_text("Delapan contoh diuji", "Satu.", ADDRESS, claim=claim)
    assert shared.startswith(f"*{said}*\n\nDelapan contoh diuji\n\nSatu.")
    assert sms_text("Delapan contoh diuji", ADDRESS, claim=claim) == f"{said} {ADDRESS}"
    assert f"Kabar itu {answer.lower()}." in spoken_text("Ikan", "Satu.", "KIM", claim=claim)


@pytest.mark.parametrize("words", ["kata " * 100, "K" * 500])
def test_of_a_long_claim_never_the_answer_is_cut_off(words: str) -> None:
    claim = JudgedClaim(words, Verdict.FALSE.label)

    sms = sms_text("Judul", ADDRESS, claim=claim)
    assert len(sms) <= 160
    assert sms.endswith(f"…”: SALAH. {ADDRESS}")
    shared = share_text("Judul", "kata " * 900, ADDRESS, claim=claim)
    assert len(shared) <= 1000
    assert "…”: SALAH.*" in shared


@pytest.mark.parametrize("title", ["Madu", "J" * 140, "kata " * 28])
def test_a_text_message_has_160_signs_at_most_and_keeps_its_address(title: str) -> None:
    text = sms_text(title.strip(), ADDRESS)
    assert len(text) <= 160
    assert text.endswith(ADDRESS)


def test_what_is_read_out_takes_half_a_minute_and_ends_with_a_sentence() -> None:
    spoken = spoken_text(
        "Madu kelulut sampai Pontianak", "Satu dua tiga empat lima enam. " * 20, "KIM Teluk Kapuas"
    )
    assert spoken.startswith(
        "Perhatian, warga. Kabar dari KIM Teluk Kapuas. Madu kelulut sampai Pontianak."
    )
    assert 60 <= len(spoken.split()) <= 77
    assert spoken.endswith("enam. Terima kasih.")


@pytest.mark.django_db
def test_the_group_reads_how_often_it_was_read_in_the_last_days(ruang: Door) -> None:
    kim = build.kim(label="kim-satu")
    story = build.story(kim, Stage.PUBLISHED)
    today = clock.today(timezone.now(), "WIB")
    for back, count in ((0, 4), (2, 54), (9, 1000)):
        ItemReads.objects.create(
            item_id=story.item_id or 0, on=today - timedelta(days=back), count=count
        )
    Item.objects.filter(path=story.path).update(card="k4rtu")
    best = today - timedelta(days=2)

    page = (
        ruang(build.member(kim, Role.EDITOR))
        .get(f"/s/kim-satu/berita/{story.public_id}/")
        .content.decode()
    )

    assert [day.count for day in reads_by_day(story.item_id or 0, timezone.now(), "WIB")] == [
        4,
        0,
        54,
        0,
        0,
        0,
        0,
    ]
    assert f"Dibaca 58 kali dalam tujuh hari, paling banyak {ReadDay(best, 54).name}." in page
    assert "/kartu/k4rtu.jpg" in page


def test_nobody_is_told_that_nobody_read_it() -> None:
    assert reads_sentence([ReadDay(date(2026, 11, 25), 0)]) == ""


@pytest.mark.django_db
def test_a_story_is_one_sheet_for_the_notice_board_as_long_as_it_is_published(
    reader: Callable[[str], Client],
) -> None:
    kim = build.kim(label="kim-satu")
    story = build.story(kim, Stage.PUBLISHED)
    draft = build.story(kim)
    sheet = reader("kim-satu").get(f"{story.path}papan/").content.decode()
    assert all(
        text in sheet
        for text in (story.title, story.lead, "Dipastikan 1 anggota", "data:image/svg+xml")
    )
    assert ">kim-satu.kim.localhost</span>" in sheet
    assert f'href="{story.path}papan/"' in reader("kim-satu").get(story.path).content.decode()
    assert (
        reader("kim-satu")
        .get(f"/berita/{draft.slug or 'kabar'}-{draft.public_id}/papan/")
        .status_code
        == 404
    )

    publishing.withdraw(story, reason="Keliru.", by=build.member(kim, Role.EDITOR), at=build.AT)

    assert reader("kim-satu").get(f"{story.path}papan/").status_code == 410


@pytest.mark.django_db
def test_the_sheet_says_what_must_be_said_with_the_title(reader: Callable[[str], Client]) -> None:
    kim = build.kim(label="kim-satu")
    details = Details(claim="Air sumur RT 02 beracun", verdict="false")
    story = build.of_kind(kim, StoryKind.FACT_CHECK, details)
    assert (
        '<p class="poster__label">Beredar: “Air sumur RT 02 beracun”: SALAH.</p>'
        in reader("kim-satu").get(f"{story.path}papan/").content.decode()
    )
