"""Twenty titles as people write them: every card has the right size and weight, and says what its
title says.
"""

from dataclasses import replace
from io import BytesIO
from typing import Final

import pytest
from PIL import Image

from kimid.lib.share_card import HEIGHT, MAX_BYTES, WIDTH, card_jpeg
from kimid.lib.typesetting import drawable_text
from tests.lib.test_share_card import LONGEST, _card, _lines, _photo

# The title, and what of it our fonts can draw.
TITLES: Final = {
    "Panen": "Panen",
    "Panen madu": "Panen madu",
    "Jum'at bersih di Regapu’u": "Jum'at bersih di Regapu’u",
    "“Air sumur kami asin,” kata warga RT 02": "“Air sumur kami asin,” kata warga RT 02",
    'Kades: "Jalan selesai Desember"': 'Kades: "Jalan selesai Desember"',
    "Harga sawit Rp2.150/kg (naik 3,5 %)": "Harga sawit Rp2.150/kg (naik 3,5 %)",
    "Lomba 17-an 🎉🇮🇩 di lapangan": "Lomba 17-an di lapangan",
    "🔥🔥🔥": "KIM Teluk Kapuas",
    "Perayaan 春節 di kelenteng Sungai Pinyuh": "Perayaan di kelenteng Sungai Pinyuh",
    "龍年快樂": "KIM Teluk Kapuas",
    "Peringatan مولد di masjid Al-Ikhlas": "Peringatan di masjid Al-Ikhlas",
    "السلام عليكم": "KIM Teluk Kapuas",
    "Bidan Désirée & dokter "
    "Müller membuka posyandu": "Bidan Désirée & dokter Müller membuka posyandu",
    "Warga <b>Sungai Raya</b> & Kubu": "Warga <b>Sungai Raya</b> & Kubu",
    "Dari 50 % jadi 80 %: air bersih – lalu?": "Dari 50 % jadi 80 %: air bersih – lalu?",
    "BANJIR DI TIGA DUSUN, WARGA "
    "MENGUNGSI KE BALAI DESA": "BANJIR DI TIGA DUSUN, WARGA MENGUNGSI KE BALAI DESA",
    "Pertanggungjawaban "
    "keorganisasian ketidakberpihakan": "Pertanggungjawaban keorganisasian ketidakberpihakan",
    "w" * 140: "",
    LONGEST: "",
    "  Spasi   di  mana-mana  ": "Spasi di mana-mana",
}


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("photo", [None, _photo()], ids=["cloth", "photo"])
def test_a_card_is_right_in_size_and_weight(title: str, photo: bytes | None) -> None:
    jpeg = card_jpeg(_card(title, photo=photo))
    assert Image.open(BytesIO(jpeg)).size == (WIDTH, HEIGHT)
    assert len(jpeg) <= MAX_BYTES


@pytest.mark.parametrize("title", TITLES)
def test_a_card_says_what_its_title_says(title: str) -> None:
    words = " ".join(_lines(_card(title))).split()
    expected = TITLES[title].split()
    if expected:
        assert words == expected
    else:  # as long as may be: whole, or cut with a sign that it goes on
        assert " ".join(words).rstrip("…") in drawable_text(title)


def test_there_are_twenty_of_them_and_two_are_as_long_as_may_be() -> None:
    assert len(TITLES) == 20
    assert sum(len(title) >= 135 for title in TITLES) == 2


@pytest.mark.parametrize(
    ("stamp", "tone"),
    [("Salah", "bad"), ("Benar", "good"), ("Belum terbukti", "warn"), ("Advertorial", "plain")],
)
def test_what_must_not_be_overlooked_is_stamped_across_the_picture(stamp: str, tone: str) -> None:
    plain, stamped = (
        card_jpeg(replace(_card("Air sumur RT 02 aman"), stamp=word, stamp_tone=tone))
        for word in ("", stamp)
    )
    assert plain != stamped
    assert len(stamped) <= MAX_BYTES
