from django.db import migrations


class Migration(migrations.Migration):
    """A worker finds the next task in turn in an index, however many are ready.

    The table belongs to another app, so the index is no index of a model of ours. On SQLite a
    later migration of that app may lose it: `tests/queue/test_backlog.py` would see that.
    """

    dependencies = [
        ("queue", "0001_initial"),
        ("django_tasks_database", "0021_conditional_partial_index_ordering"),
    ]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX IF NOT EXISTS queue_ready_in_turn"
            " ON django_tasks_database_dbtaskresult"
            " (status, priority, queue_name, run_after, enqueued_at)",
            "DROP INDEX IF EXISTS queue_ready_in_turn",
        )
    ]
