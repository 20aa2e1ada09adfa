"""The six aspects of KIM work: Akses, Diskusi, Implementasi, Networking, Diseminasi, Aspirasi."""

from collections.abc import Mapping
from typing import Final

from django.db import models


class Aspect(models.TextChoices):
    ACCESS = "access", "Akses"
    DISCUSS = "discuss", "Diskusi"
    IMPLEMENT = "implement", "Implementasi"
    NETWORK = "network", "Networking"
    DISSEMINATE = "disseminate", "Diseminasi"
    ASPIRE = "aspire", "Aspirasi"


# The meaning of each aspect, for screens.
ASPECT_MEANINGS: Final[Mapping[Aspect, str]] = {
    Aspect.ACCESS: "Mencari keterangan langsung dari sumbernya.",
    Aspect.DISCUSS: "Membahas dan memeriksa bersama.",
    Aspect.IMPLEMENT: "Menerapkan: keterangan menjadi perbuatan.",
    Aspect.NETWORK: "Bekerja sama dengan pemerintah setempat, dinas, KIM lain.",
    Aspect.DISSEMINATE: "Menyebarkan keterangan kepada warga.",
    Aspect.ASPIRE: "Menampung dan meneruskan suara warga.",
}
# Examples for a month without activities: counted automatically, and noted by hand.
ASPECT_EXAMPLES: Final[Mapping[Aspect, tuple[str, str]]] = {
    Aspect.ACCESS: (
        "kabar dikirim ke kelompok, sumber ditambah",
        "bertanya ke dinas atau puskesmas",
    ),
    Aspect.DISCUSS: (
        "kabar dibahas atau dipastikan, rapat ditutup, jajak pendapat anggota",
        "diskusi di warung atau pos ronda",
    ),
    Aspect.IMPLEMENT: ("rencana aksi selesai", "kerja bakti, praktik tani, pelatihan"),
    Aspect.NETWORK: (
        "catatan pemerintah setempat dimuat, dinas berkunjung",
        "bertemu KIM lain atau instansi",
    ),
    Aspect.DISSEMINATE: ("kabar terbit", "membacakan di posyandu, menempel di papan"),
    Aspect.ASPIRE: ("kabar warga dijawab atau ditulis", "menyampaikan usul warga di musyawarah"),
}
