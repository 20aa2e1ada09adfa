"""Reads the cells of a spreadsheet as text, in the sandbox."""

import json
from collections.abc import Mapping
from typing import ClassVar, Final

from kimid.media import sandbox
from kimid.media.sandbox import FileRefused, ProcessingFailed

MAX_BYTES: Final = 3 * 1024 * 1024
MAX_ROWS: Final = 2_000
_MAX_COLUMNS: Final = 40

type Table = list[list[str]]


class TableRefused(FileRefused):
    """The file does not become a table."""

    messages: ClassVar[Mapping[str, str]] = {
        "empty": "Berkas ini kosong. Pilih berkas yang lain.",
        "kind": (
            "Berkas ini bukan tabel Excel atau CSV. "
            "Buka di Excel, simpan sebagai .xlsx, lalu kirim lagi."
        ),
        "locked": (
            "Berkas ini dikunci dengan kata sandi. Simpan ulang tanpa kata sandi, lalu kirim lagi."
        ),
        "long": f"Tabel ini lebih dari {MAX_ROWS:,} baris. Bagi menjadi beberapa berkas.".replace(
            ",", "."
        ),
        "heavy": (
            f"Berkas ini lebih dari {MAX_BYTES // 1024**2} MB. "
            "Salin tabelnya saja ke berkas baru, tanpa gambar."
        ),
        "large": "Isi berkas ini terlalu besar. Salin tabelnya saja ke berkas baru, tanpa gambar.",
        "nothing": "Tidak ada baris di berkas ini. Pilih berkas yang lain.",
        "slow": "Berkas ini terlalu berat untuk dibaca. Salin tabelnya saja ke berkas baru.",
        "unreadable": (
            "Berkas ini tidak terbaca. Buka di Excel, simpan sebagai .xlsx, lalu kirim lagi."
        ),
        "busy": "Sedang banyak berkas yang dibaca. Tunggu sebentar, lalu kirim sekali lagi.",
    }


def read_table(data: bytes) -> Table:
    """The cells of an Excel or CSV file. Ignores its name. Raises TableRefused."""
    if len(data) > MAX_BYTES:
        raise TableRefused("heavy")
    try:
        _, [body] = sandbox.run_worker("table", data, str(MAX_ROWS), str(_MAX_COLUMNS))
        return [[str(cell) for cell in row] for row in json.loads(body)]
    except ProcessingFailed as why:
        raise TableRefused(str(why)) from why
    except (ValueError, TypeError) as error:
        raise TableRefused("unreadable") from error
