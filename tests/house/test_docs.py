"""The pages of docs/ that come from the code are current, and what they lead to is there."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from kimid.events.action import LISTENERS
from kimid.web.further_events import further_events
from kimid.web.generated_docs import PAGES, events_page
from tests.house.walking import HOUSE, ROOT, files, name_of


@pytest.mark.parametrize("name", PAGES)
def test_a_written_page_is_current(name: str) -> None:
    written = (ROOT / "docs" / name).read_text(encoding="utf-8")

    assert written == PAGES[name](), "run: python -m django write_docs"


def test_the_command_says_what_is_not_current_and_writes_it(
    settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "docs").mkdir()
    for needed in ("pyproject.toml", "kimid"):
        (tmp_path / needed).symlink_to(ROOT / needed)
    settings.ROOT = tmp_path
    with pytest.raises(CommandError, match=", ".join(map(re.escape, PAGES))):
        call_command("write_docs", check=True)
    assert not list((tmp_path / "docs").iterdir())

    call_command("write_docs", stdout=StringIO())

    call_command("write_docs", check=True)
    assert sorted(file.name for file in (tmp_path / "docs").iterdir()) == sorted(PAGES)


def _listed_kinds() -> set[str]:
    return set(re.findall(r"^\| `([\w.]+)`", events_page(), re.MULTILINE))


def test_no_kind_of_event_is_missing_in_the_catalogue() -> None:
    recorded = re.compile(r'record_event_for\(\s*[\w.]+,\s*"([\w.]+)"')
    kinds = {
        kind for file in files(".py") for kind in recorded.findall(file.read_text(encoding="utf-8"))
    }

    assert {"story.held", "kim.moved"} <= kinds
    assert kinds - _listed_kinds() == set()


def test_what_somebody_listens_to_is_in_the_catalogue() -> None:
    assert set(LISTENERS) - _listed_kinds() == set()


def test_a_function_that_records_a_further_event_says_what_it_does() -> None:
    assert [event.function for event in further_events(HOUSE) if not event.about] == []


def test_a_kind_that_nobody_can_read_in_the_code_is_refused(tmp_path: Path) -> None:
    code = 'def act(kim, kind):\n    record_event_for(kim, f"kim.{kind}")\n'
    (tmp_path / "acts.py").write_text(code, encoding="utf-8")

    with pytest.raises(ValueError, match=r"acts:2"):
        further_events(tmp_path)


LINK = re.compile(r"\]\((?!https?:|mailto:|#)(?P<where>[^)#\s]+)")


def test_links_between_documents_lead_somewhere() -> None:
    pages = [*files(".md", ROOT / "docs"), *ROOT.glob("*.md")]
    lost = [
        f"{name_of(page)}: {where}"
        for page in pages
        for where in LINK.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / where).exists()
    ]
    assert lost == []


def test_files_that_documents_speak_of_are_there() -> None:
    pages = [*files(".md", ROOT / "docs"), *ROOT.glob("*.md")]
    named = re.compile(
        r"`((?:kimid|tests|docs|ops|bench)/[\w./-]+\.(?:py|md|html|css|toml|gz|sample))`"
    )
    lost = [
        f"{name_of(page)}: {file}"
        for page in pages
        for file in named.findall(page.read_text(encoding="utf-8"))
        if not (ROOT / file).exists()
    ]
    assert lost == []
