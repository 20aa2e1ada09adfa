"""A refused application is begun again with all that it said, under a code of its own."""

from collections.abc import Callable
from typing import Final

import pytest
from django.test import Client

from kimid.media import vault
from kimid.moderation import budgets
from kimid.people.models import Person
from kimid.registry import actions
from kimid.registry.flow import Step
from kimid.registry.models import Application
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
