"""These tests need a PostgreSQL server, so they are collected only in a run that has one."""

from django.conf import settings

collect_ignore_glob = (
    [] if settings.DATABASES["default"]["ENGINE"] == "kimid.postgres" else ["test_*.py"]
)
