"""The kinds of blocks, in the order in which readers have them until a group arranges them."""

from django.db import models


class BlockKind(models.TextChoices):
    """The values are words of addresses."""

    EMERGENCY = "nomor-darurat", "Nomor darurat"
    SERVICES = "layanan", "Layanan"
    HISTORY = "sejarah", "Sejarah"
    INSTITUTIONS = "lembaga", "Lembaga"
    FACILITIES = "fasilitas", "Fasilitas"
    SIGNAL = "sinyal", "Sinyal"
    NUMBERS = "angka", "Angka"
    GALLERY = "gambar", "Gambar"
    VISION = "visi", "Visi dan misi"

    @property
    def first_place(self) -> int:
        """Where a new block of this kind stands. Blocks stand in the order of these numbers."""
        return list(BlockKind).index(self)
