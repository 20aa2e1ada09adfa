"""Whether a text names a firm, an office or another organisation. A person may stay unnamed to
readers; who is no person never does, whatever the form says.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from kimid.ledger.models import NAMELESS_KINDS, FundKind
from kimid.ledger.refusals import MoneyRefused
from kimid.ledger.same_names import plain_words

# No person has these in the name, wherever they stand.
_LEGAL_FORMS: Final = frozenset(
    ("cv", "pt", "ud", "tbk", "persero", "koperasi", "yayasan", "bumdes", "bumdesma", "perumda")
)
# A person may stay behind these: `Bu Ani, Toko Makmur`, `Pak Ali, Desa Kuala`.
_FIRST_WORDS: Final = frozenset(
    (
        *("toko", "warung", "kios", "konter", "bengkel", "percetakan", "fotokopi", "apotek"),
        *("hotel", "bank", "usaha", "perusahaan", "perkumpulan", "lembaga", "organisasi"),
        *("dinas", "kantor", "badan", "pemerintah", "pemdes", "pemkab", "pemkot", "pemprov"),
        *("desa", "kelurahan", "kecamatan", "kabupaten", "provinsi", "puskesmas", "sekolah"),
    )
)


def names_organisation(text: str) -> bool:
    """`CV Maju Jaya`, `Maju Jaya, P.T.`, `Toko Makmur`; not `Bu Ani, Toko Makmur`."""
    words = list(_joined(plain_words(text)))
    return bool(words) and (words[0] in _FIRST_WORDS or not _LEGAL_FORMS.isdisjoint(words))


def is_named(text: str, kind: str = "", *, agreed: bool) -> bool:
    """Whether readers have this name: of who agreed, of an organisation, and of whoever gives CSR,
    which no person does. Whoever pays dues stays unnamed.
    """
    if not text or kind in NAMELESS_KINDS:
        return False
    return agreed or kind == FundKind.CSR or names_organisation(text)


def refuse_nameless_giver(text: str, kind: str, *names: str) -> None:
    """Raise MoneyRefused where a giver would stay hidden: an organisation among dues, or a company
    that nothing names (`names` are other texts that readers have).
    """
    if kind in NAMELESS_KINDS and names_organisation(text):
        raise MoneyRefused(
            f"Iuran dibayar orang, dan namanya ditutup. Uang dari {text} dicatat sebagai CSR,"
            " hibah, atau usaha."
        )
    if kind == FundKind.CSR and not any((text, *names)):
        raise MoneyRefused("Tulis dari perusahaan mana. Yang memberi CSR selalu disebut.")


def _joined(words: Sequence[str]) -> Iterator[str]:
    """Letters that stand alone, together: `C.V. Maju` gives `cv` and `maju`."""
    letters = ""
    for word in words:
        if len(word) == 1:
            letters += word
            continue
        if letters:
            yield letters
        letters = ""
        yield word
    if letters:
        yield letters
