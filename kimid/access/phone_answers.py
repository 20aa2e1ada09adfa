"""Answers for a form that waited in the outbox of a phone (`docs/outbox.md`), of any subject."""

from collections.abc import Sequence
from typing import Final

from django.forms import Form
from django.http import HttpRequest, JsonResponse

# The script says it too (`ui/js/outbox.js`), where the answer is a redirect and has no words.
NOT_ALLOWED: Final = (
    "Anda tidak bisa melakukan ini sekarang. Aturan kelompok atau peran Anda berubah."
)


def wants_json(request: HttpRequest) -> bool:
    """Whether a script sends this form, as the outbox of a phone does, and not a page."""
    return request.headers.get("Accept", "").startswith("application/json")


def accepted(address: str) -> JsonResponse:
    """The form was taken, now or already; it can be seen there."""
    return JsonResponse({"address": address})


def needs_look(words: str, *, status: int = 409) -> JsonResponse:
    """It was not taken: the outbox keeps it, and shows these words."""
    return JsonResponse({"error": words}, status=status)


def invalid(form: Form) -> JsonResponse:
    """Something is missing or wrong in it: the outbox keeps it, and says what."""
    return needs_look(" ".join(str(errors[0]) for errors in form.errors.values()), status=422)


def missing_photos(names: Sequence[str]) -> JsonResponse:
    """The phone sends these photos, and then the form once more."""
    return JsonResponse({"missing": list(names)}, status=409)
