"""What an official of the village is asked by a link, where a group has a single account."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from kimid.market import paper_queries, qris_queries
from kimid.market.actions import number_links, qris_links
from kimid.market.models import PhoneChange, QrisCode
from kimid.market.phones import phone_in_words
from kimid.market.rules import MarketPermission
from kimid.sites.models import Site

# A new number or code that waits. Each question knows which of the two it is about.
type _Subject = Any


@dataclass(frozen=True)
class Question:
    """One thing an official is asked. `template` shows it with the `facts` of what waits; `wrote`
    says what somebody of the group did; `words` go on from "please call her," in the message that
    brings the link; `done` says what follows from the answer.
    """

    template: str
    wrote: str
    words: str
    done: str
    waiting: Callable[[Site, str], _Subject | None]
    subject: Callable[[int], _Subject]  # by its key, on its site
    facts: Callable[[_Subject], dict[str, object]]
    ask: Callable[..., Any]
    answer: Callable[..., Any]


def _known_number(phone: str) -> dict[str, object]:
    return {"old": phone_in_words(phone) if phone else "", "old_digits": phone}


def _of_number(change: PhoneChange) -> dict[str, object]:
    return {**_known_number(change.old_phone), "new": phone_in_words(change.phone)}


def _of_qris(code: QrisCode) -> dict[str, object]:
    return {**_known_number(code.seller.phone), "code": code}


ABOUT_NUMBER: Final = Question(
    template="market/links/number.html",
    wrote="menulis nomor baru",
    words="benarkah ganti nomor?",
    done="Pesanan sekarang mengikuti jawaban Anda.",
    waiting=paper_queries.change_of,
    subject=lambda key: PhoneChange.objects.select_related("seller", "site__region").get(pk=key),
    facts=_of_number,
    ask=number_links.ask_official,
    answer=number_links.answer_number,
)
ABOUT_QRIS: Final = Question(
    template="market/links/qris.html",
    wrote="mengirim QRIS baru",
    words="benarkah uang QRIS-nya masuk ke namanya?",
    done="Pembeli sekarang melihat QRIS menurut jawaban Anda.",
    waiting=qris_queries.qris_by_number,
    subject=lambda key: QrisCode.objects.select_related("seller", "site__region").get(pk=key),
    facts=_of_qris,
    ask=qris_links.ask_about_qris,
    answer=qris_links.answer_qris,
)
QUESTIONS: Final[dict[str, Question]] = {
    MarketPermission.VOUCH_NUMBER: ABOUT_NUMBER,
    MarketPermission.VOUCH_QRIS: ABOUT_QRIS,
}
