"""Layers also for what the import checker cannot see: foreign keys and templates look downward,
never up.
"""

import re
import tomllib
from typing import Final

import pytest
from django.apps import apps
from django.core.management import call_command

from tests.conftest import ORM_ONLY
from tests.house.walking import HOUSE, ROOT, files, name_of

_CONTRACT: Final = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
    "importlinter"
]["contracts"][0]
# The layer of every app, counted from below.
LAYERS: Final = {
    app.strip(" ()"): number
    for number, layer in enumerate(reversed(_CONTRACT["layers"]))
    for app in layer.split("|")
}
# Error pages stand without a folder, because Django asks for them so.
_OF_UI: Final = {file.name for file in (HOUSE / "ui/templates").glob("*.html")}
_OWN_SQL: Final = re.compile(r"\.cursor\(|\.raw\(|\.extra\(|\bRawSQL\b")
_REFERENCE: Final = re.compile(r"""\{%\s*(?:include|extends)\s+(?P<what>[^\s%]+)""")


def test_apps_that_are_tried_on_one_database_have_no_sql_of_their_own() -> None:
    """Half of their tests run on SQLite and half on PostgreSQL (decision 28)."""
    own = [
        name_of(file)
        for file in files(".py")
        if file.relative_to(HOUSE).parts[0] in ORM_ONLY
        and "migrations" not in file.parts
        and _OWN_SQL.search(file.read_text(encoding="utf-8"))
    ]
    assert own == ["kimid/web/views/health.py"]  # asks only whether the database answers


def test_every_app_has_a_layer() -> None:
    built = {folder.parent.name for folder in HOUSE.glob("*/__init__.py")}
    assert built <= set(LAYERS)
    assert (
        LAYERS["lib"]
        < LAYERS["events"]
        < LAYERS["places"]
        < LAYERS["access"]
        < LAYERS["wire"]
        < LAYERS["newsroom"]
    )
    assert LAYERS["newsroom"] < LAYERS["insights"] < LAYERS["web"]


def test_shared_pages_name_no_subject() -> None:
    """Outside its addresses `web` asks what subjects registered (`kimid/shared_pages`)."""
    subjects = [app for app, layer in LAYERS.items() if layer >= LAYERS["moderation"]]
    above_web = {app for app, layer in LAYERS.items() if layer >= LAYERS["web"]}
    named = re.compile(rf"(?:from|import) kimid\.({'|'.join(set(subjects) - above_web)})\b")
    web = [each for each in files(".py") if each.is_relative_to(HOUSE / "web")]
    outside = [each for each in web if "urls" not in each.parts]

    assert len(outside) > 20
    assert [
        name_of(each) for each in outside if named.search(each.read_text(encoding="utf-8"))
    ] == []


def test_foreign_keys_point_downward_or_stay_in_the_app() -> None:
    keys = [
        (
            model._meta.app_label,
            field.related_model._meta.app_label,
            f"{model._meta.label}.{field.name}",
        )
        for config in apps.get_app_configs()
        if config.name.startswith("kimid.")
        for model in config.get_models()
        for field in model._meta.get_fields(include_parents=False)
        if field.is_relation and field.concrete and field.related_model is not None
    ]
    assert len(keys) > 30
    assert [
        name for own, other, name in keys if own != other and LAYERS[other] >= LAYERS[own]
    ] == []


def test_events_and_changes_hold_no_foreign_keys() -> None:
    models = apps.get_app_config("events").get_models()
    assert [
        str(field) for model in models for field in model._meta.get_fields() if field.is_relation
    ] == []


def test_templates_are_taken_from_the_own_app_or_from_one_below() -> None:
    strange = [
        f"{name_of(file)}: {what}"
        for file in files(".html")
        for said in _REFERENCE.findall(file.read_text(encoding="utf-8"))
        if not _may_take(_app_of(name_of(file)), what := said.strip("\"'"))
    ]
    assert strange == []


def _may_take(own: str, what: str) -> bool:
    """Whether a template of an app may include or extend this one; each belongs to the app that its
    folder is called after.
    """
    other = what.partition("/")[0]
    return what in _OF_UI or other == own or LAYERS[other] < LAYERS[own]


def _app_of(name: str) -> str:
    return name.split("/")[1]


def test_views_render_templates_of_their_own_app_or_error_pages() -> None:
    rendered = [
        (name_of(file), template)
        for file in files(".py")
        for template in re.findall(
            r"""["']([a-z_]+/[a-z_/]+\.html)["']""", file.read_text(encoding="utf-8")
        )
    ]
    assert len(rendered) > 15
    assert [each for each in rendered if not each[1].startswith(f"{_app_of(each[0])}/")] == []


def test_no_template_holds_a_style_a_script_or_a_handler() -> None:
    banned = re.compile(r"""\sstyle\s*=|<script|<style|\son[a-z]+\s*=|javascript:""", re.IGNORECASE)
    assert [
        name_of(file) for file in files(".html") if banned.search(file.read_text(encoding="utf-8"))
    ] == []


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
