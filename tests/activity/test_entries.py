"""Activities are written down by hand on a phone, put right with a reason, and withdrawn with a
reason.
"""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from kimid.activity.aspects import Aspect
from kimid.activity.forms.entries import ActivityEntryForm
from kimid.activity.forms.plans import ActionPlanForm
from kimid.activity.models import ActivityEntry
from kimid.activity.queries import activities_of
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.lib.picture import Consent
from kimid.media.models import Photo
from kimid.media.usage import mark_media_used
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.sites.models import Site
from kimid.sites.stages import LifeStage
from tests import build
from tests.activity import making
from tests.conftest import Door

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]
NOTE = "/s/kim-satu/kegiatan/catat/"


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture
def siti(kim: Kim) -> Person:
    return build.member(kim, name="Siti")


@pytest.fixture
def phone(siti: Person, ruang: Door) -> Client:
    return ruang(siti)


def _day(back: int = 0) -> str:
    return clock.day(clock.today(timezone.now(), "WIB") - timedelta(days=back))


def _typed(**values: Any) -> dict[str, Any]:
    known = {
        "number": "2345",
        "aspect": "disseminate",
        "what": "Jadwal imunisasi dibacakan",
        "place": "Posyandu Melati",
    }
    return {**known, "on": _day(), **values}


def test_an_activity_is_written_down_and_counts_at_once(kim: Kim, phone: Client) -> None:
    assert f'value="{_day()}"' in phone.get(NOTE).content.decode()

    answer = phone.post(NOTE, _typed(people_count="40"))

    entry = ActivityEntry.objects.get()
    assert (entry.aspect, entry.place, entry.people_count, entry.by.name) == (
        "disseminate",
        "Posyandu Melati",
        40,
        "Siti",
    )
    assert answer["Location"].startswith("/s/kim-satu/kegiatan/?bulan=")
    page = phone.get(answer["Location"].partition("#")[0]).content.decode()
    assert "Jadwal imunisasi dibacakan" in page
    assert "Posyandu Melati, 40 orang" in page
    assert [act.aspect for act in activities_of(kim.site)] == [Aspect.DISSEMINATE]


def test_sent_twice_it_is_one(phone: Client) -> None:
    phone.post(NOTE, _typed())
    assert "Kegiatan ini sudah tercatat." in phone.post(NOTE, _typed()).content.decode()
    assert ActivityEntry.objects.count() == 1


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"aspect": ""}, "Pilih satu dulu."),
        ({"what": " "}, "Tulis satu kalimat"),
        ({"place": ""}, "Tulis tempatnya"),
        ({"on": ""}, "Tulis tanggalnya"),
        ({"on": "kemarin"}, "Tanggalnya belum terbaca"),
        ({"on": _day(-1)}, "Tanggalnya belum tiba"),
        ({"on": _day(400)}, "Paling lama setahun ke belakang"),
        ({"people_count": "banyak"}, "Tulis dengan angka"),
        ({"people_count": "0"}, "kosongkan saja"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(
    phone: Client, values: dict[str, str], text: str
) -> None:
    answer = phone.post(NOTE, _typed(**values))
    page = answer.content.decode()
    assert (answer.status_code, ActivityEntry.objects.count()) == (422, 0)
    assert text in page
    assert ("what" in values) or "Jadwal imunisasi dibacakan" in page


def test_a_photo_needs_a_word_about_children_and_carries_it(kim: Kim, phone: Client) -> None:
    photo = build.photo(kim)
    assert phone.post(NOTE, _typed(photos=photo.name)).status_code == 422

    phone.post(NOTE, _typed(photos=photo.name, children="children_allowed"))

    [carried] = ActivityEntry.objects.get().photos
    assert (carried["name"], carried["consent"], carried["alt"]) == (
        photo.name,
        "children_allowed",
        "Jadwal imunisasi dibacakan",
    )
    assert (photo.is_used, photo.is_public) == (True, False)


def test_a_photo_that_something_else_has_is_not_taken(kim: Kim, phone: Client) -> None:
    photo = build.photo(kim)
    mark_media_used(kim.site, [photo.name])
    phone.post(NOTE, _typed(photos=photo.name, children="no_children"))
    assert ActivityEntry.objects.get().photos == []


def test_it_is_put_right_with_a_reason_and_what_it_said_before_stays_in_the_record(
    kim: Kim, siti: Person, phone: Client
) -> None:
    photo = build.photo(kim)
    entry = making.entry(
        kim, by=siti, photos=(photo.as_picture(),), on=clock.today(timezone.now(), "WIB")
    )
    page = f"/s/kim-satu/kegiatan/catatan/{entry.public_id}/"
    assert "Jadwal imunisasi dibacakan" in phone.get(f"{page}betulkan/").content.decode()
    assert phone.post(f"{page}betulkan/", _typed(place="Balai desa")).status_code == 422

    phone.post(f"{page}betulkan/", _typed(place="Balai desa", why="Salah tempat."))

    entry.refresh_from_db()
    assert (entry.place, entry.photos) == ("Balai desa", [])
    text = Event.objects.get(kind="activity.corrected").data
    assert (text["why"], text["before"]["place"], text["before"]["photos"]) == (
        "Salah tempat.",
        "Posyandu Melati",
        1,
    )
    assert not Photo.objects.get().is_used  # it lies on the shelf of its sender again
    shown = phone.get(page).content.decode()
    assert "Dibetulkan Siti" in shown
    assert "Salah tempat." in shown


@pytest.mark.parametrize(
    ("consents", "marked"),
    [
        (("unasked",), ""),
        (("children_allowed", "unasked"), ""),
        (("no_children",), "no_children"),
        (("no_children", "children_allowed"), "children_allowed"),
        ((), ""),
    ],
)
def test_a_form_marks_only_an_answer_about_children_that_somebody_gave(
    kim: Kim, siti: Person, consents: tuple[Consent, ...], marked: str
) -> None:
    photos = [build.photo(kim).as_picture() | {"consent": consent} for consent in consents]
    entry = making.entry(kim, by=siti)
    plan = making.plan(kim, person=siti)
    entry.photos = plan.before_photos = photos

    for initial in (ActivityEntryForm.initial_of(entry), ActionPlanForm.initial_of(plan)):
        assert initial["children"] == marked


def test_it_is_withdrawn_with_a_reason_stays_readable_and_is_not_changed_any_more(
    kim: Kim, siti: Person, phone: Client
) -> None:
    entry = making.entry(kim, by=siti)
    page = f"/s/kim-satu/kegiatan/catatan/{entry.public_id}/"
    assert phone.post(f"{page}tarik/", {"why": ""}).status_code == 422
    phone.post(f"{page}tarik/", {"why": "Acaranya batal."})
    phone.post(f"{page}tarik/", {"why": "Sekali lagi."})
    entry.refresh_from_db()
    assert entry.withdrawn_why == "Acaranya batal."
    shown = phone.get(page).content.decode()
    assert "Ditarik, tidak dihitung" in shown
    assert "Betulkan" not in shown
    phone.post(f"{page}betulkan/", _typed(why="Coba lagi."))
    assert not Event.objects.filter(kind="activity.corrected").exists()


def test_a_colleague_reads_an_entry_but_only_its_writer_and_editors_change_it(
    kim: Kim, ruang: Door
) -> None:
    entry = making.entry(kim)
    page = f"/s/kim-satu/kegiatan/catatan/{entry.public_id}/"
    colleague = ruang(build.member(kim))
    editor = ruang(build.member(kim, Role.EDITOR))
    stranger = ruang(build.member(build.kim(), Role.CHAIR))
    assert [each.get(page).status_code for each in (colleague, editor, stranger)] == [200, 200, 404]
    assert [each.get(f"{page}betulkan/").status_code for each in (colleague, editor, stranger)] == [
        404,
        200,
        404,
    ]
    assert [
        each.post(f"{page}tarik/", {"why": "x"}).status_code
        for each in (colleague, stranger, editor)
    ] == [404, 404, 302]


def test_a_group_whose_writing_is_closed_writes_nothing_down_and_loses_nothing_it_typed(
    kim: Kim, phone: Client
) -> None:
    Site.objects.filter(pk=kim.site_id).update(stage=LifeStage.SUSPENDED)
    answer = phone.post(NOTE, _typed())
    page = answer.content.decode()
    assert (answer.status_code, ActivityEntry.objects.count()) == (409, 0)
    assert "sedang ditangguhkan" in page
    assert "Jadwal imunisasi dibacakan" in page
