"""What is not possible with the money of a group now. All messages are for the screen."""

from kimid.lib.month import Month


class MoneyRefused(Exception):
    """It is not possible now. The message says why and what to do."""


class MonthClosed(MoneyRefused):
    """The day lies in a month whose books are closed."""

    def __init__(self, month: Month) -> None:
        first = month.next
        super().__init__(
            f"Buku sampai {month} sudah ditutup dan tidak bisa diubah. Catat dengan tanggal"
            f" 1 {first} atau sesudahnya; tanggal di nota tetap tertulis."
        )


class VoucherDecided(MoneyRefused):
    """Somebody else was quicker."""


class PhoneShared(MoneyRefused):
    """The device knows somebody who wrote or paid it."""

    def __init__(self, other: str) -> None:
        super().__init__(
            f"HP ini juga dipakai {other}, yang menulis atau membayarnya. Setujui dari HP Anda"
            " sendiri, supaya jelas dua orang yang memeriksa. Percobaan ini tercatat."
        )
        self.other = other


class SourceEnded(MoneyRefused):
    """The source may not be spent on this day any more."""


class NumberKnown(MoneyRefused):
    """This phone has sent something under this number already."""

    def __init__(self) -> None:
        super().__init__(
            "Lembar ini sudah terkirim dengan isi lain. Lihat dulu yang terkirim; yang keliru"
            " ditarik atau dibetulkan di sana."
        )
