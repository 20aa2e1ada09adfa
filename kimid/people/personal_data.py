"""What kimid knows of a person: a copy for that person, and its erasure.

What each table holds of people, and what stays, it says itself (`kimid/events/tables.py`).
"""

from collections.abc import Callable, Collection
from datetime import datetime
from functools import reduce
from operator import or_
from secrets import token_hex
from typing import Any, Final

from django.apps import apps
from django.core.serializers.python import Serializer
from django.db import models

from kimid.events.models import Event
from kimid.events.tables import TABLES, Erasure, TableAnswers
from kimid.people.models import Person

NAMELESS: Final = "Akun yang dihapus"

# Why an account is still needed, or nothing.
type NeedCheck = Callable[[Person, datetime], str]

_NEEDS: Final[list[NeedCheck]] = []

# Lets go of the files that are named in rows, before these are emptied.
type FileRelease = Callable[["models.QuerySet[Any]", datetime], None]

_RELEASES: Final[dict[str, FileRelease]] = {}


class StillNeeded(ValueError):
    """The account has a role or a post, which must end first: somebody else has to know."""


def register_need(check: NeedCheck) -> None:
    """Accounts are not erased while this check says why."""
    _NEEDS.append(check)


def register_release(label: str, release: FileRelease) -> None:
    """Rows of this model name files in what is emptied when a person is erased."""
    _RELEASES[label] = release


def refuse_if_needed(person: Person, at: datetime) -> None:
    """Raise StillNeeded, in English: who reads it runs the install."""
    if reasons := [why for check in _NEEDS if (why := check(person, at))]:
        raise StillNeeded("; ".join(reasons))


def copy_of(person: Person) -> dict[str, list[dict[str, Any]]]:
    """All rows that refer to this account, and what it did, by the label of their model. Without
    what opens a door (passwords, tokens).
    """
    copies = {Person._meta.label: _as_data(TABLES[Person._meta.label], [person])}
    acts = Event.objects.filter(actor_kind=person.actor_kind, actor_ref=person.actor_ref)
    copies[Event._meta.label] = _as_data(TABLES[Event._meta.label], acts.order_by("pk"))
    for answers in TABLES.values():
        if rows := _as_data(answers, _rows_about(answers, person, answers.people)):
            copies[answers.label] = rows
    return copies


def erase_person(person: Person, at: datetime) -> dict[str, int]:
    """For an action: take from an account all that says who it was, and delete or empty what each
    table says. Returns how many rows, by the label of their model.
    """
    counts = {}
    for answers in TABLES.values():
        if count := _erase_in(answers, person, at):
            counts[answers.label] = count
    person.username = f"dihapus-{token_hex(8)}"
    person.name = NAMELESS
    person.phone = person.email = None
    person.is_active = False
    person.set_unusable_password()
    person.save()
    return counts


def _erase_in(answers: TableAnswers, person: Person, at: datetime) -> int:
    gone = [name for name, fate in answers.people.items() if fate == Erasure.DELETED]
    count, _ = _rows_about(answers, person, gone).delete() if gone else (0, {})
    emptied = {
        name: _empty(answers, name)
        for name, fate in answers.words.items()
        if fate == Erasure.EMPTIED
    }
    if emptied and answers.about:
        rows = _rows_about(answers, person, [answers.about])
        if release := _RELEASES.get(answers.label):
            release(rows, at)
        count += rows.update(**emptied)
    return count


def _rows_about(
    answers: TableAnswers, person: Person, references: Collection[str]
) -> "models.QuerySet[models.Model]":
    model = apps.get_model(answers.label)
    if not references:
        empty: models.QuerySet[models.Model] = model._base_manager.none()
        return empty
    refers = reduce(or_, (models.Q(**{name: person}) for name in references))
    rows: models.QuerySet[models.Model] = model._base_manager.filter(refers)
    return rows.order_by("pk")


def _empty(answers: TableAnswers, name: str) -> Any:
    column: Any = apps.get_model(answers.label)._meta.get_field(name)
    return None if column.null else column.get_default()


def _as_data(answers: TableAnswers, rows: Any) -> list[dict[str, Any]]:
    model = apps.get_model(answers.label)
    names = [each.name for each in model._meta.concrete_fields if each.name not in answers.secrets]
    data: list[dict[str, Any]] = Serializer().serialize(rows, fields=names)
    return data
