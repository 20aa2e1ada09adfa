"""The first accounts of an install."""

import io

import pytest

from kimid.cli import person
from kimid.cli.errors import CliError
from kimid.events.models import Event
from kimid.people.models import Person
from tests import build

pytestmark = pytest.mark.django_db(transaction=True)
GIVEN = ["--name", "Maria Kristina", "--phone", "0812 0000 0009"]


@pytest.fixture(autouse=True)
def _password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("kabar-desa-2026\n"))


def test_an_operator_can_be_made_at_the_terminal() -> None:
    build.region("00")

    assert person.run(["maria", *GIVEN, "--role", "operator", "--region", "00"]) == 0

    made = Person.objects.get(username="maria")
    assert made.check_password("kabar-desa-2026")
    assert made.has_perm("access.grant_region", build.region("61"))
    assert Event.objects.get(kind="role.granted").actor_ref == "at the terminal"


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (
            ["--role", "chair", "--region", "00"],
            "here the role is one of officer, operator, portal_editor.",
        ),
        (
            ["--role", "operator", "--region", "99"],
            "there is no region 99. Digits only; 00 is the nation.",
        ),
        (["--role", "chair", "--kim", "suka-maju"], "there is no KIM with the label suka-maju."),
    ],
)
def test_a_place_or_role_that_is_not_there_makes_nobody(wanted: list[str], said: str) -> None:
    with pytest.raises(CliError) as trouble:
        person.run(["maria", *GIVEN, *wanted])

    assert str(trouble.value) == said
    assert not Person.objects.exists()


def test_a_username_is_given_once() -> None:
    kim = build.kim(label="suka-maju")
    Person.objects.create_person("maria", None, name="Maria")

    with pytest.raises(CliError, match="somebody has this username"):
        person.run(["maria", *GIVEN, "--role", "chair", "--kim", kim.site.label])
