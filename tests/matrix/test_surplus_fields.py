"""A form does what its fields say, and whatever else comes along counts for nothing."""

import os
import random
from collections.abc import Iterator, Set
from itertools import batched
from typing import Any, Final, NamedTuple

import pytest
from django.apps import apps
from django.db import models, transaction

from kimid.pagecache.middleware import PageCacheMiddleware
from tests.matrix.browser import Answer, Browser, session_of
from tests.matrix.case import Case
from tests.matrix.cast import Said, Who
from tests.matrix.policy import expected
from tests.matrix.recorder import EVERYTHING, Reads, record
from tests.matrix.rows import contents, tables
from tests.matrix.subjects import READS, cases
from tests.matrix.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

type Rows = dict[str, list[dict[str, object]]]
type Keys = dict[Any, set[object]]  # by model

_OF_DJANGO: Final = "csrfmiddlewaretoken"
_LET_IN: Final = frozenset(Said) - {Said.ABSENT, Said.NO_METHOD, Said.SIGN_IN, Said.FORBIDDEN}
# One of each role; the others have it on another site, or not any more.
_ROLES: Final = (
    *(Who.ANONYMOUS, Who.MEMBER, Who.EDITOR, Who.CHAIR),
    *(Who.PORTAL_EDITOR, Who.OFFICER, Who.OPERATOR),
)
_WRITES: Final = frozenset({Said.DONE, Said.SHOWN})
# The same sample each time, so that no run fails by chance. Another number tries others.
_SEED: Final = int(os.environ.get("KIMID_SURPLUS_SEED", "15"))
_SAMPLE: Final = 12
_AT_ONCE: Final = 190  # more fields than 200 are refused whole
_PRIVILEGED: Final = (
    "is_staff",
    "is_superuser",
    "is_active",
    "role",
    "roles",
    "perm",
    "perms",
    "permissions",
    "by",
    "at",
    "tenant",
    "site",
    "site_id",
    "pk",
    "id",
    "public_id",
    "stage",
    "status",
    "user",
    "person",
    "author",
    "editor",
    "_method",
    "published",
    "on_behalf",
)
# Public ids and tokens, and the numbers of new things within texts.
_BY_LOT: Final = frozenset(
    {
        "public_id",
        "code",
        "session_key",
        "code_hash",
        "token",
        "token_hash",
        "ticket",
        "path",
        "subject_id",
        "data",
        "tags",
        "key",
        "card",
        "password",
    }
)
_NAMED_BY_LOT: Final = frozenset({"media.Photo"})
_HOSTILE: Final = ("published", "1", "true", "2020-01-01T00:00:00Z")


class Sent(NamedTuple):
    """A form that somebody sends."""

    who: Who
    case: Case


def _sent(world: World, outcomes: Set[Said]) -> Iterator[Sent]:
    """Forms that have one of these outcomes: of each route by each role, and about every object
    that an address can name.
    """
    seen: set[object] = set()
    all_cases = cases(world)
    for who in Who:
        for case in all_cases:
            outcome = expected(case.route, "POST", who, case.place, case.thing)
            keys: set[object] = {(case.route, case.thing, outcome)}
            keys |= {(case.route, who)} if who in _ROLES else set()
            if outcome in outcomes and not keys <= seen:
                seen |= keys
                yield Sent(who, case)


def _browsers(gate: PageCacheMiddleware, world: World) -> dict[Who, Browser]:
    sessions = {who: session_of(person) for who, person in world.people.items()}
    return {who: Browser(gate, sessions.get(who, "")) for who in Who}


def _undeclared(browser: Browser, case: Case, form: dict[str, str], reads: Reads) -> set[str]:
    """What is read of this form that nobody declared, with the line that does it."""
    reads.clear()
    point = transaction.savepoint_create()
    browser.send("POST", case.host, case.path, form)
    transaction.savepoint_rollback(point)
    name = case.route[1]
    undeclared = reads.undeclared(_OF_DJANGO, *READS.get(name, ()))
    return {f"{name} reads {what!r} ({line})" for what, line in undeclared.items()}


def test_a_view_reads_the_fields_of_its_forms_and_what_its_app_declares(
    gate: PageCacheMiddleware, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With `READS` in `tests/<app>/routes.py` an app declares buttons and files. Their presence may
    lead to other lines, so each is once left out or put in.
    """
    browsers = _browsers(gate, world)
    reads = record(monkeypatch)
    turned: set[str] = set()
    undeclared = set()

    for who, case in _sent(world, _LET_IN):
        undeclared |= _undeclared(browsers[who], case, {**case.form}, reads)
        if case.route[1] not in turned:
            turned.add(case.route[1])
            for name in READS.get(case.route[1], set()) - {EVERYTHING}:
                form = {each: value for each, value in case.form.items() if each != name}
                form |= {} if name in case.form else {name: "1"}
                undeclared |= _undeclared(browsers[who], case, form, reads)

    assert undeclared == set()


def _send(browser: Browser, case: Case, extra: dict[str, str], known: Keys) -> tuple[Answer, Rows]:
    """Send the form of a case, read what stands in the database then, and take it back."""
    point = transaction.savepoint_create()
    answer = browser.send("POST", case.host, case.path, {**extra, **case.form})
    rows = {
        model._meta.label: [_plain(model, row, known) for row in contents(model).values()]
        for model in tables()
    }
    transaction.savepoint_rollback(point)
    return answer, {label: sorted(of_model, key=repr) for label, of_model in rows.items()}


def _plain(model: type[models.Model], row: dict[str, object], known: Keys) -> dict[str, object]:
    """A row without what differs from one try to the next: times, numbers of new rows, and what is
    drawn by lot.
    """
    plain: dict[str, object] = {}
    for field in model._meta.local_concrete_fields:
        value = row[field.attname]
        if isinstance(field, models.ForeignKey):
            plain[field.attname] = (
                value if value is None or value in known[field.related_model] else "new"
            )
        elif field.attname == "name" and model._meta.label in _NAMED_BY_LOT:
            continue
        elif (
            not isinstance(field, models.DateTimeField | models.AutoField)
            and field.attname not in _BY_LOT
        ):
            plain[field.attname] = value
    return plain


def _extras(case: Case, reads: Reads) -> list[str]:
    """The names of all columns and of what gives power, without those that the form knows."""
    fields = [field for model in apps.get_models() for field in model._meta.local_fields]
    names = {name for field in fields for name in (field.attname, field.name)} | set(_PRIVILEGED)
    fields_of_forms = {form.add_prefix(name) for form in reads.forms for name in form.fields}
    return sorted(names - fields_of_forms - set(case.form) - READS.get(case.route[1], set()))


def test_surplus_fields_change_no_row(
    gate: PageCacheMiddleware, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All rows of a sample of the forms, with surplus fields and without; and of every form that
    goes through all names by itself.
    """
    browsers = _browsers(gate, world)
    reads = record(monkeypatch)
    known = {model: set(contents(model)) for model in apps.get_models()}
    dice = random.Random(_SEED)
    writes = list(_sent(world, _WRITES))
    read_all = {name for name, names in READS.items() if EVERYTHING in names}
    one_each = {sent.case.route[1]: sent for sent in writes if sent.case.route[1] in read_all}
    for who, case in [*one_each.values(), *dice.sample(writes, _SAMPLE)]:
        reads.clear()
        answer, plain = _send(browsers[who], case, {}, known)
        extras = _extras(case, reads)
        dice.shuffle(extras)
        for some in list(batched(extras, _AT_ONCE))[: None if case.route[1] in read_all else 1]:
            surplus = {name: dice.choice(_HOSTILE) for name in some}
            again, loaded = _send(browsers[who], case, surplus, known)
            where = f"{who}, {case}, KIMID_SURPLUS_SEED={_SEED}"
            assert again.status == answer.status, where
            assert loaded == plain, where
