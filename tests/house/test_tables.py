"""Every table says whose rows it has, and what becomes of what it holds of people and regions."""

from typing import Any, Final

import pytest
from django.apps import apps
from django.db import models

from kimid.events.tables import TABLES, Erasure, InDoubt
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.queue.schedule import SCHEDULE
from kimid.sites.doubts import tables_with_holder
from kimid.sites.models import Site

_MODELS: Final = {model._meta.label: model for model in apps.get_models()}
# Texts with such names hold something of a person, whatever the table.
_PERSONAL: Final = {
    "address",
    "applicant",
    "borrower",
    "byline",
    "co_writers",
    "contact",
    "credit",
    "doer_words",
    "email",
    "entered_by",
    "handled_by",
    "head_name",
    "holder_name",
    "issuer_name",
    "made_by",
    "members",
    "names",
    "officers",
    "on_behalf",
    "phone",
    "trainer",
    "username",
}
# Tables whose `name` is that of a person. Elsewhere it is that of a place, a group, a file.
_NAMED_PEOPLE: Final = {
    "access.Handover",
    "access.Invitation",
    "applications.HeadContact",
    "evaluation.Juror",
    "newsroom.Confirmation",
    "newsroom.Source",
    "newsroom.Tip",
    "people.Person",
    "registry.Member",
    "registry.Officer",
}


def test_every_table_answers_and_no_answer_is_of_a_table_that_is_gone() -> None:
    assert TABLES.keys() == _MODELS.keys()


def test_what_is_held_or_undone_in_doubt_has_a_holder() -> None:
    answered = {
        label
        for label, answers in TABLES.items()
        if answers.doubt in (InDoubt.HELD, InDoubt.UNDONE)
    }

    assert tables_with_holder() == answered


@pytest.mark.parametrize("label", sorted(TABLES))
def test_whoever_has_the_rows_is_reached(label: str) -> None:
    answers = TABLES[label]
    model: Any = _MODELS[label]
    if not answers.site:
        assert "site" not in {each.name for each in model._meta.concrete_fields}, label
        return
    *way, last = answers.site.split("__")
    for step in way:
        model = model._meta.get_field(step).related_model
    field = model._meta.get_field(last) if last != "pk" else model._meta.pk
    assert last in ("pk", "site_id") or field.related_model is Site


@pytest.mark.parametrize("label", sorted(TABLES))
def test_every_account_region_and_personal_text_is_answered_for(label: str) -> None:
    answers, fields = TABLES[label], _MODELS[label]._meta.concrete_fields
    accounts = {each.name for each in fields if each.related_model is Person}
    regions = {each.name for each in fields if each.related_model is Region}
    texts = {each.name for each in fields if _is_personal(label, each)}

    assert set(answers.people) == accounts
    assert set(answers.regions) == regions
    assert texts <= set(answers.words) | set(answers.secrets)
    names = {each.name for each in fields}
    assert set(answers.words) | set(answers.secrets) | set(answers.about.split()) <= names


@pytest.mark.parametrize("label", sorted(TABLES))
def test_answers_do_not_contradict_each_other(label: str) -> None:
    answers = TABLES[label]
    assert answers.retention == "" or answers.retention in SCHEDULE
    if Erasure.EXPIRES in answers.words.values():
        assert answers.retention, "who lets it go?"
    if answers.doubt == InDoubt.NO_ACCOUNT:
        assert not answers.people
    if Erasure.EMPTIED in answers.words.values() and label != Person._meta.label:
        assert answers.people.get(answers.about), "whose text is it?"


def _is_personal(label: str, field: models.Field[object, object]) -> bool:
    if field.is_relation or not isinstance(
        field, models.CharField | models.TextField | models.JSONField
    ):
        return False
    return field.name in _PERSONAL or (field.name == "name" and label in _NAMED_PEOPLE)
