"""`load_regions`: load the regions of the data file of this version into the database."""

from collections import Counter
from typing import Final

from django.core.management.base import BaseCommand, OutputWrapper
from django.utils import timezone

from kimid.lib import clock, text
from kimid.places import actions, data_file, queries
from kimid.places.models import RegionKind

BAR_WIDTH: Final = 30  # characters
DATA_FILE: Final = "kimid/places/data/regions.csv.gz"


class Command(BaseCommand):
    help = "Load all regions of Indonesia, or bring them up to date. May be run again at any time."

    def handle(self, **options: object) -> None:
        edition = data_file.read_edition()
        if ending := queries.ending_count(row.code for row in edition.rows):
            self.stdout.write(
                f"Data wilayah tidak diubah: {text.number(ending)} wilayah tidak ada lagi "
                f"dalam {_decree(edition)}. Lihat dulu apa yang ikut pindah: "
                f"./kim regions --new {DATA_FILE} --on {edition.decreed_on} --preview"
            )
            return
        loaded = actions.load_edition(edition, at=timezone.now(), report=ProgressBar(self.stdout))
        if loaded is None:
            self.stdout.write(f"Data wilayah sudah terbaru: {_decree(edition)}.")
            return
        self.stdout.write(
            f"Wilayah dimuat: {text.number(loaded.added)} baru, "
            f"{text.number(loaded.changed)} berubah, {text.number(loaded.ended)} berakhir."
        )
        self.stdout.write(f"Dasar: {_decree(edition)}.")
        for line in _counts(edition):
            self.stdout.write(line)


class ProgressBar:
    """A bar that fills on a terminal. It writes nothing to a file or a pipe."""

    def __init__(self, out: OutputWrapper) -> None:
        self.out = out

    def __call__(self, done: int, total: int) -> None:
        if total == 0 or not self.out.isatty():
            return
        filled = BAR_WIDTH * done // total
        bar = "█" * filled + "·" * (BAR_WIDTH - filled)
        end = "\n" if done == total else ""
        self.out.write(
            f"\rMemuat wilayah {bar} {text.number(done)} dari {text.number(total)}", ending=end
        )
        self.out.flush()


def _decree(edition: data_file.Edition) -> str:
    return f"{edition.decree}, {clock.day(edition.decreed_on)}"


def _counts(edition: data_file.Edition) -> list[str]:
    """One line for each kind of region in the edition, from the nation down."""
    counts = Counter(row.kind for row in edition.rows)
    return [f"{text.number(counts[kind]):>8}  {kind.label}" for kind in RegionKind if counts[kind]]
