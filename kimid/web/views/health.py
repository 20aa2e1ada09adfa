"""Whether this process lives, and whether what it needs is there."""

from django.conf import settings
from django.db import connection
from django.db.utils import Error
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page


@require_safe
@page(Audience.VISITOR)
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers, and says which instance it is: two that share a port would answer by
    turns.
    """
    headers = {"X-Kimid-Instance": settings.INSTANCE} if settings.INSTANCE else {}
    return HttpResponse("ok", content_type="text/plain", headers=headers)


@require_safe
@page(Audience.VISITOR)
def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers too; 503 when it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return HttpResponse("database does not answer", content_type="text/plain", status=503)
    return HttpResponse("ok", content_type="text/plain")
