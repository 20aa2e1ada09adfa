"""A refused application is begun again with all that it said, under a code of its own."""

from collections.abc import Callable
from typing import Final

import pytest
from django.test import Client, RequestFactory
from django.utils import timezone

from kimid.applications.actions import applying, checking, renewing
from kimid.applications.checking import FormStep
from kimid.applications.flow import ApplicationStep
from kimid.applications.models import Application, PaperFile
from kimid.applications.rules import Applicant
from kimid.events.permissions import Role
from kimid.media import paper_storage
from kimid.moderation import budgets
from kimid.moderation.senders import sender_of
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build, build_registry
from tests.limits.filling import flood

pytestmark = pytest.mark.django_db

ANSWERS: Final = (
    *("applicant", "phone", "origin_code", "region_id", "hamlet", "name", "label"),
    *("officers", "members"),
    *("decree_number", "issuer", "issuer_name", "issued_on", "valid_until"),
)

type Door = Callable[[Person], Client]


def _values(application: Application) -> list[object]:
    return [getattr(application, field) for field in ANSWERS]


def _visitor() -> Client:
    return Client(HTTP_HOST="ruang.localhost")


def test_a_refused_application_is_begun_again_with_its_answers_and_its_papers() -> None:
    refused = build_registry.application(step=ApplicationStep.REFUSED)
    there = _visitor().post(f"/daftar-kim/{refused.code}/")["Location"]
    made = Application.objects.latest("pk")

    assert (there, made.step, made.entered_by) == (
        f"/daftar-kim/{made.code}/",
        ApplicationStep.BEGUN,
        None,
    )
    assert made.code != refused.code
    assert _values(made) == _values(refused)
    assert (
        applying.send_application(made, by=Applicant(made), at=build.AT).step
        == ApplicationStep.SENT
    )


def test_the_copies_stay_when_the_refused_application_goes() -> None:
    refused = build_registry.application(step=ApplicationStep.REFUSED)
    _visitor().post(f"/daftar-kim/{refused.code}/")
    made = Application.objects.latest("pk")
    old = list(refused.papers.order_by("pk"))
    for row in old:
        paper_storage.erase(row.name)

    assert [(row.kind, row.page_count) for row in made.papers.order_by("pk")] == [
        (row.kind, row.page_count) for row in old
    ]
    assert {paper_storage.page(row.name, 1) for row in made.papers.all()} == {
        build_registry.sheet_of_paper()
    }


def test_a_paper_that_is_gone_from_private_storage_stays_behind() -> None:
    refused = build_registry.application(step=ApplicationStep.REFUSED)
    paper_storage.erase(refused.papers.get(kind="sk").name)
    _visitor().post(f"/daftar-kim/{refused.code}/")

    assert [row.kind for row in Application.objects.latest("pk").papers.all()] == ["berita-acara"]


def test_whoever_begins_again_reads_which_papers_stay_behind() -> None:
    refused = build_registry.application(step=ApplicationStep.REFUSED)
    refused.papers.filter(kind="sk").update(page_count=0)
    visitor = _visitor()
    page = visitor.get(visitor.post(f"/daftar-kim/{refused.code}/")["Location"]).text
    assert "Isian yang lama sudah terbawa, tetapi 1 berkas tidak. Kirim lagi: SK." in page

    PaperFile.objects.filter(application=refused, kind="sk").update(page_count=1)
    page = visitor.get(visitor.post(f"/daftar-kim/{refused.code}/")["Location"]).text
    assert "Isian dan berkas yang lama sudah terbawa." in page


@pytest.mark.parametrize(
    "step",
    [ApplicationStep.BEGUN, ApplicationStep.SENT, ApplicationStep.ASKED, ApplicationStep.VERIFIED],
)
def test_only_what_was_refused_is_begun_again(step: ApplicationStep) -> None:
    made = build_registry.application(step=step)
    _visitor().post(f"/daftar-kim/{made.code}/")

    assert Application.objects.get() == made


def test_the_page_of_a_refused_application_does_not_promise_that_it_goes_on() -> None:
    refused = build_registry.application(step=ApplicationStep.REFUSED)
    page = _visitor().get(f"/daftar-kim/{refused.code}/").content.decode()

    assert "Ajukan lagi dengan isian ini" in page
    assert "permohonan bisa dilanjutkan" not in page
    assert "Dengan kode ini putusannya bisa dibaca lagi" in page


def test_beginning_again_counts_as_beginning() -> None:
    refused = build_registry.application(step=ApplicationStep.REFUSED)
    visitor = _visitor()
    first = visitor.post(f"/daftar-kim/{refused.code}/")["Location"]
    flood(budgets.APPLICATIONS, "00", sender_of(RequestFactory().get("/")), timezone.now())
    second = visitor.post(f"/daftar-kim/{refused.code}/")["Location"]

    assert first != f"/daftar-kim/{refused.code}/"
    assert second == f"/daftar-kim/{refused.code}/"
    assert Application.objects.count() == 1 + 1


def test_what_an_office_had_entered_for_a_group_its_officer_begins_again_on_its_behalf(
    ruang: Door,
) -> None:
    refused = build_registry.application(step=ApplicationStep.REFUSED)
    officer = build.officer("6112")
    Application.objects.filter(pk=refused.pk).update(
        entered_by=build.officer("6112"), origin_code="6112"
    )
    ruang(officer).post(f"/daftar-kim/{refused.code}/")

    made = Application.objects.latest("pk")
    assert (made.entered_by, made.origin_code) == (officer, "6112")
    assert made.applicant == refused.applicant


def _refused_renewal() -> tuple[Kim, Person, Application]:
    """A KIM, its chair, and the new decree that they asked for in vain, with other officers than
    those of today.
    """
    kim = build_registry.application(step=ApplicationStep.VERIFIED).kim
    assert kim is not None
    chair = build.member(kim, Role.CHAIR)
    made = renewing.begin_renewal(kim, today=build.AT.date(), by=chair, at=build.AT)
    people = {
        "officers": [{"post": "Ketua", "name": "Siti Rahmah"}],
        "members": [f"Warga {number}" for number in range(12)],
    }
    decree = {
        "decree_number": "141/30",
        "issuer": "kepala",
        "issuer_name": "Hj. Salmah",
        "valid_until": None,
    }
    applying.fill_application(made, step=FormStep.PEOPLE, values=people, by=chair, at=build.AT)
    applying.fill_application(
        made,
        step=FormStep.PAPERS,
        values=decree | {"issued_on": build.AT.date()},
        by=chair,
        at=build.AT,
    )
    for kind in ("sk", "berita-acara"):
        build_registry.paper(made, kind)
    Application.objects.filter(pk=made.pk).update(
        valid_until=build.AT.date().replace(year=build.AT.year + 3)
    )
    made.refresh_from_db()
    applying.send_application(made, by=chair, at=build.AT)
    return (
        kim,
        chair,
        checking.refuse_application(
            made, reason="Tanda tangannya lain.", by=build.officer("6112"), at=build.AT
        ),
    )


def test_a_refused_renewal_is_begun_again_with_its_answers_and_its_papers(ruang: Door) -> None:
    _kim, chair, refused = _refused_renewal()
    page = ruang(chair).get(f"/daftar-kim/{refused.code}/").content.decode()
    there = ruang(chair).post(f"/daftar-kim/{refused.code}/")["Location"]
    made = Application.objects.latest("pk")

    assert "Ajukan lagi dengan isian ini" in page
    assert (there, made.step, made.purpose, made.kim) == (
        f"/daftar-kim/{made.code}/",
        ApplicationStep.BEGUN,
        refused.purpose,
        refused.kim,
    )
    assert _values(made) == _values(refused)
    assert [row.kind for row in made.papers.order_by("pk")] == ["sk", "berita-acara"]
    assert applying.send_application(made, by=chair, at=build.AT).step == ApplicationStep.SENT


def test_a_refused_renewal_is_begun_again_by_whoever_may_ask_for_a_decree_alone(
    ruang: Door,
) -> None:
    kim, _chair, refused = _refused_renewal()
    strangers = [
        _visitor(),
        ruang(build.member(kim, Role.EDITOR)),
        ruang(build.member(build.kim(), Role.CHAIR)),
    ]
    for each in strangers:
        each.post(f"/daftar-kim/{refused.code}/")

    assert Application.objects.latest("pk") == refused
    assert (
        "Ajukan lagi dengan isian ini"
        not in _visitor().get(f"/daftar-kim/{refused.code}/").content.decode()
    )


def test_two_taps_begin_one_renewal(ruang: Door) -> None:
    kim, chair, refused = _refused_renewal()
    for _ in range(2):
        ruang(chair).post(f"/daftar-kim/{refused.code}/")

    assert kim.applications.filter(step=ApplicationStep.BEGUN).count() == 1
    assert kim.applications.get(step=ApplicationStep.BEGUN).papers.count() == refused.papers.count()


def test_the_chair_finds_what_was_refused_beside_the_decree(ruang: Door) -> None:
    kim, chair, refused = _refused_renewal()
    url = f"/s/{kim.site.ruang_label}/kim/sk/"
    link = f"/daftar-kim/{refused.code}/"
    before = ruang(chair).get(url).content.decode()
    member = ruang(build.member(kim)).get(url).content.decode()
    ruang(chair).post(link)

    assert [text in before for text in (link, "Tanda tangannya lain.")] == [True, True]
    assert link not in member
    assert link not in ruang(chair).get(url).content.decode()
