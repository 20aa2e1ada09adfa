"""What is said to an approver and stays on the page of a voucher, and refuses nothing."""

from datetime import timedelta
from io import BytesIO
from random import Random
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from PIL import Image, ImageDraw, ImageEnhance

from kimid.events.models import Event
from kimid.ledger.actions import vouchers
from kimid.ledger.models import Voucher, VoucherState
from kimid.ledger.receipt_looks import are_alike, looks_of
from kimid.sites.guard import on_site
from tests import build
from tests.conftest import Door
from tests.ledger.making import Books
from tests.ledger.sheets import body_of, voucher_path
from tests.sure import know_browser

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites, pytest.mark.one_database]


@pytest.fixture
def books() -> Books:
    books = Books(build.kim(label="kim-satu"))
    books.receive(2_000_000, books.source())
    return books


@pytest.fixture
def chair(ruang: Door, books: Books) -> Client:
    return ruang(books.chair)


def _receipt(seed: int, *, turn: float = 0, nearer: int = 0, light: float = 1) -> bytes:
    """A receipt on a table: lines of text that only this seed has."""
    random, size = Random(seed), (1200, 1600)
    picture = Image.new("RGB", size, (120, 90, 60))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((150, 120, 1050, 1480), fill=(245, 243, 235))
    for top in range(180, 1400, 44):
        left = 190
        for _ in range(random.randint(2, 9)):
            width = random.randint(14, 90)
            draw.rectangle((left, top, left + width, top + 24), fill=(20, 20, 30))
            left += width + 14
    picture = picture.rotate(turn, resample=Image.Resampling.BICUBIC, fillcolor=(120, 90, 60))
    box = (nearer, nearer, size[0] - nearer, size[1] - nearer)
    picture = ImageEnhance.Brightness(picture.crop(box).resize(size)).enhance(light)
    out = BytesIO()
    picture.save(out, "WEBP", quality=70)
    return out.getvalue()


@pytest.mark.parametrize(
    "again",
    [{"turn": 3}, {"turn": -6}, {"nearer": 60}, {"light": 0.8}, {"turn": 2, "nearer": 40}],
)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_receipt_that_is_photographed_again_looks_the_same(
    seed: int, again: dict[str, Any]
) -> None:
    assert are_alike(looks_of([_receipt(seed)]), looks_of([_receipt(seed, **again)]))
    cover = _receipt(99)
    assert are_alike(looks_of([_receipt(seed)]), looks_of([cover, _receipt(seed, **again)]))


def test_other_receipts_and_empty_pages_look_like_nothing_else() -> None:
    looks = [looks_of([_receipt(seed)]) for seed in range(1, 9)]
    alike = [(a, b) for a in range(8) for b in range(a) if are_alike(looks[a], looks[b])]
    blank = BytesIO()
    Image.new("RGB", (600, 800), "white").save(blank, "WEBP")

    assert alike == []
    assert looks_of([blank.getvalue()]) == ""
    assert not are_alike("", "")


def test_a_second_photo_of_a_receipt_is_pointed_out(books: Books, chair: Client) -> None:
    source = books.source(name="lain")
    first, second = (books.submit(275_000, source, purpose=each) for each in ("Satu", "Dua"))
    for number, (voucher, turn) in enumerate(((first, 0), (second, 2))):
        look = looks_of([_receipt(7, turn=turn)])
        books.receipt(voucher, digest=str(number), look=look)

    text = body_of(chair.get(voucher_path(books, second)))

    assert "Nota yang sama ada di catatan lain" in text
    assert "belum pernah dipakai" not in text
    books.approve(second)
    event = Event.objects.get(kind="voucher.approved", subject_id=str(second.pk))
    assert event.data["alike"] == [first.public_id]


def test_the_same_sum_of_a_shop_and_a_day_is_said_and_may_be_approved(
    books: Books, chair: Client
) -> None:
    source = books.source(name="lain")
    books.submit(275_000, source, purpose="Spanduk A", party="Toko Makmur")
    other = books.submit(275_000, source, party="TOKO MAKMUR, Sungai Raya")
    yesterday = books.today - timedelta(days=1)
    part = books.submit(300_000, source, party="Toko Makmur", paper_on=yesterday)
    alone = books.submit(275_000, source, party="Toko Lain")

    same = body_of(chair.get(voucher_path(books, other)))
    assert "Jumlah, tanggal, dan penerimanya sama." in same
    assert "Spanduk A" in same
    in_parts = body_of(chair.get(voucher_path(books, part)))
    assert "Penerimanya sama dalam tiga hari; bersama ini Rp850.000." in in_parts
    assert "Mirip catatan lain" not in body_of(chair.get(voucher_path(books, alone)))
    assert books.approve(other).state == VoucherState.APPROVED


def test_what_was_refused_is_said_to_the_next_approver(books: Books, chair: Client) -> None:
    source = books.source(name="lain")
    first = books.submit(275_000, source, party="Toko Makmur")
    with on_site(books.kim.site):
        vouchers.refuse(first, why="Tidak pernah dibeli.", by=books.chair, at=timezone.now())
    again = books.submit(275_000, source, party="Toko Makmur")

    text = body_of(chair.get(voucher_path(books, again)))

    assert f"ditolak {books.chair.name}" in text
    assert "Tidak pernah dibeli." in text


def test_a_try_on_the_phone_of_whoever_wrote_it_is_put_on_record(
    books: Books, chair: Client, ruang: Door
) -> None:
    waiting = books.submit(50_000, books.source(name="lain"))
    know_browser(chair, books.treasurer)

    late = chair.post(voucher_path(books, waiting, "setujui/"), {"amount": 50_000})

    assert (late.status_code, "Percobaan ini tercatat." in body_of(late)) == (409, True)
    words = f"{books.chair.name} memakai HP yang juga dipakai {books.treasurer.name}"
    assert words in body_of(ruang(books.treasurer).get(voucher_path(books, waiting)))
    assert _state(waiting) == VoucherState.SUBMITTED


def test_a_payment_on_the_phone_of_whoever_approved_is_put_on_record(
    books: Books, ruang: Door
) -> None:
    voucher = books.approve(books.submit(50_000, books.source(name="lain")))
    hers = ruang(books.treasurer)
    know_browser(hers, books.chair)
    day = f"{books.today - timedelta(days=1):%d-%m-%Y}"

    hers.post(voucher_path(books, voucher, "bayar/"), {"purse": "kas", "on": day})

    assert _state(voucher) == VoucherState.POSTED
    text = body_of(hers.get(voucher_path(books, voucher)))
    assert f"{books.treasurer.name} memakai HP yang juga dipakai {books.chair.name}" in text
    assert "sebelum disetujui" in text


def _state(voucher: Voucher) -> str:
    return Voucher._base_manager.get(pk=voucher.pk).state


def test_a_receipt_that_comes_after_the_approval_is_pointed_out(
    books: Books, chair: Client
) -> None:
    voucher = books.submit(275_000, books.source(name="lain"))
    books.receipt(voucher)
    books.approve(voucher)
    word = "Nota ditambahkan sesudah disetujui"
    assert word not in body_of(chair.get(voucher_path(books, voucher)))

    books.add_receipt(voucher)

    assert word in body_of(chair.get(voucher_path(books, voucher)))


def test_a_receipt_of_long_ago_is_pointed_out(books: Books, chair: Client) -> None:
    source, word = books.source(name="lain"), "hari sebelum diajukan"
    new = books.submit(50_000, source, paper_on=books.today - timedelta(days=90))
    old = books.submit(60_000, source, paper_on=books.today - timedelta(days=1_200))

    assert word not in body_of(chair.get(voucher_path(books, new)))
    assert f"Tanggal notanya 1.200 {word}." in body_of(chair.get(voucher_path(books, old)))
