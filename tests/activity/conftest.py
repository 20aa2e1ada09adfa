"""Fixtures of a KIM with an editor and a member."""

import pytest
from django.test import Client

from kimid.events.permissions import Role
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build
from tests.conftest import Door


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture
def siti(kim: Kim) -> Person:
    return build.member(kim, name="Siti")


@pytest.fixture
def editor(kim: Kim) -> Person:
    return build.member(kim, Role.EDITOR, name="Rina")


@pytest.fixture
def phone(siti: Person, ruang: Door) -> Client:
    return ruang(siti)
