"""The public files of a photo follow what its rows say, after the commit.

Readers have a photo from the moment of the commit: until its files are below `public`, the media
host itself answers, and asks the rows. Each function may run twice.
"""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import CharField, QuerySet
from django.tasks import Task

from kimid.media import files
from kimid.media.models import Photo
from kimid.orm.compiled import compiled
from kimid.queue.claims import drop_waiting
from kimid.queue.lanes import Lane
from kimid.queue.tasks import task


def settle_files(name: str) -> None:
    """Give readers the files of a photo, or take them away, as its rows say now."""
    with transaction.atomic():
        # Whoever shows or hides it waits for this lock, and settles the files again.
        photo = next(iter(_locked_photo(name)), None)
        is_open = photo is not None and photo.is_open_to_readers
        (files.show if is_open else files.hide)(name)


@compiled(CharField())
def _locked_photo(name: Any) -> QuerySet[Photo]:
    rows = Photo._base_manager.filter(name=name).select_related("site")
    return rows.select_for_update(of=("self",))


@task(lane=Lane.WITHDRAWN)
def hide_files(name: str) -> None:
    """Remove the public files of a photo, unless readers may have it again."""
    settle_files(name)


@task(lane=Lane.PUBLISHED)
def show_files(name: str) -> None:
    """Put the files of a photo where a front server reads, unless it was withdrawn again."""
    settle_files(name)


def settle_after_commit(follow: Task[[str], None], name: str) -> None:
    """For an action: the same process settles the files right after the commit. The task is for a
    process that dies before, so it goes once they are settled.
    """
    task_id = follow.enqueue(name).id
    transaction.on_commit(partial(_settle_now, follow, name, task_id), robust=True)


def _settle_now(follow: Task[[str], None], name: str, task_id: str) -> None:
    follow.call(name)
    drop_waiting(task_id)
