from django.db import migrations

from kimid.queue.moved_tasks import TABLES_WITH_TASKS, rename_tasks


class Migration(migrations.Migration):
    """Cards are those of any item, so the wire looks after them."""

    dependencies = [("wire", "0008_facets"), *TABLES_WITH_TASKS]

    operations = [
        migrations.RunPython(
            rename_tasks({"kimid.newsroom.reactions.tidy_cards": "kimid.wire.cards.tidy_cards"}),
            migrations.RunPython.noop,
        )
    ]
