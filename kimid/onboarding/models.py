from typing import ClassVar

from django.db import models

from kimid.events.permissions import Scope
from kimid.media.paper import Paper
from kimid.onboarding.blank_cells import cell_text
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.models.kim import Decree, Kim


class ImportColumn(models.TextChoices):
    """What a column of an office's list may hold."""

    NAME = "nama", "Nama KIM"
    VILLAGE = "desa", "Desa atau kelurahan"
    DISTRICT = "kecamatan", "Kecamatan"
    REGENCY = "kabupaten", "Kabupaten atau kota"
    DECREE = "nomor-sk", "Nomor SK"
    ISSUED = "tanggal-sk", "Tanggal SK"
    UNTIL = "berlaku-sampai", "Berlaku sampai"
    CHAIR = "ketua", "Ketua"
    PHONE = "hp-ketua", "HP ketua"
    SECRETARY = "sekretaris", "Sekretaris"
    MEMBERS = "anggota", "Jumlah anggota"


class RowState(models.TextChoices):
    """What becomes of a row."""

    NEW = "new", "Siap masuk"
    DECIDE = "decide", "Perlu dipilih"
    WRONG = "wrong", "Perlu dibetulkan"
    ASK = "ask", "Satu atau dua KIM?"
    ALREADY_THERE = "there", "Sudah ada"
    SKIPPED = "skipped", "Dilewati"
    ENTERED = "entered", "Masuk"


class RowAnswer(models.TextChoices):
    """What somebody of the office has said about a row."""

    NONE = "", "Belum dijawab"
    ANOTHER = "another", "Memang KIM lain di desa itu"
    SKIP = "skip", "Dilewati"


class ImportList(models.Model):
    """A list of KIM that an office keeps, as its file had it. Nothing of it is in the register
    before it is started.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")  # of the office
    entered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=120)
    headings = models.JSONField()  # of the columns, as the file has them
    columns = models.JSONField()  # Column: place of the column in the file
    begun_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"#{self.pk} {self.file_name}"

    def scope(self) -> Scope:
        return Scope(None, self.region_id)


class ImportRow(models.Model):
    """One row of such a list and what became of it. The row of the register and this one are
    written together.
    """

    import_list = models.ForeignKey(ImportList, models.CASCADE, related_name="rows", db_index=False)
    number = models.PositiveIntegerField()  # in the file, counted from 1
    cells = models.JSONField()
    state = models.CharField(max_length=10, choices=RowState)
    why = models.CharField(max_length=200, blank=True)
    place = models.ForeignKey(Region, models.PROTECT, null=True, related_name="+")
    candidates = models.JSONField(default=list)  # codes of villages to choose from
    # What the office has said here. The cells stay as the file has them.
    mended = models.JSONField(default=dict)  # Column: the text typed instead of its cell
    chosen = models.CharField(max_length=10, blank=True)  # code of one of the candidates
    answer = models.CharField(max_length=10, choices=RowAnswer, blank=True)
    kim = models.ForeignKey(Kim, models.SET_NULL, null=True, related_name="+")

    objects: ClassVar[models.Manager["ImportRow"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["import_list", "number"], name="import_row_once_in_its_list"
            ),
            models.CheckConstraint(
                condition=~models.Q(state=RowState.NEW) | models.Q(place__isnull=False),
                name="new_import_row_has_its_place",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.state}"

    def scope(self) -> Scope:
        return self.import_list.scope()

    def typed(self, column: str) -> str:
        """What stands in this column, signs for nothing too: as mended, else as in the file. Empty
        where the file has no such column.
        """
        if column in self.mended:
            return str(self.mended[column])
        at = self.import_list.columns.get(column)
        return str(self.cells[at]).strip() if at is not None and at < len(self.cells) else ""

    def cell(self, column: str) -> str:
        """The same, where a sign for nothing is nothing."""
        return cell_text(self.typed(column))

    @property
    def title(self) -> str:
        """`Baris 12: KIM Suka Maju`."""
        return f"Baris {self.number}: {self.cell(ImportColumn.NAME) or 'tanpa nama'}"

    @property
    def place_title(self) -> str:
        """`Baris 12: KIM Suka Maju, Desa Sekura, Kec. Teluk Keramat`."""
        if self.place is None or self.place.parent is None:
            return ", ".join(filter(None, (self.title, self.village)))
        return f"{self.title}, {self.place.full_name}, {self.place.parent.abbreviated_name}"

    @property
    def village(self) -> str:
        """Its village, as the list calls it."""
        return self.cell(ImportColumn.VILLAGE)

    @property
    def is_left_out(self) -> bool:
        """Whether somebody has left it out here, and can take that back."""
        return self.state == RowState.SKIPPED and bool(self.answer or self.chosen)

    @property
    def summary(self) -> str:
        """Where it is, and what came of it or stands in its way, in one line."""
        place = (
            f"{self.place.full_name}, {self.place.parent.full_name}"
            if self.place and self.place.parent
            else ""
        )
        number = (
            f"Nomor {self.kim.number}, {self.kim.site.display_address}"
            if self.kim is not None
            else ""
        )
        return ". ".join(
            filter(None, (place or self.cell(ImportColumn.VILLAGE), self.why.rstrip("."), number))
        )


class DecreePaper(Paper):
    """A paper that an office brought to compare decrees of lists with; `kind` is always `sk`. One
    without a decree waits for somebody to say whose it is. The worker makes its pages.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")  # of the office
    decree = models.ForeignKey(Decree, models.CASCADE, null=True, related_name="papers")
    file_name = models.CharField(max_length=120)  # as its sender calls it
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager["DecreePaper"]] = models.Manager()

    def scope(self) -> Scope:
        return Scope(None, self.region_id)
