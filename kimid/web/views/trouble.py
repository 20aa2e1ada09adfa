"""What people are told when the database or the disk does not take anything: never less than what
they have typed.
"""

import errno
import sys
from contextlib import suppress
from typing import Final

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.views.defaults import server_error

from kimid.ui.typed_back import texts_typed_into

# Full, over quota, read-only, broken.
_DISK: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO})
# SQLite calls a table or a column that is missing by the same name: that is a fault of ours.
_OUR_FAULT: Final = ("no such table", "no such column")
_RETRY_SECONDS: Final = "30"
_FOR_SCRIPTS: Final = "kimid sedang tersendat. Dicoba lagi sendiri"


def answer_error(request: HttpRequest) -> HttpResponse:
    """The page after an exception that nobody expected: 503 with what was typed where nothing can
    be stored, 500 otherwise. A script gets a sentence; it has the words itself.
    """
    if not is_trouble(sys.exc_info()[1]):
        return server_error(request)
    headers = {"Retry-After": _RETRY_SECONDS, "Cache-Control": "no-store"}
    if "application/json" in request.headers.get("Accept", ""):  # a script that has the words
        return JsonResponse({"error": _FOR_SCRIPTS}, status=503, headers=headers)
    page = render_to_string(
        "503.html",
        {
            "is_form": request.method == "POST",
            "texts": _texts(request),
            "has_files": _has_files(request),
            "address": request.get_full_path(),
        },
    )
    return HttpResponse(page, status=503, headers=headers)


def typed_back(request: HttpRequest, *, title: str, advice: str, status: int) -> HttpResponse:
    """The page for a request that was not taken, with what was typed into its form. A script gets
    a sentence.
    """
    headers = {"Cache-Control": "no-store"}
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"error": f"{title}. {advice}"}, status=status, headers=headers)
    context = {
        "title": title,
        "advice": advice,
        "is_form": request.method == "POST",
        "texts": _texts(request),
        "has_files": _has_files(request),
        "address": request.get_full_path(),
    }
    page = render_to_string("not_taken.html", context)
    return HttpResponse(page, status=status, headers=headers)


def is_trouble(error: BaseException | None) -> bool:
    """Whether the database or the disk is why something failed."""
    if isinstance(error, OSError):
        return error.errno in _DISK
    if isinstance(error, OperationalError | InterfaceError):
        return not str(error).startswith(_OUR_FAULT)
    return False


def _texts(request: HttpRequest) -> list[str]:
    with suppress(Exception):  # a body that cannot be read has nothing to give back
        return texts_typed_into(request.POST)
    return []


def _has_files(request: HttpRequest) -> bool:
    with suppress(Exception):
        return bool(request.FILES)
    return False
