"""Whoever is honest costs one statement more."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kimid.people.models import Person
from tests import build
from tests.limits import attacks
from tests.limits.attacks import Page
from tests.limits.test_attacks import ClientBrowser

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

DOINGS: dict[str, Callable[[ClientBrowser], Page]] = {
    "sign-in": lambda browser: attacks.sign_in(browser, "dedi"),
    "tip": lambda browser: attacks.send_tip(browser, "Jalan di RT 3 sudah diperbaiki warga."),
    "report": lambda browser: attacks.report(browser, "Nama pada baris 2 keliru."),
    "application": lambda browser: attacks.apply(browser, "Pendiri"),
}


@pytest.mark.parametrize("doing", DOINGS)
def test_counting_what_an_honest_person_does_costs_one_statement(doing: str) -> None:
    build.region("00")
    build.kim(label="kim-satu")
    Person.objects.create_person("dedi", attacks.PASSWORD, name="Dedi")
    browser = ClientBrowser(Client(REMOTE_ADDR="198.51.100.7"))

    with CaptureQueriesContext(connection) as queries:
        assert DOINGS[doing](browser).is_taken

    assert len([each for each in queries if "limits_" in each["sql"]]) == 1
