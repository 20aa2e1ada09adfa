"""Share cards on the media host."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.media.views import FOR_EVER, file_answer
from kimid.wire.cards import card_image


@require_safe
@page(Audience.EVERYONE)
def card(request: HttpRequest, name: str) -> HttpResponse:
    """The share card of something published: for a front server that does not have it yet. Whoever
    asks first waits until it is drawn; a chat program asks once.
    """
    return file_answer(card_image(name), "jpg", FOR_EVER)
