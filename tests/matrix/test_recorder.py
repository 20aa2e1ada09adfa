"""The recorder sees every way in which a view can read a name."""

import copy
from collections.abc import Callable
from typing import Any

import pytest
from django import forms
from django.core.handlers.wsgi import WSGIRequest
from django.template import Context, Template
from django.test import RequestFactory

from kimid.newsroom.forms.meeting import meeting_form_data
from tests.matrix.recorder import EVERYTHING, record

_BY_NAME: dict[str, Callable[[Any], object]] = {
    "get": lambda post: post.get("role"),
    "getlist": lambda post: post.getlist("role"),
    "brackets": lambda post: post["role"],
    "in": lambda post: "role" in post,
    "pop from a copy": lambda post: post.copy().pop("role"),
    "get from a copy": lambda post: post.copy().get("role"),
    "get from another copy": lambda post: copy.copy(post).get("role"),
    "setdefault": lambda post: post.copy().setdefault("role", "editor"),
    "a template": lambda post: Template("{{ post.role }}").render(Context({"post": post})),
}
_ALL: dict[str, Callable[[Any], object]] = {
    "a loop": lambda post: [name for name in post],  # noqa: C416  # the loop is what is tried
    "keys": lambda post: post.keys(),
    "values": lambda post: list(post.values()),
    "items": lambda post: list(post.items()),
    "lists": lambda post: list(post.lists()),
    "dict": lambda post: post.dict(),
    "the dict of Python": dict,
    "stars": lambda post: {**post},
    "a set": {"role"}.isdisjoint,
    "urlencode": lambda post: post.urlencode(),
    "items of a copy": lambda post: list(post.copy().items()),
    "popitem": lambda post: post.copy().popitem(),
    "print": str,
}


class _RoleForm(forms.Form):
    role = forms.CharField()
    kind = forms.MultipleChoiceField(choices=[("a", "a")])


def _request(**form: str) -> WSGIRequest:
    return RequestFactory().post("/", {"role": "editor", **form})


@pytest.mark.parametrize("way", _BY_NAME)
def test_a_name_that_is_read_is_seen(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    reads = record(monkeypatch)

    _BY_NAME[way](_request().POST)

    assert set(reads.undeclared()) == {"role"}


@pytest.mark.parametrize("way", _ALL)
def test_going_through_all_names_is_seen(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    reads = record(monkeypatch)

    _ALL[way](_request().POST)

    assert EVERYTHING in reads.undeclared("role")


def test_files_and_the_body_are_seen_too(monkeypatch: pytest.MonkeyPatch) -> None:
    reads = record(monkeypatch)

    _request().FILES.getlist("foto")
    assert set(reads.undeclared()) == {"foto"}
    _request().body  # noqa: B018  # reading it is what is tried
    assert set(reads.undeclared("foto")) == {EVERYTHING}


def test_nothing_is_seen_that_only_django_does(monkeypatch: pytest.MonkeyPatch) -> None:
    reads = record(monkeypatch)
    request = _request()

    assert request.POST
    assert not request.FILES
    request.close()

    assert reads.undeclared() == {}


def test_what_a_form_reads_is_declared_by_its_fields(monkeypatch: pytest.MonkeyPatch) -> None:
    reads = record(monkeypatch)

    form = _RoleForm(_request(**{"satu-role": "editor"}).POST, prefix="satu")
    form.is_valid()
    assert reads.undeclared() == {}

    form.data.get("role")
    assert set(reads.undeclared()) == {"role"}


def test_a_family_of_names_is_declared_by_its_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    reads = record(monkeypatch)
    post = _request().POST

    post.get("berkas-i5")
    post.get("berkas")

    assert set(reads.undeclared("berkas-")) == {"berkas"}


def test_a_read_names_the_line_of_kimid(monkeypatch: pytest.MonkeyPatch) -> None:
    reads = record(monkeypatch)

    meeting_form_data(_request().POST)

    assert reads.names[EVERYTHING].startswith("kimid/newsroom/forms/meeting.py:")
