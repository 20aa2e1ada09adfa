"""A seller of the demo, and what they have."""

from dataclasses import dataclass

from kimid.market.models import GoodsCategory, Stock


@dataclass(frozen=True)
class Good:
    """A good, with the drawing that stands for its photo. `days` is the age of an old price."""

    name: str
    sort: GoodsCategory
    price: int
    unit: str
    taste: str
    picture: str = ""
    days: int = 0
    stock: Stock = Stock.READY
    stock_words: str = ""
    ingredients: str = ""
    delivery: str = "Ambil di rumah; kota lain lewat pos"
    minimum: int = 1
    about: str = ""
    is_draft: bool = False


@dataclass(frozen=True)
class Stall:
    """A seller of a village, by its code, and what they have."""

    village: str
    name: str
    place: str
    phone: str
    story: str
    goods: tuple[Good, ...]
    is_group: bool = False
