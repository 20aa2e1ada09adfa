"""Run as a program on an upgraded database: opens pages as readers and an editor do, looks for
names that nothing has any more, and prints what came as JSON.

The names and the password are those of the dumps, whatever becomes of the demo.
"""

import json
import sys
from collections.abc import Iterator
from typing import Final

import django

django.setup(set_prefix=False)

from django.apps import apps  # noqa: E402  # the settings come first
from django.db import transaction  # noqa: E402  # as above
from django.db.models import Model  # noqa: E402  # as above
from django.test import Client  # noqa: E402  # as above

from kimid.access.models import OneUseLink  # noqa: E402  # as above
from kimid.cli.database import pending_migrations, unknown_migrations  # noqa: E402  # as above
from kimid.events.models import Event  # noqa: E402  # as above
from kimid.events.permissions import RULES  # noqa: E402  # as above
from kimid.media.models import AttachmentUse, PhotoUse  # noqa: E402  # as above
from kimid.notify.models import Notice  # noqa: E402  # as above
from kimid.queue.models import ScheduleSlot  # noqa: E402  # as above
from kimid.queue.schedule import SCHEDULE  # noqa: E402  # as above
from kimid.sites.guard import across_sites  # noqa: E402  # as above
from kimid.sites.models import Site  # noqa: E402  # as above
from kimid.sites.site_rows import export_rows, restore_rows  # noqa: E402  # as above
from kimid.wire.models import Item  # noqa: E402  # as above
from tests.removed_rows import remove_rows  # noqa: E402  # as above

_KIM: Final = "teluk-kapuas"
# Schedules that ended, and no other took their place.
_ENDED: Final = {"kimid.moderation.schedule.forget_senders"}
_EDITOR: Final = {"login": "rina", "password": "kabar-desa-2026"}


def main() -> None:
    """All pages by their address, and migrations that should not be."""
    migrations = [*pending_migrations(), *unknown_migrations()]
    pages = dict([*_read(), *_work()])
    names = sorted(_unknown_names())
    with across_sites("an export of every site"):
        exported, different = _exports()
    seen = {"exported": sorted(exported), "different": different}
    sys.stdout.write(json.dumps({"migrations": migrations, "pages": pages, "names": names, **seen}))


def _read() -> Iterator[tuple[str, int]]:
    """The pages of readers: homes from the nation down, a story, and a search for it."""
    story = Item.objects.filter(site__label=_KIM).latest("published_at")
    word = max(story.title.split(), key=len)
    yield _open(Client(HTTP_HOST="kim.localhost"), "/")
    yield _open(Client(HTTP_HOST="kab-kubu-raya.kim.localhost"), "/")
    group = Client(HTTP_HOST=f"{_KIM}.kim.localhost")
    for address in ("/", story.path, f"/cari/?q={word}"):
        yield _open(group, address)


def _work() -> Iterator[tuple[str, int]]:
    """The pages of an editor who signs in with the password of old."""
    editor = Client(HTTP_HOST="ruang.localhost")
    editor.post("/masuk/", _EDITOR)  # whoever is not let in is sent away from the next pages
    for address in ("/tempat/", f"/s/{_KIM}/", f"/s/{_KIM}/kim/"):
        yield _open(editor, address)


def _exports() -> tuple[set[str], list[str]]:
    """The tables of which exports of all sites have rows, and the sites whose rows do not come back
    as they were.
    """
    exported: set[str] = set()
    different = []
    for site in Site.objects.order_by("pk"):
        lines = list(export_rows(site))
        exported |= {json.loads(line)["model"] for line in lines}
        with transaction.atomic():
            remove_rows(site)
            restore_rows(lines)
        if list(export_rows(site)) != lines:
            different.append(site.label)
    return exported, different


def _unknown_names() -> set[str]:
    """What rows call a model, a permission or a scheduled task, and nothing is called so."""
    models = {model._meta.label for model in apps.get_models()}
    subjects = _values(Event, "subject") | _values(Notice, "subject")
    with across_sites("the upgrade of all sites"):
        subjects |= _values(PhotoUse, "subject") | _values(AttachmentUse, "subject")
    unknown = (subjects | _values(OneUseLink, "subject")) - models
    unknown |= _values(OneUseLink, "perm") - RULES.keys()
    return unknown | (_values(ScheduleSlot, "name") - SCHEDULE.keys() - _ENDED)


def _values(model: type[Model], field: str) -> set[str]:
    return set(model._default_manager.order_by().values_list(field, flat=True).distinct())


def _open(browser: Client, address: str) -> tuple[str, int]:
    host = browser.defaults["HTTP_HOST"]
    return f"{host}{address}", browser.get(address).status_code


if __name__ == "__main__":
    main()
