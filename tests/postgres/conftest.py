"""These try the engine of PostgreSQL on its server, so they are there only in a run that has one."""

from django.conf import settings

collect_ignore_glob = [] if settings.DATABASES["default"]["ENGINE"] == "kimid.postgres" else ["test_*.py"]
