"""The shape of the code: small files, short functions, names that say something."""

import ast
import re
from pathlib import Path
from typing import Final

from tests import scripts
from tests.house.walking import HOUSE, ROOT, Function, files, functions, lines_of, name_of

CODE: Final = files(".py", HOUSE, ROOT / "tests", ROOT / "ops", ROOT / "bench")
BANNED: Final = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "mixins",
    "mixin",
    "base",
    "manager",
    "managers",
    "service",
    "services",
    "misc",
}
# Words that say that something happened, and not what it is.
SAYS_NOTHING: Final = {
    *("told", "said", "kept", "found", "asked", "shown", "heard"),
    *("thing", "things", "way", "ways", "house", "meet", "hear"),
}
# The names that the framework asks for.
ASKED_FOR: Final = {"kimid/sqlite/base.py", "kimid/postgres/base.py"}


def _too_long(found: list[Function], limit: int) -> list[str]:
    return [f"{each.where}: {each.lines} lines" for each in found if each.lines > limit]


def test_there_is_something_to_look_at() -> None:
    assert len(CODE) > 100


def test_a_line_has_at_most_100_columns() -> None:
    """Ruff lets a line pass when what is too long is a pragma, or one word without a blank."""
    assert [
        f"{name_of(file)}:{number}: {len(line)}"
        for file in CODE
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > 100
    ] == []


def test_a_folder_of_actions_forms_or_views_passes_no_names_on() -> None:
    """A name has one address: that of the module in which it stands."""
    folders = [
        file
        for file in CODE
        if file.name == "__init__.py" and file.parent.name in ("actions", "forms", "views")
    ]
    assert len(folders) > 10
    assert [name_of(file) for file in folders if "import" in file.read_text()] == []


def test_a_file_has_at_most_400_lines() -> None:
    assert [f"{name_of(file)}: {lines_of(file)}" for file in CODE if lines_of(file) > 400] == []


def test_a_function_has_at_most_40_lines() -> None:
    assert _too_long([each for file in CODE for each in functions(file)], 40) == []


def test_a_view_has_at_most_25_lines() -> None:
    views = [file for file in files(".py") if "views" in file.parts or file.name == "views.py"]
    assert len(views) > 5
    assert _too_long([each for file in views for each in functions(file)], 25) == []


def test_a_template_has_at_most_120_lines() -> None:
    templates = files(".html")
    assert len(templates) > 30
    assert [
        f"{name_of(file)}: {lines_of(file)}" for file in templates if lines_of(file) > 120
    ] == []


def test_a_stylesheet_has_at_most_150_lines_and_a_script_250() -> None:
    """A script's formatter gives every part of a long call a line of its own."""
    assert [name_of(file) for file in files(".css") if lines_of(file) > 150] == []
    assert [name_of(file) for file in files(".js") if lines_of(file) > 250] == []


def test_a_function_of_a_script_has_at_most_40_lines() -> None:
    assert [
        f"{name_of(file)}:{line}: {many} lines"
        for file in files(".js")
        for line, many in scripts.functions(file.read_text(encoding="utf-8"))
        if many > 40
    ] == []


def test_a_script_names_things_by_what_they_are() -> None:
    assert [
        f"{name_of(file)}:{line}: {name}"
        for file in files(".js")
        for line, name in scripts.names(file.read_text(encoding="utf-8"))
        if name.lower() in SAYS_NOTHING
    ] == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    named = {name_of(file) for file in CODE if file.stem in BANNED or file.parent.name in BANNED}
    assert named == ASKED_FOR


def test_every_app_says_what_it_is_in_its_first_lines() -> None:
    apps = sorted(HOUSE.glob("*/__init__.py"))
    assert [
        name_of(file)
        for file in apps
        if not ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
    ] == []


_EXCUSE: Final = re.compile(r"#\s*(?:noqa|type:\s*ignore)[^#\n]*(?P<reason>#.*)?")


def test_a_check_is_silenced_only_with_a_written_reason() -> None:
    silenced = [
        f"{name_of(file)}:{number}"
        for file in CODE
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        for found in [_EXCUSE.search(line)]
        if found and not found["reason"] and file != Path(__file__)
    ]
    assert silenced == []


def test_no_form_is_shown_without_its_token() -> None:
    """What is included with `only` gets no token, and its form would be refused."""
    pages = {file: file.read_text() for file in (ROOT / "kimid").glob("*/templates/**/*.html")}
    alone = {
        name
        for page in pages.values()
        for name in re.findall(r'{% include "([^"]+)"[^%]*? only %}', page)
    }

    assert [
        str(file)
        for file, page in pages.items()
        if "csrf_token" in page and str(file).endswith(tuple(alone))
    ] == []


def test_only_storage_knows_where_files_of_people_lie() -> None:
    """Everything else says keys, so that another store can take the place of the disk."""
    assert [
        name_of(file)
        for file in files(".py", HOUSE)
        if "MEDIA_DIR" in file.read_text(encoding="utf-8")
    ] == [
        "kimid/backups/places.py",  # copies them as they lie there, and puts them back
        "kimid/backups/restoring.py",  # tells people its name
        "kimid/backups/scratch.py",  # sets it for another process
        "kimid/cli/media.py",  # tells people its name
        "kimid/cli/up.py",
        "kimid/media/disk_storage.py",
        "kimid/settings.py",
    ]
