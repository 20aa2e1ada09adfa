"""From a spreadsheet that somebody sent to its cells as text, read by a process that can do nothing else."""

import json
from collections.abc import Mapping
from typing import ClassVar, Final

from kimid.media import sandbox
from kimid.media.sandbox import FileRefused, NotMade

MOST_BYTES: Final = 3 * 1024 * 1024
MOST_ROWS: Final = 2_000
_MOST_COLUMNS: Final = 40

type Table = list[list[str]]


class TableRefused(FileRefused):
    """This file does not become a table."""

    words: ClassVar[Mapping[str, str]] = {
        "empty": "Berkas ini kosong. Pilih berkas yang lain.",
        "kind": "Berkas ini bukan tabel Excel atau CSV. Buka di Excel, simpan sebagai .xlsx, lalu kirim lagi.",
        "locked": "Berkas ini dikunci dengan kata sandi. Simpan ulang tanpa kata sandi, lalu kirim lagi.",
        "long": f"Tabel ini lebih dari {MOST_ROWS:,} baris. Bagi menjadi beberapa berkas.".replace(",", "."),
        "heavy": f"Berkas ini lebih dari {MOST_BYTES // 1024**2} MB. Salin tabelnya saja ke berkas baru, tanpa gambar.",
        "large": "Isi berkas ini terlalu besar. Salin tabelnya saja ke berkas baru, tanpa gambar.",
        "nothing": "Tidak ada baris di berkas ini. Pilih berkas yang lain.",
        "slow": "Berkas ini terlalu berat untuk dibaca. Salin tabelnya saja ke berkas baru.",
        "unreadable": "Berkas ini tidak terbaca. Buka di Excel, simpan sebagai .xlsx, lalu kirim lagi.",
        "busy": "Sedang banyak berkas yang dibaca. Tunggu sebentar, lalu kirim sekali lagi.",
    }


def read_table(data: bytes) -> Table:
    """The cells of an Excel file or of a CSV. What the sender calls it is not looked at. Raises TableRefused."""
    if len(data) > MOST_BYTES:
        raise TableRefused("heavy")
    try:
        _, [body] = sandbox.ask("table", data, str(MOST_ROWS), str(_MOST_COLUMNS))
        return [[str(cell) for cell in row] for row in json.loads(body)]
    except NotMade as why:
        raise TableRefused(str(why)) from why
    except (ValueError, TypeError) as error:
        raise TableRefused("unreadable") from error
