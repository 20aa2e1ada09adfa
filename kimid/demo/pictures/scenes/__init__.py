"""The scenes, by subject: one function each, named after its key. Importing them fills the register."""

from kimid.demo.pictures.scenes import (
    care,
    feasts,
    fields,
    fish,
    gardens,
    offices,
    prayer,
    sports,
    together,
    trades,
    waters,
    ways,
    wilds,
)

__all__ = [
    "care",
    "feasts",
    "fields",
    "fish",
    "gardens",
    "offices",
    "prayer",
    "sports",
    "together",
    "trades",
    "waters",
    "ways",
    "wilds",
]
