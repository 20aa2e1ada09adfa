"""A full disk, a locked or an absent database: nothing that was typed is lost."""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import OperationalError, connection
from django.test import Client

from kimid.events.permissions import Role
from kimid.newsroom.actions import writing
from kimid.registry.models import Kim
from tests import build
from tests.conftest import Door

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

LEAD = "Tanggul jebol di RT 03. Air naik selutut. Warga mengungsi ke balai desa."
FORM = {"title": "Tanggul jebol", "lead": LEAD, "source_kind": "told", "source_on": "2026-11-24"}


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture
def writer(kim: Kim, ruang: Door) -> Client:
    browser = ruang(build.member(kim, Role.EDITOR))
    browser.raise_request_exception = False
    return browser


def _failing(error: BaseException) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


@contextmanager
def _no_database() -> Iterator[None]:
    with connection.execute_wrapper(_failing(OperationalError("the server is gone"))):
        yield


@pytest.mark.parametrize(
    "error",
    [
        OperationalError("database or disk is full"),
        OperationalError("database is locked"),
        OSError(errno.ENOSPC, "No space left on device"),
    ],
    ids=["full", "locked", "no space"],
)
def test_what_could_not_be_stored_is_given_back(
    writer: Client, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    monkeypatch.setattr(writing, "write", _failing(error))
    answer = writer.post("/s/kim-satu/tulis/", FORM)

    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    page = answer.content.decode()
    assert "Tulisan Anda belum tersimpan" in page
    assert f">{LEAD}</textarea>" in page
    assert "Tanggul jebol</textarea>" in page
    assert "told" not in page


def test_without_a_database_at_all_it_is_the_same(writer: Client) -> None:
    with _no_database():
        answer = writer.post("/s/kim-satu/tulis/", FORM)
        looked = writer.get("/s/kim-satu/")

    assert answer.status_code == looked.status_code == 503
    assert f">{LEAD}</textarea>" in answer.content.decode()
    assert "Kami sedang tersendat" in looked.content.decode()


def test_a_stranger_gets_the_words_of_a_tip_back_and_nobody_a_password(kim: Kim) -> None:
    reader = Client(HTTP_HOST="kim-satu.kim.localhost", raise_request_exception=False)
    door = Client(HTTP_HOST="ruang.localhost", raise_request_exception=False)
    with _no_database():
        tip = reader.post("/kirim-kabar/", {"body": "Jembatan di dusun kami putus."})
        tried = door.post("/masuk/", {"login": "rina", "password": "ikan nipah pagi"})

    assert "Jembatan di dusun kami putus.</textarea>" in tip.content.decode()
    assert (tip.status_code, tried.status_code) == (503, 503)
    assert "ikan nipah" not in tried.content.decode()


@pytest.mark.parametrize(
    "path", ["/s/kim-satu/tulis/simpan/", "/s/kim-satu/tulis/kirim/", "/s/kim-satu/foto/"]
)
def test_a_script_gets_a_sentence_and_when_to_come_back(writer: Client, path: str) -> None:
    with _no_database():
        answer = writer.post(path, FORM, headers={"Accept": "application/json"})

    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert answer.json() == {"error": "kimid sedang tersendat. Dicoba lagi sendiri"}


def test_a_fault_of_ours_is_still_one(writer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for error in (ValueError("oops"), OperationalError("no such column: x")):
        monkeypatch.setattr(writing, "write", _failing(error))
        assert writer.post("/s/kim-satu/tulis/", FORM).status_code == 500
