"""The content of the gallery: each component as a page writes it, with sample values."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import product
from typing import Any, Final, cast

from django import forms
from django.template import Context, engines
from django.template.backends.django import DjangoTemplates
from django.utils.safestring import SafeString

from kimid.lib import clock
from kimid.lib.attachment import AttachmentData
from kimid.lib.blocks import parse_blocks
from kimid.lib.picture import Picture
from kimid.ui.icons import ICONS
from kimid.ui.links import Link

DYES: Final = ("nila", "laut", "daun", "secang", "manggis", "soga", "bata", "lumpur")
ACCENTS: Final = ("kunyit", "karang", "pandan", "langit", "jambu", "padi")
PALETTES: Final = tuple(product(DYES, ACCENTS))


class SampleForm(forms.Form):
    """A form that somebody began to fill in."""

    judul = forms.CharField(
        label="Judul",
        help_text="Satu kalimat dengan kata kerja.",
        widget=forms.Textarea(attrs={"rows": 1}),
        error_messages={"required": "Tulis satu kalimat dulu di sini."},
    )
    tempat = forms.CharField(label="Tempat", required=False)
    sumber = forms.ChoiceField(
        label="Dari mana Anda tahu?",
        widget=forms.RadioSelect,
        choices=[("lihat", "Lihat sendiri"), ("orang", "Cerita orang"), ("surat", "Surat, data")],
    )
    bersama = forms.BooleanField(label="HP ini dipakai bersama", required=False)


@dataclass(frozen=True)
class SamplePlace:
    """A place and the colours of its cloth."""

    region_id: str
    dye: str
    accent: str = "kunyit"
    logo: Picture | None = None


@dataclass(frozen=True)
class SampleEvent:
    """A day of a calendar and what takes place."""

    on: date
    below: str
    title: str
    when: str
    is_red: bool = False
    is_off: bool = False
    url: str = "#"
    notes: tuple[str, ...] = ()

    @property
    def month(self) -> str:
        return clock.MONTHS[self.on.month - 1][:3]


@dataclass(frozen=True)
class Sample:
    """One component: its name, its source in a page, and its HTML."""

    name: str
    source: str
    html: SafeString


_PLACES: Final = [
    SamplePlace("1302032001", "secang"),
    SamplePlace("3329012001", "soga"),
    SamplePlace("5315012002", "nila", "karang"),
    SamplePlace("6101012001", "daun"),
    SamplePlace("7326011002", "lumpur", "padi"),
    SamplePlace("8101012001", "laut"),
    SamplePlace("9103011001", "bata", "langit"),
    SamplePlace("00", "manggis"),
]
_EVENTS: Final = [
    SampleEvent(date(2026, 11, 28), "Sab", "Gotong royong parit induk", "06.30 WIB, dermaga"),
    SampleEvent(date(2026, 11, 29), "Min", "Pasar terapung", "05.30 sampai 09.30 WIB", is_red=True),
    SampleEvent(date(2026, 12, 2), "Rab", "Penyuluhan", "Dibatalkan: petugas sakit.", is_off=True),
]
# Each source stands as a page writes it. A tag may not span lines, so `\` joins two of ours.
SOURCES: Final[dict[str, str]] = {
    "Lencana": """
<p class="row">
  {% badge "Diperiksa" "good" %} {% badge "Belum diperiksa" "warn" %}
  {% badge "Dikoreksi" "info" href="#" %} {% badge "Salah" "bad" %}
  {% badge "Advertorial" "boxed" %} {% badge "Konsep" %}
</p>
""",
    "Tepi kain": """
{% cloth "6112012012" %}
<div class="row">{% own_tile "large" %} {% own_tile %} {% own_tile "small" %}</div>
{% cloth_again %}
""",
    "Kain dari kode wilayah": """
<div class="row">
  {% for tempat in kain %}{% tile tempat %}{% endfor %}
</div>
""",
    "Tanda orang": """
<div class="row">
  {% tile "Nurhayati Sari" "large" %} {% tile "Syarif Mahmud" %} {% tile "Dedi" "small" %}
</div>
""",
    "Ikon": """
<div class="row">{% for name in ikon %}{% icon name %}{% endfor %}</div>
""",
    "Kepala bagian": """
{% section_heading "Pekan lalu" anchor="pekan-lalu" href="#" more="Semua" note="Dari 123 desa." %}
""",
    "Kabar utama": """
{% story judul "#" summary=inti kicker="Budaya" by="Dipastikan 2 orang" \
corrected=True picture=foto shape="lead" %}
""",
    "Kabar utama tanpa foto": """
{% story judul "#" summary=inti kicker="Budaya" by="Dipastikan 2 orang" \
place=kain.0 shape="lead" %}
""",
    "Kabar dalam daftar": """
{% story judul "#" kicker="Sungai Raya" by="KIM Teluk Kapuas" at=at zone="WIB" picture=foto %}
{% story judul "#" summary=inti kicker="Pembangunan" badge="Belum terverifikasi" tone="warn" \
at=at zone="WIB" %}
{% story judul "#" kicker="Pengumuman" at=at zone="WIB" shape="line" %}
""",
    "Lembar kalender": """
{% days acara %}
""",
    "Baris ruang kerja": """
<ul class="list">
  {% item judul "#" text="Tulisan Dedi" icon="news" badge="Kurang 1 orang" tone="warn" %}
  {% item "KIM Teluk Kapuas" "#" tile="KIM Teluk Kapuas" text="Anda redaktur di sini" %}
  {% item "Siti memastikan" text="“Saya ikut angkat papan.”" icon="check" %}
</ul>
""",
    "Tahap": """
{% track tahap %}
""",
    "Tahap dengan rincian": """
<ol class="thread">
  <li data-state="done"><b>Dikumpulkan</b><small>22 November, oleh Nurhayati.</small></li>
  <li data-state="now"><b>Dibahas</b><small>Enam hadir.</small></li>
  <li data-state="next"><b>Terbit</b></li>
</ol>
""",
    "Tingkat wilayah": """
{% levels wilayah %}
""",
    "Obrolan": """
<div class="talk">
  {% chat_message "Papannya 60 atau 40?" at "WIB" who="Hasan, ketua" %}
  {% chat_message "Enam puluh. Yang 20 sumbangan warga." at "WIB" who="Dedi, penulis" mine=True %}
  {% chat_message "Dedi menambah sumber: kepala dusun." at "WIB" %}
</div>
""",
    "Yang berubah": """
<p>{% marked_text beda %}</p>
""",
    "Catatan": """
{% note tone="warn" title="Belum diperiksa" %}
  <p>Kelompok masih mencari orang kedua.</p>
{% endnote %}
{% note tone="good" %}
  <p>Terbit. Sudah tampil di 5 portal, dari desa sampai nasional.</p>
{% endnote %}
{% note tone="boxed" title="Siaran kabupaten" %}
  <p>Ditulis oleh Diskominfo, bukan oleh KIM.</p>
{% endnote %}
""",
    "Belum ada": """
{% nothing_yet "Belum ada kabar dari sini" text="Kabar pertama tampil di sini." \
tile="Landak" href="#" action="Cara mendaftar" %}
""",
    "Lipatan": """
{% fold "Belum punya kode?" icon="help" %}<p>Hubungi ketua KIM Anda.</p>{% endfold %}
""",
    "Tombol": """
{% button "Kirim ke kelompok" kind="main" icon="send" wide=True %}
<div class="row">
  {% button "Ada yang keliru" %} {% button "Baca dulu" kind="soft" href="#" %}
  {% button "Tarik" kind="bad" %} {% button "Batal" kind="plain" href="#" %}
  {% button "112" kind="alarm" icon="call" href="tel:112" %}
</div>
""",
    "Yang masih kurang": """
{% error_summary form %}
""",
    "Isian": """
<div class="form">
  {% field form.judul %} {% field form.tempat %} {% field form.sumber %} {% field form.bersama %}
</div>
""",
    "Waktu": """
<p>{% moment at "WIT" %}</p> <p>{% short_moment at "WIB" %}</p>
""",
    "Angka": """
<div class="figures">
  {% figure "KIM terbentuk" jumlah|number text="di 12 dari 14 kab/kota" %}
  {% figure "Berbasis TIK" 50|percent:103 badge="9 berakhir dalam 90 hari" tone="warn" %}
</div>
""",
    "Naskah": """
<div class="prose">{% prose naskah %}</div>
""",
    "Foto": """
{% photo foto sizes="20rem" width=320 %}
""",
    "Lampiran": """
<p>{% attachment_link surat %}, {% attachment_size surat %}</p>
<p>Lihat {% address_link "https://desa.id/" %} untuk suratnya.</p>
<p>{% attachment_size suara %}</p>
{% player suara %}
""",
    "Fakta": """
<dl class="facts">
  <div><dt>Nomor KIM</dt><dd>611201201201</dd></div>
  <div><dt>SK berlaku</dt><dd>30 Juni 2029</dd></div>
</dl>
""",
    "Tabel": """
{% scroll "KIM per kabupaten" %}
  <table class="ledger">
    <thead>
      <tr><th scope="col">Wilayah</th><th scope="col">Desa</th><th scope="col">KIM</th></tr>
    </thead>
    <tbody>
      <tr><th scope="row"><a href="#">Sambas</a></th><td>195</td><td>14</td></tr>
      <tr data-state="zero">
        <th scope="row"><a href="#">Landak</a><small>belum ada KIM</small></th>
        <td>156</td><td>0</td>
      </tr>
    </tbody>
    <tfoot><tr><th scope="row">Jumlah</th><td>351</td><td>14</td></tr></tfoot>
  </table>
{% endscroll %}
""",
}


def sample_context() -> dict[str, Any]:
    """The names that the sources use."""
    return {
        **_story_context(),
        **_attachment_context(),
        "at": datetime(2026, 11, 22, 23, 40, tzinfo=UTC),
        "jumlah": 2145,
        "beda": [("Sebanyak ", ""), ("14", "del"), ("16", "ins"), (" rumah terendam.", "")],
        "tahap": [
            ("Dikumpulkan", "done"),
            ("Dibahas", "done"),
            ("Diperiksa", "now"),
            ("Terbit", "next"),
        ],
        "acara": _EVENTS,
        "ikon": sorted(ICONS),
        "kain": _PLACES,
        "wilayah": [
            Link("Indonesia", "#"),
            Link("Kalimantan Barat", "#"),
            Link("Kubu Raya", "#", current=True),
        ],
        "form": SampleForm({"tempat": "RT 02"}),
    }


def _story_context() -> dict[str, Any]:
    return {
        "judul": "Warga tanam 2.050 bibit nipah di tepi Kapuas yang tergerus",
        "inti": (
            "Dalam dua tahun tebing sungai mundur sebelas meter. "
            "Minggu pagi 84 warga turun dengan cangkul dan sampan."
        ),
        "naskah": parse_blocks(
            "Pukul enam pagi, air Kapuas masih surut.\n"
            "## Bibit dari warga\n- nipah\n- api-api\n> Kami lega."
        ),
        "foto": Picture(
            name="contoh",
            width=1600,
            height=900,
            widths=[320, 640, 960, 1600],
            focus=(50, 40),
            alt="Dua orang menanam bibit nipah di tepi sungai",
            caption="Penanaman di Dusun Kapuas Jaya.",
            credit="Nurhayati",
            avif=False,
            is_drawn=False,
        ),
    }


def _attachment_context() -> dict[str, Any]:
    return {
        "surat": AttachmentData(
            name="contoh", kind="document", title="Surat edaran", size=3, weight=215_040
        ),
        "suara": AttachmentData(
            name="contoh", kind="sound", title="Rekaman suara", size=80, weight=245_760
        ),
    }


def samples() -> list[Sample]:
    """Every component, rendered as in a page."""
    engine = cast("DjangoTemplates", engines["django"]).engine
    context = Context(sample_context())
    return [
        Sample(name, source.strip(), engine.from_string(source).render(context))
        for name, source in SOURCES.items()
    ]
