"""What the front page of the nation says before its news."""

from collections.abc import Sequence

from kimid.lib.text import number
from kimid.wire.queries import SubRegion


def nation_sentence(kims: int, provinces: Sequence[SubRegion]) -> str:
    """`104 KIM ada di 2 provinsi. 36 provinsi lain menunggu yang pertama.`"""
    living = sum(bool(each.kims) for each in provinces)
    waiting = len(provinces) - living
    if not living:
        return "Belum ada KIM di sini. Desa Anda bisa menjadi yang pertama."
    if not waiting:
        return f"{number(kims)} KIM ada di semua {living} provinsi."
    return (
        f"{number(kims)} KIM ada di {living} provinsi."
        f" {waiting} provinsi lain menunggu yang pertama."
    )
