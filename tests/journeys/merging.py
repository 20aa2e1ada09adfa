"""A small KIM asks to go into a large one, and the chair of the large one says whether it may."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from tests.journeys.visitor import Visitor

SMALL: Final = "kim-kuala-karang"
LARGE: Final = "teluk-kapuas"

type Look = Callable[[Visitor, str], str]


def asks_to_join(small: Visitor, into: str, files: dict[str, Path], look: Look) -> None:
    """The chair of the small KIM fills in that it goes into the KIM of this number, and
    sends it.
    """
    small.open(f"{small.house.ruang}/s/{SMALL}/kim/sk/")
    small.press("KIM bubar, bergabung, atau pindah desa?")
    small.page.get_by_label("Bergabung ke KIM lain").check()
    small.press("Lanjut")
    assert small.press("Kirim ke Kominfo Kubu Raya") == 422
    assert "KIM tujuannya belum dipilih" in look(small, "11-belum-lengkap")
    if small.page.locator("input[name=into]").count():
        small.page.locator("input[name=into]").last.check()
    small.write("Nomor KIM tujuan", into)
    filled_in(
        small, files, "Anggota tinggal dua orang. Musyawarah kedua kelompok setuju bergabung."
    )
    look(small, "12-penggabungan")
    small.press("Kirim ke Kominfo Kubu Raya")
    assert "juga diminta menjawab" in look(small, "13-terkirim")


def opens_the_question(large: Visitor, look: Look) -> None:
    """The chair of the large KIM finds it at home."""
    large.open(f"{large.house.ruang}/s/{LARGE}/")
    look(large, "14-beranda-ketua")
    large.press("Baca dan jawab")


def filled_in(visitor: Visitor, files: dict[str, Path], why: str) -> None:
    """What every deciding paper says, and the paper."""
    visitor.after(
        partial(visitor.page.locator("input#putusan").set_input_files, files["berita-acara"])
    )
    visitor.write("Mulai berlaku", "12 Mei 2026")
    visitor.write("Alasan", why)


def number_of(visitor: Visitor, label: str) -> str:
    """The number of a KIM, as its proof tells it."""
    visitor.open(f"{visitor.house.public(label)}/sk/")
    return visitor.page.locator("dd").first.inner_text()


def is_asked(visitor: Visitor, sign_in: Callable[[str], str], files: dict[str, Path]) -> None:
    """One browser for both chairs: it stands before the question in the end."""
    into = number_of(visitor, LARGE)
    sign_in("lina")
    asks_to_join(visitor, into, files, _text)
    sign_in("hasan")
    opens_the_question(visitor, _text)


def _text(visitor: Visitor, name: str) -> str:
    return visitor.page.locator("body").inner_text()
