"""Words that people try for the pages that every site has. Subjects bring those of theirs."""

from kimid.wire.guessed_addresses import lead_to


def register_words() -> None:
    """Register the words."""
    lead_to("/", "beranda", "home", "index", "kabar")
    lead_to("/profil/", "siapa-kami", "tentang-kami", "profile")
    lead_to("/kim/", "direktori", "daftar-kim")
    lead_to("/kontak/", "hubungi", "hubungi-kami", "contact")
    lead_to("/cari/", "search", "pencarian")
