"""What neighbours sell in every village of the demo, from templates."""

from collections.abc import Iterator, Mapping
from random import Random
from typing import Final

from kimid.demo import grammar
from kimid.demo.groups import Group
from kimid.demo.place_templates import Entry, chosen_for, filled, words_for
from kimid.demo.stalls import Good, Stall
from kimid.market.models import GoodsCategory, Stock

# So many sellers have the larger groups, and the others.
_SELLERS: Final = (3, 2, 2, 3)
_GOODS: Final = (3, 4, 4, 5)
_DELIVERY: Final = (
    "Ambil di rumah; kota lain lewat pos",
    "Diantar sekecamatan, gratis di atas Rp100.000",
    "Ambil di rumah, atau titip motor air",
    "Diantar tiap Jumat ke {kab}; kota lain lewat pos",
)
_STOCK: Final = (Stock.READY, Stock.READY, Stock.READY, Stock.SOLD_OUT)
_NUMBERS: Final = 62_813_555_00_000  # nobody has a number that begins so


def stalls_from_templates(groups: Mapping[str, Group]) -> Iterator[tuple[Group, Stall]]:
    """Sellers of every group, with what they have."""
    number = 0
    for place, group in enumerate(groups.values()):
        choose = Random(f"trades {group.village.label}")
        how_many = _SELLERS[place % len(_SELLERS)]
        for entry in chosen_for("trades", group.village, how_many, choose):
            number += 1
            yield group, _stall(group, entry, str(_NUMBERS + number), choose)


def _stall(group: Group, entry: Entry, phone: str, choose: Random) -> Stall:
    words = words_for(group, entry, choose)
    is_group = "group" in entry and choose.random() < 0.5
    person = words["bu" if entry["kind"] == "woman" else "pak"]
    goods = choose.sample(entry["goods"], min(choose.choice(_GOODS), len(entry["goods"])))
    return Stall(
        village=group.village.code,
        name=filled(entry["group"], words, choose) if is_group else str(person),
        place=str(words["dusun"]),
        phone=phone,
        story=filled(entry["story"], words, choose),
        goods=tuple(_good(good, words, choose) for good in goods),
        is_group=is_group,
    )


def _good(row: list[str], words: grammar.Slots, choose: Random) -> Good:
    name, sort, prices, unit, taste, picture, *more = row
    ingredients, stock = [*more, "", ""][:2]
    is_eaten = sort == GoodsCategory.FOOD
    return Good(
        name=filled(name, words, choose),
        sort=GoodsCategory(sort),
        price=grammar.draw_numbers({"price": prices}, choose)["price"],
        unit=unit,
        taste=filled(taste, words, choose),
        picture=picture,
        days=choose.randint(20, 110),
        stock=Stock(stock or choose.choice(_STOCK)),
        ingredients=ingredients.format(**words),
        delivery=filled(choose.choice(_DELIVERY), words, choose),
        minimum=choose.choice((1, 1, 2)) if is_eaten else 1,
    )
