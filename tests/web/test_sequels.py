"""What changed because people told, on the front page of a KIM."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kimid.activity.actions import plans
from kimid.events.permissions import Role
from kimid.moderation.models import Complaint, Outcome, Report
from kimid.newsroom.actions import publishing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.registry.models import Kim
from kimid.wire.actions import hide
from kimid.wire.models import Item
from tests import build
from tests.activity import making

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

type Reader = Callable[[str], Client]


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


def _recent(kim: Kim, title: str) -> Story:
    story = build.story(kim, Stage.VERIFIED, title=title)
    return build.publish(story, at=timezone.now() - timedelta(days=9))


def _band(reader: Reader, label: str = "kim-satu") -> str:
    page = reader(label).get("/").content.decode()
    start = page.find('id="kelanjutan"')
    return "" if start < 0 else page[start : page.index("</section>", start)]


def test_where_nothing_came_of_anything_there_is_no_band(kim: Kim, reader: Reader) -> None:
    _recent(kim, "Harga karet turun")

    assert _band(reader) == ""


def test_a_correction_and_a_finished_plan_stand_with_their_days(kim: Kim, reader: Reader) -> None:
    build.corrected(_recent(kim, "Jumlahnya keliru"))
    plan = making.plan(kim, at=timezone.now() - timedelta(days=5), what="Lampu jalan menyala")
    result = plans.PlanResult("Enam lampu menyala.")
    plans.finish_plan(plan, result=result, by=plan.made_by, at=timezone.now())

    band = _band(reader)

    for words in ("Jumlahnya keliru", "Dikoreksi", "Lampu jalan menyala", "Selesai"):
        assert words in band


def _reported(story: Story, outcome: Outcome) -> Report:
    now = timezone.now()
    return Report.objects.create(
        site=story.site,
        path=story.path,
        title=story.title,
        complaint=Complaint.values[0],
        words="Jumlahnya salah.",
        reported_at=now - timedelta(days=2),
        outcome=outcome,
        answer="Sudah kami betulkan.",
        answered_by=build.member(story.site.kim),
        answered_at=now,
    )


def test_a_report_that_was_right_is_told_without_the_words_of_its_sender(
    kim: Kim, reader: Reader
) -> None:
    right, wrong = _recent(kim, "Tinggi air keliru"), _recent(kim, "Panen padi gogo")
    _reported(right, Outcome.CORRECTED)
    _reported(wrong, Outcome.UNCHANGED)

    band = _band(reader)

    assert "Tinggi air keliru" in band
    assert "Dilaporkan pembaca" in band
    assert "Panen padi gogo" not in band
    assert "Jumlahnya salah" not in band


def test_what_was_withdrawn_since_is_not_named(kim: Kim, reader: Reader) -> None:
    story = _recent(kim, "Tinggi air keliru")
    _reported(story, Outcome.CORRECTED)
    publishing.withdraw(
        story, reason="Salah orang.", by=build.member(kim, Role.EDITOR), at=timezone.now()
    )

    assert _band(reader) == ""


@pytest.mark.parametrize("label", ["sungai-raya-611201", "kab-kubu-raya"])
def test_districts_and_regencies_tell_it_of_all_their_groups_at_the_cost_of_one(
    reader: Reader, label: str
) -> None:
    costs = []
    _recent(build.kim("6112082004"), "Kabar seberang")  # a KIM that publishes alone shows all
    for number in range(3):
        kim = build.kim(label=f"kim-{number}")
        build.corrected(_recent(kim, f"Jumlah ke-{number} keliru"))
        for _ in range(2):  # so the older one does not stand in front anyway
            build.publish(build.story(kim, Stage.VERIFIED), at=timezone.now() - timedelta(hours=1))
        with CaptureQueriesContext(connection) as asked:
            band = _band(reader, label)
        costs.append(len(asked))
        assert f"Jumlah ke-{number} keliru" in band
        assert f"http://kim-{number}.kim.localhost" in band
        assert kim.region.full_name in band
    assert costs[1] == costs[2]
    for wide in ("kalimantan-barat", ""):
        assert _band(reader, wide) == ""


def test_a_portal_leaves_out_what_it_hides(kim: Kim, reader: Reader) -> None:
    story = _recent(kim, "Jumlahnya keliru")
    build.corrected(story)
    placement = build.placement(story, build.portal("6112"))
    hide(
        placement,
        reason="Sudah lewat.",
        by=build.officer("6112", Role.PORTAL_EDITOR),
        at=timezone.now(),
    )

    assert _band(reader, "kab-kubu-raya") == ""
    assert "Jumlahnya keliru" in _band(reader, "sungai-raya-611201")


def test_what_is_long_past_stands_no_more(kim: Kim, reader: Reader) -> None:
    story = build.story(kim, Stage.PUBLISHED)
    build.corrected(story)
    Item.objects.update(corrected_at=build.AT)

    assert _band(reader) == ""
