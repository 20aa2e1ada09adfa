import json
from collections.abc import Iterator
from datetime import timedelta
from importlib import import_module
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from pytest_django import Settings

from kimid.cli import VERBS, database, doctor, main
from kimid.cli.errors import CliError
from kimid.queue.worker import Worker
from kimid.sites.models import OwnName
from tests import build
from tests.queue import chores


def test_every_verb_has_its_module() -> None:
    assert [
        verb
        for verb, (module, _) in VERBS.items()
        if not callable(import_module(f"kimid.cli.{module}").run)
    ] == []


def test_an_unknown_verb_lists_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dance"]) == 2
    said = capsys.readouterr().out
    assert said.startswith("kimid: there is no verb dance.\n")
    assert [verb for verb in VERBS if f"./kim {verb} " not in said] == []


@pytest.fixture
def newer_database(db: None) -> Iterator[None]:
    MigrationRecorder(connection).record_applied("queue", "0099_from_tomorrow")
    yield
    MigrationRecorder(connection).record_unapplied("queue", "0099_from_tomorrow")


@pytest.mark.parametrize(
    "verb", ["demo", "web", "worker", "migrate", "reindex", "recount", "check"]
)
def test_a_verb_that_takes_nothing_more_explains_itself_and_does_nothing(
    verb: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([verb, "--help"]) == 0
    assert capsys.readouterr().out == f"./kim {verb}: {VERBS[verb][1]}\n"

    assert main([verb, "--port", "9000"]) == 2
    assert f"{verb} takes nothing more; --port 9000 means nothing to it" in capsys.readouterr().out


@pytest.mark.usefixtures("newer_database")
def test_a_database_newer_than_the_code_is_not_touched() -> None:
    with pytest.raises(
        CliError, match=r"newer than this code; it knows queue\.0099_from_tomorrow\. Install"
    ):
        database.apply_migrations()


@pytest.mark.django_db
def test_a_database_that_is_up_to_date_has_nothing_pending_and_nothing_unknown() -> None:
    assert (database.pending_migrations(), database.unknown_migrations()) == ([], [])


@pytest.mark.django_db
def test_migrations_of_an_app_that_was_removed_are_no_trouble() -> None:
    MigrationRecorder(connection).record_applied("weather", "0001_initial")
    assert database.unknown_migrations() == []


@pytest.fixture(autouse=True)
def _media_dir(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_DIR = tmp_path / "media"
    settings.STORE_DIR = tmp_path / "pages"


def unwell() -> list[str]:
    return [
        f"{finding.topic}: {finding.message}" for finding in doctor.examine() if not finding.is_ok
    ]


@pytest.mark.django_db(transaction=True)
def test_a_program_that_watches_gets_the_findings_of_the_doctor_as_json(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["doctor", "--json"]) == 1

    findings = json.loads(capsys.readouterr().out)
    assert {each["topic"]: each["message"] for each in findings if not each["is_ok"]} == {
        "regions": "0 of 91600 loaded; run ./kim up"
    }
    assert {each["topic"] for each in findings} > {"database", "queue", "backup", "drill"}


@pytest.mark.django_db(transaction=True)
def test_the_doctor_names_a_task_that_failed_for_good_and_missing_regions() -> None:
    assert [said for said in unwell() if said.startswith("queue")] == []
    chores.refuse_once.enqueue()
    Worker().run_next()
    assert unwell() == [
        "regions: 0 of 91600 loaded; run ./kim up",
        "queue: 0 ready, 0 running, 1 failed",
        "queue: tests.queue.chores.refuse_once: tests.queue.chores.Refused: not today",
    ]


@pytest.mark.django_db
def test_the_doctor_names_own_names_that_nobody_looks_after() -> None:
    now = timezone.now()
    for name, days in (("lama.desa.id", 3), ("baru.desa.id", 1)):
        build.own_name(build.kim(), name, proven=True, at=now - timedelta(days=days))
    assert [said for said in unwell() if said.startswith("own names")] == [
        "own names: 1 are served without anybody looking for their proof; does a worker run?"
    ]
    OwnName.objects.update(checked_at=now)
    assert [said for said in unwell() if said.startswith("own names")] == []


@pytest.mark.django_db
def test_the_doctor_names_readers_who_cannot_be_told_apart(settings: Settings) -> None:
    assert [said for said in unwell() if said.startswith("front server")] == []
    settings.PUBLIC_SCHEME = "https"
    assert len([said for said in unwell() if "KIMID_BEHIND_PROXY is not set" in said]) == 1
    settings.BEHIND_PROXY = True
    assert [said for said in unwell() if said.startswith("front server")] == []
