"""What the server runs: Django behind the page cache."""

import os

from django.core.wsgi import get_wsgi_application

from kimid.lib.allocator import keep_freed_memory
from kimid.lib.garbage import collect_seldom

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kimid.settings")
keep_freed_memory()
django_application = get_wsgi_application()

# The page cache reads tables, so Django must be ready before this import.
from kimid.pagecache.middleware import PageCacheMiddleware  # noqa: E402  # see above

application = PageCacheMiddleware(django_application)
collect_seldom()
