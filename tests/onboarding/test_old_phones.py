"""Phone numbers of a list of KIM go once nobody needs them; the rest of the list stays."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from kimid.applications.actions.renewing import end_terms
from kimid.onboarding import schedule
from kimid.onboarding.actions import importing
from kimid.onboarding.models import ImportColumn, ImportList, RowState
from kimid.onboarding.worksheet import read_worksheet
from kimid.registry.actions.roster import record_joining
from kimid.registry.models import Kim, Officer
from kimid.registry.schedule import PHONE_RETENTION, forget_phones_of_officers
from tests import build

pytestmark = pytest.mark.django_db

_HEADINGS = ["Nama KIM", "Desa", "Ketua", "No HP"]
_ROWS = [
    ["KIM Satu", "Teluk Kapuas", "Hamdan", "0812 0000 0718"],
    ["KIM Dua", "Limbung", "Rina", "0812 345"],
    ["KIM Tiga", "Kuala Dua", "Yusuf", "0812 999"],
]
_WELL = "0813 0000 0801"


@pytest.fixture
def made() -> ImportList:
    """A list with a good number, one that cannot be read, and one that was mended."""
    officer, office = build.officer("6112"), build.region("6112")
    for code in ("6112012012", "6112012003", "6112012004"):
        build.region(code)
    sheet = read_worksheet([_HEADINGS, *_ROWS])
    begun = importing.begin_import(
        office, file_name="a.csv", worksheet=sheet, by=officer, at=build.AT
    )
    last = begun.rows.get(cells__0="KIM Tiga").number
    return importing.mend_row(
        begun, number=last, cells={ImportColumn.PHONE: _WELL}, by=officer, at=build.AT
    )


def _texts(made: ImportList) -> str:
    return str(list(made.rows.values_list("cells", "mended", "why")))


def test_numbers_of_a_list_go_half_a_year_after_it_was_started(made: ImportList) -> None:
    started = build.AT + timedelta(days=20)
    importing.start_import(made, by=made.entered_by, at=started)

    schedule.forget_phones_of_lists.func(at=started + schedule.PHONE_RETENTION)
    assert all(each in _texts(made) for each in ("0718", "0812 345", _WELL))

    schedule.forget_phones_of_lists.func(at=started + schedule.PHONE_RETENTION * 1.01)
    assert "Hamdan" in _texts(made)
    assert not [each for each in ("0718", "0812 345", "0812 999", _WELL) if each in _texts(made)]


def test_a_list_that_was_never_started_loses_its_numbers_too(made: ImportList) -> None:
    schedule.forget_phones_of_lists.func(at=build.AT + schedule.PHONE_RETENTION * 2)

    assert "0718" not in _texts(made)
    assert not made.rows.filter(state=RowState.WRONG, why__contains="HP").exists()


def _listed_chair(name: str = "Hamdan") -> tuple[Kim, Officer]:
    kim = build.kim()
    term = {"name": name, "post": "Ketua", "term_from": date(2024, 1, 1)}
    return kim, Officer.objects.create(kim=kim, phone="+6281200000718", **term)


def test_the_number_of_a_chair_goes_with_the_end_of_the_term() -> None:
    kim, chair = _listed_chair()
    _other, leads = _listed_chair()
    end_terms(kim, build.AT.date())

    forget_phones_of_officers.func(at=build.AT)
    assert Officer.objects.get(pk=chair.pk).phone  # the end may be taken back

    forget_phones_of_officers.func(at=build.AT + PHONE_RETENTION * 2)
    assert Officer.objects.get(pk=chair.pk).phone == ""
    assert Officer.objects.get(pk=leads.pk).phone


def test_the_number_of_a_chair_goes_when_the_chair_has_an_account() -> None:
    kim, chair = _listed_chair("Hamdan Noor")
    hamdan = build.member(kim, name="Hamdan Noor")

    record_joining(kim, person=hamdan, by=build.BUILDER, at=timezone.now())

    chair.refresh_from_db()
    assert (chair.person, chair.phone) == (hamdan, "")
