from itertools import batched
from typing import Any

from django.apps.registry import Apps
from django.db import migrations, models

from kimid.lib.codes import public_id
from kimid.queue.moved_tasks import TABLES_WITH_TASKS

_DRAWN_BY = (
    "kimid.newsroom.reactions.draw_card",
    "kimid.newsroom.reactions.draw_card_again",
    "kimid.newsroom.reactions.draw_card_after_hold",
    "kimid.newsroom.reactions.align_card",
    "kimid.newsroom.reactions.dress_anew",
    "kimid.agenda.reactions.draw_card",
    "kimid.market.reactions.draw_card",
    "kimid.market.reactions.draw_card_again",
    "kimid.showcase.reactions.draw_card",
    "kimid.showcase.reactions.draw_achievement_card",
)


def name_cards(apps: Apps, editor: Any) -> None:
    """What has no card yet gets the name of one. Nobody draws it before it is asked for."""
    apps.get_model("django_tasks_database.DBTaskResult").objects.filter(
        task_path__in=_DRAWN_BY, status="READY"
    ).delete()
    items = apps.get_model("wire.Item").objects
    for rows in batched(items.filter(card="").only("pk").iterator(), 1_000):
        for row in rows:
            row.card = public_id(16)
        items.bulk_update(rows, ["card"])


class Migration(migrations.Migration):
    """A card is drawn when somebody asks for its name."""

    dependencies = [
        ("wire", "0015_index_of_what_concerns_a_region"),
        *TABLES_WITH_TASKS,
    ]

    operations = [
        migrations.RunPython(name_cards, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            model_name="item", index=models.Index(fields=["card"], name="item_of_card")
        ),
    ]
