"""In the workspace, before signing in: for an official who is asked about a voucher."""

from typing import Final

from django.urls import URLPattern, path

from kimid.ledger.views import official_answers

_LINK: Final = "setujui-belanja/<str:token>/"

urlpatterns: Final[list[URLPattern]] = [
    path(_LINK, official_answers.answer, name="voucher-answer"),
    path(
        f"{_LINK}nota/<slug:name>/<int:page_number>.webp",
        official_answers.paper,
        name="voucher-answer-paper",
    ),
]
