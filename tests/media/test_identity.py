"""The media folder and the database belong together, or nothing in the folder is touched."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from kimid.applications.schedule import delete_old_applications
from kimid.cli import up
from kimid.cli.errors import CliError
from kimid.media import files, identity, paper_storage
from kimid.media.identity import ForeignMediaError
from kimid.media.models import Install, Photo
from kimid.media.reactions import clean_up
from kimid.media.sweeping import stray_files, stray_papers, sweep
from kimid.media.usage import mark_media_used
from kimid.media.visibility import hide_files
from kimid.wire.cards import tidy_cards
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

LONG_AGO = 1_600_000_000
NAMES = "abcdefghjkmnpqrstuvwxyz23456789"


def _full(folder: Path, count: int = 6000) -> set[Path]:
    """So many old files that no row knows, half of them papers."""
    made = set()
    for number in range(count):
        name = "".join(NAMES[number // 31**place % 31] for place in range(16))
        path = folder / ("own" if number % 2 else "papers") / name[:2] / name / "640.webp"
        path.parent.mkdir(parents=True)
        path.write_bytes(b"RIFF0000WEBP")
        os.utime(path.parent, (LONG_AGO, LONG_AGO))
        made.add(path)
    return made


def _present(folder: Path) -> set[Path]:
    return set(folder.rglob("*.webp"))


def test_an_empty_database_beside_a_full_folder_stops_and_nothing_is_gone(media_dir: Path) -> None:
    full = _full(media_dir)
    files.store_card("2" * 16, b"JPEG")
    os.utime(media_dir / "public/kartu/22" / f"{'2' * 16}.jpg", (LONG_AGO, LONG_AGO))

    with pytest.raises(CliError, match=r"full of files that this database does not know.*adopt"):
        up.require_own_media()
    for task in (clean_up, delete_old_applications, tidy_cards):
        with pytest.raises(ForeignMediaError):
            task.func(at=timezone.now())
    assert _present(media_dir) == full
    assert files.card_file("2" * 16) == b"JPEG"


def test_another_database_beside_a_folder_stops_and_nothing_is_gone(media_dir: Path) -> None:
    identity.require_own_media()
    full = _full(media_dir, 200)
    Install.objects.all().delete()

    for other in (None, Install.objects.create(pk=Install.ONLY, key="0" * 32)):
        with pytest.raises(CliError, match="belongs to another database"):
            up.require_own_media()
        with pytest.raises(ForeignMediaError):
            clean_up.func(at=timezone.now())
        assert _present(media_dir) == full, other


def test_a_folder_without_its_key_is_foreign_to_a_database_that_has_one(media_dir: Path) -> None:
    identity.require_own_media()
    (media_dir / "install").unlink()
    _full(media_dir, 2)

    with pytest.raises(ForeignMediaError):
        identity.require_own_media()


def test_a_new_install_and_one_that_is_older_than_the_key_get_one(media_dir: Path) -> None:
    identity.require_own_media()
    identity.require_own_media()
    key = (media_dir / "install").read_text().strip()
    assert str(Install.objects.get().key) == key

    Install.objects.all().delete()
    (media_dir / "install").unlink()
    _full(media_dir, 2)
    Photo.objects.create(
        site=build.kim().site,
        name=files.stored_names()[0][0],
        width=9,
        height=9,
        widths=[640],
        weight=1,
        uploaded_at=build.AT,
    )
    identity.require_own_media()
    assert (media_dir / "install").read_text().strip() == str(Install.objects.get().key) != key


def test_whoever_runs_the_install_can_say_that_both_belong_together(media_dir: Path) -> None:
    _full(media_dir, 2)
    identity.adopt()
    identity.require_own_media()


@pytest.mark.parametrize(("count", "limit"), [(30, 20), (4400, 22), (12_000, 60)])
def test_one_night_throws_away_a_few_strays_only(media_dir: Path, count: int, limit: int) -> None:
    identity.require_own_media()
    full = _full(media_dir, count)
    at = timezone.now()

    clean_up.func(at=at)
    delete_old_applications.func(at=at)
    expected = min(limit, count // 2)
    assert len(full - _present(media_dir)) == 2 * expected
    trash = {path for path in _present(media_dir) if "trash" in path.parts}
    assert len(trash) == 2 * expected

    assert sweep(stray_files(at), at.date(), all_of_them=True) == count // 2 - expected
    assert sweep(stray_papers(at), at.date(), all_of_them=True) == count // 2 - expected
    assert full & _present(media_dir) == set()


def test_one_night_hides_a_few_unknown_photos_only_and_all_that_a_row_calls_private(
    media_dir: Path,
) -> None:
    identity.require_own_media()
    site = build.kim().site
    for number in range(60):
        name = f"{NAMES[number % 31]}{NAMES[number // 31]}" + "2" * 14
        files.store(name, {"640.webp": b"RIFF0000WEBP"})
        files.show(name)
        if number < 25:
            used = Photo.objects.create(
                site=site,
                name=name,
                width=9,
                height=9,
                widths=[640],
                weight=1,
                uploaded_at=build.AT,
            )
            mark_media_used(site, [used.name])

    clean_up.func(at=timezone.now())
    for task in DBTaskResult.objects.filter(task_path=hide_files.module_path):
        hide_files.call(*task.args_kwargs["args"])

    known = set(Photo.objects.values_list("name", flat=True))
    left = files.public_names()
    assert len(left) == 60 - 25 - 20
    assert not known & set(left)


def test_the_trash_is_kept_for_a_month_and_nobody_reads_it(media_dir: Path) -> None:
    identity.require_own_media()
    name, paper = "abcdefgh23456789", "bcdefghj23456789"
    files.store(name, {"640.webp": b"RIFF0000WEBP"})
    files.show(name)
    paper_storage.save(paper, [b"satu"])
    today = timezone.now()
    files.throw_away(name, today.date())
    paper_storage.throw_away(paper, today.date())

    assert (files.own_file(name, "640.webp"), files.public_names()) == (None, [])
    assert paper_storage.page(paper, 1) is None
    assert files.stored_names() == paper_storage.stored_names() == []
    assert (media_dir / "trash").stat().st_mode & 0o777 == 0o700

    clean_up.func(at=today + timedelta(days=29))
    assert len(_present(media_dir / "trash")) == 2
    clean_up.func(at=today + timedelta(days=32))
    assert _present(media_dir) == set()
