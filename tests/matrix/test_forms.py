"""Forms sent from where they should not come, with more in them than they have fields, and about what belongs to others."""

from itertools import batched
from typing import Any, Final

import pytest
from django.apps import apps
from django.db import models, transaction
from django.forms import BaseForm

from kimid.edge.gate import Gate
from tests.matrix.browser import RUANG, Answer, Browser, session_of
from tests.matrix.cases import Case, cases
from tests.matrix.cast import Place, Said, Thing, Who
from tests.matrix.policy import expected
from tests.matrix.rows import contents, digest, tables
from tests.matrix.world import World, make_world

pytestmark = pytest.mark.django_db

type Rows = dict[str, list[dict[str, object]]]
type Keys = dict[Any, set[object]]  # by model

# What a sheet or a meeting reads by name without a form of Django's: photos, the words last read, and what waits unsaid.
_READ_BY_NAME: Final = frozenset({"photos", "base", "version", "minutes", "guests", "people", "present"})
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
    {"public_id", "code", "session_key", "token_hash", "ticket", "path", "thing_id", "facts", "tags", "key", "password"}
)
_NAMED_BY_LOT: Final = frozenset({"media.Photo"})
_HOSTILE: Final = ("published", "1", "true", "2020-01-01T00:00:00Z")


def _writes(world: World, who: Who) -> list[Case]:
    """Every form that this one of the cast may send with effect."""
    return [case for case in cases(world) if expected(case.route, "POST", who, case.place, case.thing) in (Said.DONE, Said.SHOWN)]


def _send(browser: Browser, case: Case, extra: dict[str, str], known: Keys) -> tuple[Answer, Rows]:
    """Send the form of a case, read what stands in the database then, and take it back."""
    point = transaction.savepoint_create()
    answer = browser.send("POST", case.host, case.path, {**extra, **case.form})
    rows = {model._meta.label: [_plain(model, row, known) for row in contents(model).values()] for model in tables()}
    transaction.savepoint_rollback(point)
    return answer, {label: sorted(of_model, key=repr) for label, of_model in rows.items()}


def _plain(model: type[models.Model], row: dict[str, object], known: Keys) -> dict[str, object]:
    """A row without what differs from one try to the next: times, numbers of new rows, and what is drawn by lot."""
    plain: dict[str, object] = {}
    for field in model._meta.local_concrete_fields:
        value = row[field.attname]
        if isinstance(field, models.ForeignKey):
            plain[field.attname] = value if value is None or value in known[field.related_model] else "new"
        elif field.attname == "name" and model._meta.label in _NAMED_BY_LOT:
            continue
        elif not isinstance(field, models.DateTimeField | models.AutoField) and field.attname not in _BY_LOT:
            plain[field.attname] = value
    return plain


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[BaseForm]:
    """Every form that the house has made since this list was last emptied."""
    forms: list[BaseForm] = []
    build = BaseForm.__init__

    def noted(form: BaseForm, *args: Any, **kwargs: Any) -> None:
        build(form, *args, **kwargs)
        forms.append(form)

    monkeypatch.setattr(BaseForm, "__init__", noted)
    return forms


@pytest.mark.parametrize("who", [Who.EDITOR, Who.PORTAL_EDITOR, Who.ANONYMOUS])
def test_more_than_its_fields_counts_for_nothing(gate: Gate, who: Who, made: list[BaseForm]) -> None:
    world = make_world()
    browser = Browser(gate, "" if who is Who.ANONYMOUS else session_of(world.people[who]))
    names = {field.attname for model in apps.get_models() for field in model._meta.local_fields}
    names |= {field.name for model in apps.get_models() for field in model._meta.local_fields}
    found, known = _writes(world, who), {model: set(contents(model)) for model in apps.get_models()}
    assert found
    for turn, case in enumerate(found):
        made.clear()
        answer, plain = _send(browser, case, {}, known)
        declared = {form.add_prefix(name) for form in made for name in form.fields}
        extras = sorted((names | set(_PRIVILEGED)) - declared - set(case.form) - _READ_BY_NAME)
        # Each name with one of the values; over the forms every name meets every value.
        for some in batched(enumerate(extras, turn), _AT_ONCE):
            again, loaded = _send(browser, case, {name: _HOSTILE[place % len(_HOSTILE)] for place, name in some}, known)
            assert again.status == answer.status, case
            assert loaded == plain, case


_FROM_ELSEWHERE: Final = {
    "without a token": {"x_csrftoken": ""},
    "with another token": {"x_csrftoken": "k" * 32},
    "from another origin": {"origin": "https://jahat.example"},
    "from the site of a neighbour": {"origin": "http://kim-merpati.kim.localhost"},
    "from the portal": {"origin": "http://kim.localhost"},
    "from an origin that hides": {"origin": "null"},
    "from the same name over https": {"origin": "https://ruang.localhost"},
    "from another port": {"origin": "http://ruang.localhost:8080"},
    "from a name that begins alike": {"origin": "http://ruang.localhost.jahat.example"},
}


@pytest.mark.parametrize("where", _FROM_ELSEWHERE)
def test_a_form_that_does_not_come_from_the_workspace_is_refused(gate: Gate, where: str) -> None:
    world = make_world()
    browsers = {who: Browser(gate, session_of(world.people[who])) for who in (Who.EDITOR, Who.PORTAL_EDITOR)}
    before = digest()
    for who, browser in browsers.items():
        for case in (case for case in _writes(world, who) if case.host == RUANG):
            answer = browser.send("POST", case.host, case.path, case.form, **_FROM_ELSEWHERE[where])
            assert answer.status == 403, (case, answer.status)
            assert "Halaman ini perlu dibuka ulang" in answer.text
            assert "default-src 'none'" in answer.header("Content-Security-Policy")
    assert digest() == before


@pytest.mark.parametrize("where", _FROM_ELSEWHERE)
def test_nobody_is_signed_in_or_out_from_elsewhere(gate: Gate, where: str) -> None:
    world = make_world()
    session = session_of(world.people[Who.EDITOR])
    for path in ("/masuk/", "/keluar/"):
        assert Browser(gate, session).send("POST", RUANG, path, None, **_FROM_ELSEWHERE[where]).status == 403
    assert Browser(gate, session).send("GET", RUANG, "/tempat/").status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://jahat.example"},
        {"origin": "http://kim-merpati.kim.localhost"},
        {"origin": "http://ruang.localhost"},
        {"origin": "https://kim-kenari.kim.localhost"},
        {"origin": "http://kim-kenari.kim.localhost.jahat.example"},
        {"origin": "null"},
        {"origin": "", "sec_fetch_site": "cross-site"},
        {"origin": "", "sec_fetch_site": "same-site"},
    ],
)
def test_a_public_form_that_comes_from_elsewhere_is_refused(gate: Gate, headers: dict[str, str]) -> None:
    world = make_world()
    before = digest()

    form = {"how_known": "Saya di sana."}
    answer = Browser(gate).send("POST", "kim-kenari.kim.localhost", f"/pastikan/{world.tokens[Thing.OPEN]}/", form, **headers)

    assert answer.status == 400
    assert "default-src 'none'" in answer.header("Content-Security-Policy")
    assert digest() == before


def test_a_link_is_used_once_and_looking_uses_nothing(gate: Gate) -> None:
    world = make_world()
    host, path = "kim-kenari.kim.localhost", f"/pastikan/{world.tokens[Thing.OPEN]}/"
    browser, form = Browser(gate), {"how_known": "Saya di sana."}

    looked = [browser.send(method, host, path).status for method in ("GET", "HEAD", "GET")]
    sent = [browser.send("POST", host, path, form).status for _ in range(3)]

    assert (looked, sent) == ([200, 200, 200], [200, 410, 410])
    assert "no-store" in browser.send("GET", host, path).header("Cache-Control")


@pytest.mark.parametrize("stage", ["published", "withdrawn"])
def test_an_open_link_to_a_story_that_needs_it_no_more_shows_nothing(gate: Gate, stage: str) -> None:
    world = make_world()
    editor = Browser(gate, session_of(world.people[Who.EDITOR]))
    story = world.story(Place.A, Thing.DISCUSSED)
    steps = {
        "pastikan": {"how_known": "Saya di sana."},
        "terbitkan": {},
        "tarik": {"kind": "wrong", "reason": "Angkanya keliru."},
    }
    for verb in list(steps)[: 2 if stage == "published" else 3]:
        assert editor.send("POST", RUANG, f"/s/kim-kenari/berita/{story.public_id}/{verb}/", steps[verb]).status == 302

    answer = Browser(gate).send("GET", "kim-kenari.kim.localhost", f"/pastikan/{world.tokens[Thing.OPEN]}/")

    assert answer.status == 410
    assert not world.canaries.leaks(answer.everything, Who.ANONYMOUS)


def test_a_form_with_too_many_fields_or_too_much_in_it_is_refused_without_a_stir(gate: Gate) -> None:
    world = make_world()
    browser = Browser(gate, session_of(world.people[Who.EDITOR]))
    before = digest()
    for form in (
        {f"a{number}": "1" for number in range(300)},
        {"title": "a" * 1_100_000},
        {"title": "\x00"},
        {"title": "a" * 141},
    ):
        answer = browser.send("POST", RUANG, "/s/kim-kenari/tulis/", form)
        assert answer.status in (400, 413, 422)
        assert "default-src 'none'" in answer.header("Content-Security-Policy")
    assert digest() == before
