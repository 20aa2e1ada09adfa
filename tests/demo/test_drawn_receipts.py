"""Drawn receipts of the demo: the books would say of two that they are the same paper."""

from datetime import date
from itertools import combinations
from zlib import crc32

from kimid.demo.receipts import drawn_receipt
from kimid.ledger.receipt_looks import are_alike, looks_of

_LIGHT = 20_000  # bytes


def test_no_two_receipts_of_the_demo_look_alike() -> None:
    sheets = [
        drawn_receipt(
            "Toko Sinar Pulsa",
            f"Kuota liputan {number}",
            280_000,
            date(2026, 3, 15),
            seed=crc32(f"teluk-kapuasdemo{number:06d}".encode()),
        )
        for number in range(60)
    ]
    looks = [looks_of([each]) for each in sheets]

    assert all(looks)
    assert not [pair for pair in combinations(looks, 2) if are_alike(*pair)]
    assert max(map(len, sheets)) < _LIGHT
