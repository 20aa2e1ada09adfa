"""A copy of what refers to an account, and its erasure, at the terminal."""

import io
import json
from datetime import timedelta

import pytest
from django.utils import timezone

from kimid.access.models import Grant
from kimid.cli import personal_data
from kimid.cli.errors import CliError
from kimid.people.models import Person
from tests import build

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.all_sites]


@pytest.fixture
def person() -> Person:
    return build.member(build.kim(), name="Sukarsih")


def _type(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{words}\n"))


def test_the_copy_is_json(person: Person, capsys: pytest.CaptureFixture[str]) -> None:
    assert personal_data.run(["copy", person.username]) == 0

    copied = json.loads(capsys.readouterr().out)
    assert copied["people.Person"][0]["fields"]["name"] == "Sukarsih"
    assert "password" not in copied["people.Person"][0]["fields"]
    assert [row["fields"]["role"] for row in copied["access.Grant"]] == ["member"]


def test_a_role_must_end_before_the_erasure(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    _type(monkeypatch, person.username)
    with pytest.raises(CliError, match="end this first: anggota of KIM"):
        personal_data.run(["erase", person.username])
    assert Person.objects.get(pk=person.pk).name == "Sukarsih"


def test_the_username_is_typed_twice(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    Grant.objects.update(ends_at=timezone.now() - timedelta(days=1))
    _type(monkeypatch, "ya")
    with pytest.raises(CliError, match="Nothing was erased"):
        personal_data.run(["erase", person.username])

    _type(monkeypatch, person.username)
    assert personal_data.run(["erase", person.username]) == 0
    with pytest.raises(CliError, match="nobody has the username"):
        personal_data.run(["copy", person.username])
