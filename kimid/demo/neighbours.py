"""What neighbours told the groups of the demo without an account: new, answered, held as advertising, and one that became news."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from kimid.demo.founding import Group
from kimid.demo.handmade import Cast, go_through
from kimid.moderation.senders import Sender
from kimid.moderation.slips import Slip
from kimid.newsroom import actions as newsroom
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Tip, TipOutcome
from kimid.newsroom.rules import Neighbour
from kimid.sites.guard import on_site
from kimid.wire.models import Topic


@dataclass(frozen=True)
class Heard:
    """One thing that somebody told a group, and what the group answered, if it did."""

    kim: str
    words: str
    hours_ago: int
    place: str = ""
    name: str = ""
    contact: str = ""
    outcome: TipOutcome | None = None
    answer: str = ""
    became: newsroom.Words | None = None


TOLD: Final = (
    Heard(
        "teluk-kapuas",
        "Lampu jalan di simpang surau mati sudah tiga malam. Anak mengaji pulang gelap-gelapan. Mohon diberitakan.",
        5,
        "Simpang surau, RT 04",
        "Bu Yanti",
        "0812 0000 0041",
    ),
    Heard("teluk-kapuas", "Besok sore latihan sampan di muara, ramai. Datang potret ya.", 26, "Muara parit"),
    Heard(
        "teluk-kapuas",
        "Kapan vaksin anjing keliling lagi? Anjing saya belum.",
        75,
        outcome=TipOutcome.ANSWERED,
        answer="Kata mantri hewan, tanggal 2 bulan depan di balai desa. Terima kasih sudah bertanya.",
    ),
    Heard(
        "teluk-kapuas",
        "Tetangga saya pinjam uang tidak dikembalikan, tolong dimuat namanya.",
        98,
        outcome=TipOutcome.DECLINED,
        answer="Utang antarorang bukan berita. Pak RT bisa membantu mempertemukan.",
    ),
    Heard("teluk-kapuas", "SLOT GACOR maxwin malam ini daftar sekarang https://gacor.example bonus new member 100", 30),
    Heard(
        "teluk-kapuas",
        "Ada buaya muncul dekat tangga mandi Pak Ramli kemarin sore. Anak-anak jangan mandi dulu.",
        52,
        "Parit Ramli",
        became=newsroom.Words(
            "Buaya terlihat dekat tangga mandi di Parit Ramli",
            "Seekor buaya sepanjang sekitar dua meter terlihat dekat tangga mandi di Parit Ramli. Tidak ada yang terluka. "
            "Warga diminta tidak mandi di parit sampai petugas datang memeriksa.",
            topic=Topic.SAFETY,
            place="Parit Ramli",
        ),
    ),
    Heard("kim-sungai-bangkong", "Sampah di TPS belum diangkut empat hari, baunya sampai ke rumah.", 9, "TPS Gang Melur"),
)


def write_in(groups: Mapping[str, Group], now: datetime) -> None:
    """Let them tell all of it."""
    for number, heard in enumerate(TOLD, 1):
        _tell(heard, groups[heard.kim], number, now - timedelta(hours=heard.hours_ago))


def _tell(heard: Heard, group: Group, number: int, at: datetime) -> None:
    site, mark = group.kim.site, number.to_bytes(16)
    told = newsroom.Told(heard.words, heard.place, heard.name, heard.contact)
    slip = Slip(f"demo{number:08d}", at - timedelta(minutes=3))
    with on_site(site):
        tip = newsroom.send_tip(site, told=told, slip=slip, sender=Sender(mark, mark), by=Neighbour(), at=at)
        if heard.outcome:
            editor, later = group.people[-1], at + timedelta(hours=3)
            newsroom.answer_tip(tip, outcome=heard.outcome, words=heard.answer, by=editor, at=later)
        if heard.became:
            _make_news(tip, heard.became, group, at + timedelta(hours=1))


def _make_news(tip: Tip, words: newsroom.Words, group: Group, at: datetime) -> None:
    cast = Cast(group.people[0], group.people[1], group.people[-1])
    story = newsroom.take_up(tip, by=cast.writer, at=at)
    newsroom.edit(story, words=words, by=cast.writer, at=at + timedelta(minutes=10))
    go_through(story, Stage.PUBLISHED, cast, at + timedelta(minutes=10))
