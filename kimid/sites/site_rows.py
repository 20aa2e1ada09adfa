"""All rows of one group, out of the database and back into it, as JSON lines.

Whose rows they are says each table (`kimid/events/tables.py`). What can be made again from them is
left out, and so is what opens a door (codes, tokens). Files are not in it.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import batched
from secrets import token_hex
from typing import Any, Final, override

from django.apps import apps
from django.core.serializers import deserialize, serialize
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction

from kimid.events.tables import TABLES, TableAnswers
from kimid.sites.models import Site

_AT_ONCE: Final = 500


class _ExactEncoder(DjangoJSONEncoder):
    """Django's own drops the microseconds."""

    @override
    def default(self, o: Any) -> Any:
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


def export_rows(site: Site) -> Iterator[str]:
    """Every row of this group as a line of JSON, table by table."""
    for answers in _exported():
        rows = rows_of(answers, site).order_by("pk")
        fields = _fields(answers)
        for some in batched(rows.iterator(_AT_ONCE), _AT_ONCE):
            lines = serialize("jsonl", some, fields=fields, cls=_ExactEncoder)
            yield from lines.splitlines()


def restore_rows(lines: Iterable[str]) -> int:
    """Write rows as they were exported, in place of those with the same keys. Returns how many.

    All or none. The regions and accounts that they name must be there. A row that is there keeps
    its secrets, another gets some that nobody knows: who had a link or a code asks for a new one.
    """
    count = 0
    with transaction.atomic():
        for line in lines:
            for row in deserialize("jsonl", line):
                _set_secrets(row.object)
                row.save()
                count += 1
    return count


def rows_of(answers: TableAnswers, site: Site) -> models.QuerySet[Any]:
    """The rows of one table that belong to a group; none of a table without a way to a site."""
    rows: models.QuerySet[Any] = apps.get_model(answers.label)._base_manager.all()
    return rows.filter(**{answers.site: site.pk}) if answers.site else rows.none()


def _set_secrets(row: models.Model) -> None:
    for name in TABLES[row._meta.label].secrets:
        present = type(row)._base_manager.filter(pk=row.pk).values_list(name, flat=True).first()
        length = getattr(row._meta.get_field(name), "max_length", None)
        setattr(row, name, present or token_hex(32)[:length])


def _exported() -> list[TableAnswers]:
    return [each for each in TABLES.values() if each.site and not each.derived]


def _fields(answers: TableAnswers) -> list[str]:
    model = apps.get_model(answers.label)
    return [each.name for each in model._meta.concrete_fields if each.name not in answers.secrets]
