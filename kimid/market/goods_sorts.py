"""As what a good is probably sold, read from its words: only a guess, and people can say better."""

import re
from typing import Final

from kimid.market.models import GoodsCategory, GoodsSort

_EATEN: Final = (GoodsCategory.FOOD, GoodsCategory.HARVEST, GoodsCategory.FISH)
# "Kerupuk basah" of Kapuas Hulu is cooked fish, which lasts a day: so these come first.
_COOKED: Final = re.compile(
    r"\b(?:basah|nasi|bubur|lontong|ketupat|soto|lauk|gulai|sayur|gorengan|katering|tumpeng"
    r"|pempek|chai|kwetiau)\b"
)
_CHILLED: Final = re.compile(r"\b(?:beku|frozen|es|susu|yogurt|nugget|bakso|sosis|siomay|dimsum)\b")
_PACKED: Final = re.compile(
    r"\b(?:ke?ripik|kerupuk|kue|dodol|lempok|selai|sirup|manisan|abon|amplang|terasi|sambal"
    r"|dendeng|asin|asap|kering|bubuk|gula|minyak|permen|rengginang|emping|stik|bumbu|minuman"
    r"|ebi)\b"
)
_LIVESTOCK: Final = re.compile(r"\b(?:telur|ayam|bebek|itik|sapi|kambing|babi|daging|kerbau)\b")
_FISH: Final = re.compile(
    r"\b(?:ikan|udang|kepiting|cumi|kerang|toman|gabus|patin|nila|lele|baung|betok|belida|kakap"
    r"|tenggiri|tongkol|bandeng|mas|lais|jelawat)\b"
)
# With these it is no pure honey any more.
_MIXED: Final = re.compile(r"\b(?:jahe|kurma|lemon|kunyit|campur\w*|rasa|dan|plus|mix)\b|[+&,]")


def likely_sort(name: str, category: GoodsCategory, ingredients: str = "") -> GoodsSort:
    """A guess from the name, the category and the ingredients of a good."""
    if category not in _EATEN:
        return GoodsSort.NOT_EATEN
    words = name.lower()
    if _is_honey(words, ingredients.lower()):
        return GoodsSort.HONEY
    for known, sort in (
        (_COOKED, GoodsSort.COOKED),
        (_CHILLED, GoodsSort.CHILLED),
        (_PACKED, GoodsSort.PACKED),
    ):
        if known.search(words):
            return sort
    return _as_it_comes(words, category)


def _is_honey(words: str, ingredients: str) -> bool:
    """`madu kelulut, botol 100 ml`, but no chips with honey and no honey with ginger."""
    what = words.partition(",")[0].strip()
    is_pure = _MIXED.search(what) is None and _MIXED.search(ingredients) is None
    return what.split(" ")[0] == "madu" and is_pure


def _as_it_comes(words: str, category: GoodsCategory) -> GoodsSort:
    if category == GoodsCategory.HARVEST:
        return GoodsSort.FRESH_PLANT
    if _LIVESTOCK.search(words):
        return GoodsSort.LIVESTOCK
    is_alive = category == GoodsCategory.FISH
    if _FISH.search(words) and (is_alive or "segar" in words):
        return GoodsSort.FRESH_FISH
    # Bees, chicks, and what else of the stable has no name here.
    return GoodsSort.LIVESTOCK if is_alive else GoodsSort.PACKED
