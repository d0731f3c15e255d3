"""The full-text engine: FTS5 on SQLite, a tsvector and its index on PostgreSQL."""

from django.db import migrations

from call_culture.search import engine


def install(apps, schema_editor):
    engine.install(schema_editor.connection)


def uninstall(apps, schema_editor):
    engine.uninstall(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(install, uninstall)]
