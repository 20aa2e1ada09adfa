"""The proof that nothing runs, for every subject: the demo, with each text of people replaced by
ones that want to run.

    python -m tests.long.spoiled

No list of fields is kept here: whatever a table holds that has a blank in it is words, and is
replaced in the database, behind the back of all forms. So a field that comes tomorrow is tried too.
Then Chromium opens pages of every kind, as nobody and as members, chairs and officials of every
level. Takes a quarter of an hour. The last line is JSON.
"""

import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import django
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.conftest import CHROMIUM
from tests.journeys.house import House, opened
from tests.journeys.kinds import Kind, kind_of
from tests.journeys.payloads import payloads
from tests.journeys.visitor import Visitor
from tests.journeys.watch import FILES, Watch

_PEOPLE: Final = ("hasan", "rina", "lina", "agus", "kuburaya", "dinaskuburaya", "kalbar", "pusat")
_SITES: Final = (
    "teluk-kapuas",
    "kim-kuala-karang",
    "kim-sungai-bangkong",
    "kab-kubu-raya",
    "kalimantan-barat",
    "",
)
_OF_A_KIND: Final = 4
_LONGEST: Final = 600  # letters: where there is room for more, as many texts as fit into this
_NOT_TYPED: Final = {"places"}  # names of regions come from the ministry's list


def run() -> int:
    """Fill, spoil, look; 0 when nothing ran and every page answered."""
    pages = 0
    ran = dict[str, list[str]]()
    with (
        TemporaryDirectory(prefix="kimid-spoiled-") as folder,
        opened(Path(folder), "tests.long.spoiled", "--fill") as house,
    ):
        spoiled = json.loads((house.folder / "spoiled.json").read_text())
        print(json.dumps(spoiled, indent=1), flush=True)
        os.environ |= house.environment  # to know which route answers an address
        django.setup(set_prefix=False)
        with sync_playwright() as player:
            browser = player.chromium.launch(
                executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
            )
            for who in ("", *_PEOPLE):
                watch = _walked(browser, house, who)
                pages = pages + len(watch.opened)
                ran = ran | watch.ran
                print(
                    f"{who or 'nobody'}: {len(watch.opened)} pages, ran in {len(watch.ran)}",
                    flush=True,
                )
    print(f"{pages} pages; ran: {ran or 'nothing'}")
    numbers = {"fields": spoiled["fields"], "texts": spoiled["texts"]}
    print(json.dumps({**numbers, "pages": pages, "ran": len(ran)}))
    return int(bool(ran) or not pages)


def fill() -> int:
    """The small demo, and then no word of it as it was; 0 when that is done."""
    django.setup(set_prefix=False)
    from django.conf import settings

    from tests.journeys import world

    world.make()
    each = dict(_spoil())
    told = {"fields": len(each), "texts": sum(each.values()), "each": each}
    Path(settings.DATA_DIR, "spoiled.json").write_text(json.dumps(told, indent=1))
    return 0


def _walked(browser: Browser, house: House, who: str) -> Watch:
    """A browser that has seen some pages of every kind to which links lead this person."""
    watch = Watch(browser)
    starts = [f"{house.public(label)}/" for label in _SITES]
    if who:
        Visitor(watch.page, house, None).sign_in(who)
        starts = [f"{house.ruang}/", watch.page.url]
    counted = Counter[Kind]()
    waiting = list(starts)
    known = set(starts)
    for url in waiting:  # grows while we walk
        kind = kind_of(url)
        is_here = kind is not None and (kind.host == "ruang") == bool(who)
        if (
            kind is None
            or not is_here
            or counted[kind] >= _OF_A_KIND
            or url.partition("?")[0].endswith(FILES)
        ):
            continue
        counted[kind] += 1
        new = [link for link in dict.fromkeys(watch.open(url)) if link not in known]
        waiting += new
        known.update(new)
    watch.context.close()
    return watch


def _spoil() -> Iterator[tuple[str, int]]:
    """Replace all words; gives each field that had any, with how many texts it got."""
    from django.apps import apps
    from django.db import models

    texts = cycle(payloads())
    for model in apps.get_models():
        if not model.__module__.startswith("kimid.") or model._meta.app_label in _NOT_TYPED:
            continue
        for column in model._meta.concrete_fields:
            if (
                isinstance(column, models.CharField | models.TextField | models.JSONField)
                and not column.choices
            ):
                room = min(column.max_length or _LONGEST, _LONGEST)
                many = _replace(
                    model._meta.db_table,
                    column.column or column.attname,
                    room,
                    texts,
                    is_json=isinstance(column, models.JSONField),
                )
                if many:
                    yield f"{model._meta.label}.{column.name}", many


def _replace(table: str, column: str, room: int, texts: Iterator[str], *, is_json: bool) -> int:
    """Replace the words of one column, row by row; gives how many texts that took."""
    from django.db import IntegrityError, connection, transaction

    used = Counter[str]()

    def other(value: Any) -> Any:
        if isinstance(value, str):
            return _filled(room, texts, used) if " " in value.strip() else value
        if isinstance(value, list):
            return [other(each) for each in value]
        return (
            {key: other(each) for key, each in value.items()} if isinstance(value, dict) else value
        )

    with connection.cursor() as cursor:
        cursor.execute(f'SELECT rowid, "{column}" FROM "{table}" WHERE "{column}" IS NOT NULL')
        for row, value in cursor.fetchall():
            made = json.dumps(other(json.loads(value))) if is_json else other(value)
            if made == value:
                continue
            # Some columns have a rule of the database about which words may stand there; these stay
            # as they are.
            with suppress(IntegrityError), transaction.atomic():
                update = f'UPDATE "{table}" SET "{column}" = %s WHERE rowid = %s'
                cursor.execute(update, [made, row])
    return used["texts"]


def _filled(room: int, texts: Iterable[str], used: Counter[str]) -> str:
    """As many texts as fit, and always one, cut where the field ends."""
    made = ""
    for text in texts:
        if made and len(made) + 1 + len(text) > room:
            break
        made = f"{made} {text}".strip() if made else text
        used["texts"] += 1
    return made[:room]


if __name__ == "__main__":
    sys.exit(fill() if "--fill" in sys.argv else run())
