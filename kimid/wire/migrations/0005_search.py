import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# Nothing of the text is kept here twice: `wire_words` holds only which word is in which row, and in which column.
_MAKE = {
    "sqlite": [
        "CREATE VIRTUAL TABLE wire_words USING fts5("
        "title, summary, words, marks, content='', contentless_delete=1, detail=column, tokenize=\"ascii tokenchars ':'\")",
        # On PostgreSQL the words go with their row; so they do here. (A migration that makes wire_searchrow anew makes this anew.)
        "CREATE TRIGGER wire_words_go AFTER DELETE ON wire_searchrow BEGIN DELETE FROM wire_words WHERE rowid = old.key; END",
    ],
    "postgresql": [
        "ALTER TABLE wire_searchrow ADD COLUMN vector tsvector NOT NULL DEFAULT ''",
        # Without a list of waiting rows: then a search never has to read through it.
        "CREATE INDEX search_row_vector ON wire_searchrow USING gin (vector) WITH (fastupdate = off)",
    ],
}
_UNMAKE = {
    "sqlite": ["DROP TRIGGER wire_words_go", "DROP TABLE wire_words"],
    "postgresql": ["DROP INDEX search_row_vector", "ALTER TABLE wire_searchrow DROP COLUMN vector"],
}


def make(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """The part of the index that each database has in its own way."""
    for statement in _MAKE[editor.connection.vendor]:
        editor.execute(statement)


def unmake(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Remove it again."""
    for statement in _UNMAKE[editor.connection.vendor]:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("wire", "0004_days")]

    operations = [
        migrations.CreateModel(
            name="SearchRow",
            fields=[
                ("key", models.BigIntegerField(primary_key=True, serialize=False)),
                ("text", models.TextField(blank=True)),
                (
                    "item",
                    models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="search_row", to="wire.item"),
                ),
            ],
        ),
        migrations.RunPython(make, unmake),
    ]
