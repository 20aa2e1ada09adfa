"""`load_regions`: bring the regions in the database to the edition of the data file in this version of kimid."""

from collections import Counter
from typing import Final

from django.core.management.base import BaseCommand, OutputWrapper
from django.utils import timezone

from kimid.lib import clock, text
from kimid.places import actions, queries, source
from kimid.places.models import RegionKind

BAR: Final = 30  # signs
FILE: Final = "kimid/places/data/regions.csv.gz"


class Command(BaseCommand):
    help = "Load all regions of Indonesia, or bring them up to date. May be run again at any time."

    def handle(self, **options: object) -> None:
        edition = source.read_edition()
        if ending := queries.would_end(row.code for row in edition.rows):
            self.stdout.write(
                f"Data wilayah tidak diubah: {text.number(ending)} wilayah tidak ada lagi dalam {_decree(edition)}. "
                f"Lihat dulu apa yang ikut pindah: ./kim regions --new {FILE} --on {edition.decreed_on} --preview"
            )
            return
        loaded = actions.load_edition(edition, at=timezone.now(), report=Bar(self.stdout))
        if loaded is None:
            self.stdout.write(f"Data wilayah sudah terbaru: {_decree(edition)}.")
            return
        self.stdout.write(
            f"Wilayah dimuat: {text.number(loaded.added)} baru, {text.number(loaded.changed)} berubah, "
            f"{text.number(loaded.ended)} berakhir."
        )
        self.stdout.write(f"Dasar: {_decree(edition)}.")
        for line in _counts(edition):
            self.stdout.write(line)


class Bar:
    """A bar that fills on a terminal. Into a file or a pipe it writes nothing."""

    def __init__(self, out: OutputWrapper) -> None:
        self.out = out

    def __call__(self, done: int, total: int) -> None:
        if total == 0 or not self.out.isatty():
            return
        filled = BAR * done // total
        bar = "█" * filled + "·" * (BAR - filled)
        end = "\n" if done == total else ""
        self.out.write(f"\rMemuat wilayah {bar} {text.number(done)} dari {text.number(total)}", ending=end)
        self.out.flush()


def _decree(edition: source.Edition) -> str:
    return f"{edition.decree}, {clock.day(edition.decreed_on)}"


def _counts(edition: source.Edition) -> list[str]:
    """One line per kind of region that the edition holds, from the nation down."""
    counts = Counter(row.kind for row in edition.rows)
    return [f"{text.number(counts[kind]):>8}  {kind.label}" for kind in RegionKind if counts[kind]]
