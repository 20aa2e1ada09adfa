"""A call of each action of the market, for an actor who lacks the permission."""

from typing import Final

from kimid.events.permissions import Role
from kimid.market.models import (
    GoodsCategory,
    GoodsPaperKind,
    GoodsSort,
    PhoneChange,
    Product,
    QrisCode,
    StepAnswer,
    Stock,
)
from kimid.market.qris_codes import Qris, read_qris
from kimid.media.actions import StoredRenditions, add_tidied
from kimid.media.models import Photo
from tests import build
from tests.events.action_case import ActionCase
from tests.market import making, selling

_PRODUCTS: Final = "kimid.market.actions.products"
_SELLERS: Final = "kimid.market.actions.sellers"
_PAPERS: Final = "kimid.market.actions.papers"
_CHECKLIST: Final = "kimid.market.actions.checklist"
_NUMBERS: Final = "kimid.market.actions.numbers"
_NUMBER_LINKS: Final = "kimid.market.actions.number_links"
_QRIS: Final = "kimid.market.actions.qris"
_QRIS_LINKS: Final = "kimid.market.actions.qris_links"
_LEAVING: Final = "kimid.market.actions.leaving"


def _shown() -> Product:
    return making.shown(build.kim())


def _change() -> PhoneChange:
    kim = build.kim()
    return making.number_change(making.shown(kim).seller, by=build.member(kim, Role.EDITOR))


def _qris() -> Qris:
    return read_qris(making.payload())


def _code() -> QrisCode:
    kim = build.kim()
    return making.qris(making.seller(kim), by=build.member(kim, Role.EDITOR))


_LINKS: Final = "kimid.market.actions.links"
_PROPOSALS: Final = "kimid.market.actions.proposals"
_OF_LINKS: Final[dict[str, ActionCase]] = {
    f"{_LINKS}.give_link": lambda: (making.seller(build.kim()), {}),
    f"{_LINKS}.end_link": lambda: (making.seller(build.kim()), {}),
    f"{_LINKS}.take_link": lambda: (selling.given(build.kim())[0], {}),
    f"{_LINKS}.ask_for_link": lambda: (selling.given(build.kim())[0], {}),
    f"{_PROPOSALS}.propose": lambda: (
        making.seller(build.kim()),
        {"data": selling.proposal_data(), "public_id": "kiriman234"},
    ),
    f"{_PROPOSALS}.take_back": lambda: (selling.sent(build.kim()), {}),
    f"{_PROPOSALS}.approve": lambda: (
        selling.sent(build.kim()),
        {"category": GoodsCategory.FOOD},
    ),
    f"{_PROPOSALS}.ask_back": lambda: (selling.sent(build.kim()), {"question": "Tahan lama?"}),
    f"{_PROPOSALS}.refuse": lambda: (selling.sent(build.kim()), {"why": "Kabur."}),
}


def _tidy() -> tuple[Photo, Photo]:
    photo = build.photo(build.kim())
    stored = StoredRenditions("tidy" + photo.name[4:], 800, 800, (320, 800), 90_000)
    return photo, add_tidied(photo, stored=stored, by=build.BUILDER, at=build.AT)


_PHOTOS: Final = "kimid.market.actions.photos"
_OF_PHOTOS: Final[dict[str, ActionCase]] = {
    f"{_PHOTOS}.renew_photo": lambda: (build.photo(build.kim()), {"old": "2" * 16}),
    f"{_PHOTOS}.choose_photo": lambda: (_shown(), {"old": "2" * 16, "new": _tidy()[1]}),
    f"{_PHOTOS}.choose_sent_photo": lambda: (
        selling.sent(build.kim()),
        {"old": "2" * 16, "new": _tidy()[1]},
    ),
    f"{_PHOTOS}.drop_tidy": lambda: (_tidy()[0], {"tidy": build.photo(build.kim())}),
}

ACTS: Final[dict[str, ActionCase]] = {
    f"{_SELLERS}.enter_seller": lambda: (build.kim().site, {"data": making.seller_data()}),
    f"{_SELLERS}.change_seller": lambda: (
        making.seller(build.kim()),
        {"data": making.seller_data()},
    ),
    f"{_PRODUCTS}.enter_product": lambda: (
        making.seller(build.kim()),
        {"data": making.product_data()},
    ),
    f"{_PRODUCTS}.change_product": lambda: (
        making.draft(build.kim()),
        {"data": making.product_data()},
    ),
    f"{_PRODUCTS}.publish": lambda: (making.draft(build.kim()), {}),
    f"{_PRODUCTS}.withdraw": lambda: (making.shown(build.kim()), {"why": "Sudah habis."}),
    f"{_PRODUCTS}.note_stock": lambda: (making.shown(build.kim()), {"stock": Stock.SOLD_OUT}),
    f"{_PRODUCTS}.confirm_price": lambda: (making.shown(build.kim()), {}),
    f"{_PRODUCTS}.show_again": lambda: (making.shown(build.kim()), {}),
    f"{_CHECKLIST}.answer_step": lambda: (
        _shown(),
        {"kind": GoodsPaperKind.NIB, "answer": StepAnswer.HAS},
    ),
    f"{_CHECKLIST}.choose_sort": lambda: (_shown(), {"sort": GoodsSort.PACKED}),
    **_OF_LINKS,
    **_OF_PHOTOS,
    f"{_PAPERS}.enter_paper": lambda: (_shown(), {"data": making.entry()}),
    f"{_PAPERS}.change_paper": lambda: (making.paper(_shown()), {"data": making.entry()}),
    f"{_PAPERS}.see_paper": lambda: (making.paper(_shown()), {}),
    f"{_PAPERS}.check_paper": lambda: (making.paper(_shown()), {"page": making.PAGE}),
    f"{_PAPERS}.call_unfit": lambda: (making.paper(_shown()), {"why": "Milik usaha lain."}),
    f"{_PAPERS}.confirm_same": lambda: (making.paper(_shown()), {}),
    f"{_PAPERS}.end_paper": lambda: (making.paper(_shown()), {}),
    f"{_PAPERS}.lapse_paper": lambda: (making.paper(_shown()), {}),
    f"{_NUMBERS}.approve_number": lambda: (_change(), {}),
    f"{_NUMBERS}.drop_number": lambda: (_change(), {}),
    f"{_QRIS}.offer_qris": lambda: (making.seller(build.kim()), {"qris": _qris()}),
    f"{_QRIS}.send_qris": lambda: (making.seller(build.kim()), {"qris": _qris()}),
    f"{_QRIS}.approve_qris": lambda: (_code(), {}),
    f"{_QRIS}.drop_qris": lambda: (_code(), {}),
    f"{_QRIS}.take_down_qris": lambda: (making.seller(build.kim()), {}),
    f"{_QRIS}.take_down_own_qris": lambda: (making.seller(build.kim()), {}),
    "kimid.market.actions.shops.see_shop": lambda: (making.seller(build.kim()), {"url": "x"}),
    f"{_LEAVING}.let_leave": lambda: (making.seller(build.kim()), {}),
    f"{_LEAVING}.leave": lambda: (making.seller(build.kim()), {}),
    f"{_LEAVING}.take_back_in": lambda: (making.seller(build.kim()), {}),
    f"{_LEAVING}.come_back": lambda: (making.seller(build.kim()), {}),
    f"{_NUMBER_LINKS}.ask_official": lambda: (_change(), {"holder_name": "Pak Usman"}),
    f"{_NUMBER_LINKS}.answer_number": lambda: (_change(), {"is_theirs": True}),
    f"{_QRIS_LINKS}.ask_about_qris": lambda: (_code(), {"holder_name": "Pak Usman"}),
    f"{_QRIS_LINKS}.answer_qris": lambda: (_code(), {"is_theirs": True}),
}
