"""A refused application is begun again with all that it said, under a code of its own."""

from collections.abc import Callable
from typing import Final

import pytest
from django.test import Client

from kimid.events.permissions import Role
from kimid.media import vault
from kimid.moderation import budgets
from kimid.people.models import Person
from kimid.registry import actions
from kimid.registry.checking import Part
from kimid.registry.flow import Step
from kimid.registry.models import Application, Kim
from kimid.registry.rules import Applicant
from tests import build

pytestmark = pytest.mark.django_db

ANSWERS: Final = (
    *("founder", "phone", "near", "region_id", "hamlet", "name", "label", "officers", "members"),
    *("decree_number", "issuer", "issuer_name", "issued_on", "valid_until"),
)

type Door = Callable[[Person], Client]


def _said(application: Application) -> list[object]:
    return [getattr(application, field) for field in ANSWERS]


def _visitor() -> Client:
    return Client(HTTP_HOST="ruang.localhost")


def test_a_refused_application_is_begun_again_with_its_answers_and_its_papers() -> None:
    refused = build.application(step=Step.REFUSED)
    there = _visitor().post(f"/daftar-kim/{refused.code}/")["Location"]
    made = Application.objects.latest("pk")

    assert (there, made.step, made.entered_by) == (f"/daftar-kim/{made.code}/", Step.BEGUN, None)
    assert made.code != refused.code
    assert _said(made) == _said(refused)
    assert actions.send(made, by=Applicant(made), at=build.AT).step == Step.SENT


def test_the_copies_stay_when_the_refused_application_goes() -> None:
    refused = build.application(step=Step.REFUSED)
    _visitor().post(f"/daftar-kim/{refused.code}/")
    made, old = Application.objects.latest("pk"), list(refused.papers.order_by("pk"))
    for row in old:
        vault.remove(row.name)

    assert [(row.kind, row.pages) for row in made.papers.order_by("pk")] == [(row.kind, row.pages) for row in old]
    assert {vault.page(row.name, 1) for row in made.papers.all()} == {build.sheet_of_paper()}


def test_a_paper_that_is_gone_from_the_vault_stays_behind() -> None:
    refused = build.application(step=Step.REFUSED)
    vault.remove(refused.papers.get(kind="sk").name)
    _visitor().post(f"/daftar-kim/{refused.code}/")

    assert [row.kind for row in Application.objects.latest("pk").papers.all()] == ["berita-acara"]


@pytest.mark.parametrize("step", [Step.BEGUN, Step.SENT, Step.ASKED, Step.VERIFIED])
def test_only_what_was_refused_is_begun_again(step: Step) -> None:
    made = build.application(step=step)
    _visitor().post(f"/daftar-kim/{made.code}/")

    assert Application.objects.get() == made


def test_the_page_of_a_refused_application_does_not_promise_that_it_goes_on() -> None:
    refused = build.application(step=Step.REFUSED)
    page = _visitor().get(f"/daftar-kim/{refused.code}/").content.decode()

    assert "Ajukan lagi dengan isian ini" in page
    assert "permohonan bisa dilanjutkan" not in page
    assert "Dengan kode ini putusannya bisa dibaca lagi" in page


def test_beginning_again_counts_as_beginning() -> None:
    refused = build.application(step=Step.REFUSED)
    visitor = _visitor()
    answers = [visitor.post(f"/daftar-kim/{refused.code}/")["Location"] for _ in range(budgets.MOST_OF_NETWORK + 1)]

    assert answers[-1] == f"/daftar-kim/{refused.code}/"
    assert Application.objects.count() == 1 + budgets.MOST_OF_NETWORK


def test_what_an_office_had_entered_for_a_group_its_officer_begins_again_on_its_behalf(ruang: Door) -> None:
    refused, officer = build.application(step=Step.REFUSED), build.officer("6112")
    Application.objects.filter(pk=refused.pk).update(entered_by=build.officer("6112"), near="6112")
    ruang(officer).post(f"/daftar-kim/{refused.code}/")

    made = Application.objects.latest("pk")
    assert (made.entered_by, made.near, made.founder) == (officer, "6112", refused.founder)


def _refused_renewal() -> tuple[Kim, Person, Application]:
    """A KIM, its chair, and the new decree that they asked for in vain, with other officers than those of today."""
    kim = build.application(step=Step.VERIFIED).kim
    assert kim is not None
    chair = build.member(kim, Role.CHAIR)
    made = actions.begin_renewal(kim, today=build.AT.date(), by=chair, at=build.AT)
    people = {"officers": [{"post": "Ketua", "name": "Siti Rahmah"}], "members": [f"Warga {number}" for number in range(12)]}
    decree = {"decree_number": "141/30", "issuer": "kepala", "issuer_name": "Hj. Salmah", "valid_until": None}
    actions.fill(made, part=Part.PEOPLE, said=people, by=chair, at=build.AT)
    actions.fill(made, part=Part.PAPERS, said=decree | {"issued_on": build.AT.date()}, by=chair, at=build.AT)
    for kind in ("sk", "berita-acara"):
        build.paper(made, kind)
    Application.objects.filter(pk=made.pk).update(valid_until=build.AT.date().replace(year=build.AT.year + 3))
    made.refresh_from_db()
    actions.send(made, by=chair, at=build.AT)
    return kim, chair, actions.refuse(made, reason="Tanda tangannya lain.", by=build.officer("6112"), at=build.AT)


def test_a_refused_renewal_is_begun_again_with_its_answers_and_its_papers(ruang: Door) -> None:
    _kim, chair, refused = _refused_renewal()
    page = ruang(chair).get(f"/daftar-kim/{refused.code}/").content.decode()
    there = ruang(chair).post(f"/daftar-kim/{refused.code}/")["Location"]
    made = Application.objects.latest("pk")

    assert "Ajukan lagi dengan isian ini" in page
    assert (there, made.step, made.purpose, made.kim) == (f"/daftar-kim/{made.code}/", Step.BEGUN, refused.purpose, refused.kim)
    assert _said(made) == _said(refused)
    assert [row.kind for row in made.papers.order_by("pk")] == ["sk", "berita-acara"]
    assert actions.send(made, by=chair, at=build.AT).step == Step.SENT


def test_a_refused_renewal_is_begun_again_by_whoever_may_ask_for_a_decree_alone(ruang: Door) -> None:
    kim, _chair, refused = _refused_renewal()
    strangers = [_visitor(), ruang(build.member(kim, Role.EDITOR)), ruang(build.member(build.kim(), Role.CHAIR))]
    for each in strangers:
        each.post(f"/daftar-kim/{refused.code}/")

    assert Application.objects.latest("pk") == refused
    assert "Ajukan lagi dengan isian ini" not in _visitor().get(f"/daftar-kim/{refused.code}/").content.decode()


def test_two_taps_begin_one_renewal(ruang: Door) -> None:
    kim, chair, refused = _refused_renewal()
    for _ in range(2):
        ruang(chair).post(f"/daftar-kim/{refused.code}/")

    assert kim.applications.filter(step=Step.BEGUN).count() == 1
    assert kim.applications.get(step=Step.BEGUN).papers.count() == refused.papers.count()


def test_the_chair_finds_what_was_refused_beside_the_decree(ruang: Door) -> None:
    kim, chair, refused = _refused_renewal()
    way, link = f"/s/{kim.site.ruang_label}/kim/sk/", f"/daftar-kim/{refused.code}/"
    before, member = ruang(chair).get(way).content.decode(), ruang(build.member(kim)).get(way).content.decode()
    ruang(chair).post(link)

    assert [text in before for text in (link, "Tanda tangannya lain.")] == [True, True]
    assert link not in member
    assert link not in ruang(chair).get(way).content.decode()
