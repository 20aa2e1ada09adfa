"""What the server runs: Django behind the gate of the page store."""

import os

from django.core.wsgi import get_wsgi_application

from kimid.lib.allocator import keep_freed_memory

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kimid.settings")
keep_freed_memory()
django_application = get_wsgi_application()

# The gate reads tables, so it can only be imported when Django is ready.
from kimid.edge.gate import Gate  # noqa: E402  # see above

application = Gate(django_application)
