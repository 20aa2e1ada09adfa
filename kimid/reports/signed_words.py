"""Whether a PDF is the paper of an edition, by what is written at its foot. A scan says nothing."""

import re
from collections.abc import Mapping
from typing import ClassVar, Final

from kimid.media.limits import MAX_BYTES
from kimid.media.papers import PaperRefused
from kimid.reports.models import ReportEdition

MOST_PAGES: Final = 400
_CODE: Final = re.compile(r"Sandi\s+laporan\s+(\d[\d.]*-\d{4}(?:-(?:TW|S)\d)?-E\d+)", re.ASCII)
_DRAFT: Final = re.compile(r"Register\s+KIM\s+kimid\..{0,120}\bKonsep\b", re.DOTALL)


class SignedCopyRefused(PaperRefused):
    """The file does not become a signed copy. A copy is never made smaller or photographed again:
    its signature would not hold.
    """

    messages: ClassVar[Mapping[str, str]] = {
        **PaperRefused.messages,
        "empty": "Berkas ini kosong. Pilih PDF yang sudah ditandatangani.",
        "heavy": (
            f"Berkas ini lebih dari {MAX_BYTES // 1024**2} MB. Pindai ulang hitam-putih. Yang"
            " ber-TTE dikecilkan sebelum ditandatangani."
        ),
        "long": f"Berkas ini lebih dari {MOST_PAGES} halaman. Kirim laporannya saja.",
        "unreadable": "Berkas ini tidak terbaca. Pindai atau unduh lagi sebagai PDF.",
        "draft": (
            "Berkas ini konsep, diunduh sebelum angkanya dibekukan. Unduh lagi PDF-nya, lalu tanda"
            " tangani yang itu."
        ),
    }


def wrong_paper(words: str, edition: ReportEdition) -> str:
    """Why what is written on a page is not this edition; empty where it is, or says nothing."""
    codes = set(_CODE.findall(words))
    if codes and edition.code not in codes:
        return (
            f"Berkas ini laporan lain: sandinya {min(codes)}, yang diminta {edition.code}. Sandi"
            " tercetak di kaki halaman. Pilih PDF yang benar."
        )
    if not codes and _DRAFT.search(words):
        return SignedCopyRefused.messages["draft"]
    return ""
