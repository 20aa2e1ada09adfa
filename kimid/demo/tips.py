"""What neighbours told the groups of the demo without an account: new, answered, held as
advertising, and one that became news.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from kimid.demo.groups import Group
from kimid.demo.handmade import Cast, advance_to
from kimid.moderation.senders import Sender
from kimid.moderation.submission_tokens import SubmissionToken
from kimid.newsroom.actions import content, tips, writing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Tip, TipOutcome
from kimid.newsroom.rules import Tipster
from kimid.sites.guard import on_site
from kimid.wire.models import Topic


@dataclass(frozen=True)
class DemoTip:
    """One thing that somebody told a group, and what the group answered, if it did."""

    kim: str
    words: str
    hours_ago: int
    place: str = ""
    name: str = ""
    contact: str = ""
    outcome: TipOutcome | None = None
    answer: str = ""
    became: content.ContentData | None = None


TIPS: Final = (
    DemoTip(
        "teluk-kapuas",
        "Lampu jalan di simpang surau mati sudah tiga malam. Anak mengaji pulang gelap-gelapan."
        " Mohon diberitakan.",
        5,
        "Simpang surau, RT 04",
        "Bu Yanti",
        "0812 0000 0041",
    ),
    DemoTip(
        "teluk-kapuas",
        "Besok sore latihan sampan di muara, ramai. Datang potret ya.",
        26,
        "Muara parit",
    ),
    DemoTip(
        "teluk-kapuas",
        "Kapan vaksin anjing keliling lagi? Anjing saya belum.",
        75,
        outcome=TipOutcome.ANSWERED,
        answer=(
            "Kata mantri hewan, tanggal 2 bulan depan di balai desa. Terima kasih sudah bertanya."
        ),
    ),
    DemoTip(
        "teluk-kapuas",
        "Tetangga saya pinjam uang tidak dikembalikan, tolong dimuat namanya.",
        98,
        outcome=TipOutcome.DECLINED,
        answer="Utang antarorang bukan berita. Pak RT bisa membantu mempertemukan.",
    ),
    DemoTip(
        "teluk-kapuas",
        "SLOT GACOR maxwin malam ini daftar sekarang https://gacor.example bonus new member 100",
        30,
    ),
    DemoTip(
        "teluk-kapuas",
        "Ada buaya muncul dekat tangga mandi Pak Ramli kemarin sore. Anak-anak jangan mandi dulu.",
        52,
        "Parit Ramli",
        became=content.ContentData(
            "Buaya terlihat dekat tangga mandi di Parit Ramli",
            "Seekor buaya sepanjang sekitar dua meter terlihat dekat tangga mandi di Parit Ramli."
            " Tidak ada yang terluka. Warga diminta tidak mandi di parit sampai petugas datang"
            " memeriksa.",
            topic=Topic.SAFETY,
            place="Parit Ramli",
        ),
    ),
    DemoTip(
        "kim-sungai-bangkong",
        "Sampah di TPS belum diangkut empat hari, baunya sampai ke rumah.",
        9,
        "TPS Gang Melur",
    ),
)


def send_tips(groups: Mapping[str, Group], now: datetime) -> None:
    """Let them tell all of it."""
    for number, demo_tip in enumerate(TIPS, 1):
        _send_tip(demo_tip, groups[demo_tip.kim], number, now - timedelta(hours=demo_tip.hours_ago))


def _send_tip(demo_tip: DemoTip, group: Group, number: int, at: datetime) -> None:
    site = group.kim.site
    mark = number.to_bytes(16)
    tip_data = tips.TipData(demo_tip.words, demo_tip.place, demo_tip.name, demo_tip.contact)
    slip = SubmissionToken(f"demo{number:08d}", at - timedelta(minutes=3))
    with on_site(site):
        tip = tips.send_tip(
            site, tip_data=tip_data, slip=slip, sender=Sender(mark, mark), by=Tipster(), at=at
        )
        if demo_tip.outcome:
            editor, later = group.people[-1], at + timedelta(hours=3)
            tips.answer_tip(
                tip, outcome=demo_tip.outcome, answer=demo_tip.answer, by=editor, at=later
            )
        if demo_tip.became:
            _make_news(tip, demo_tip.became, group, at + timedelta(hours=1))


def _make_news(tip: Tip, words: content.ContentData, group: Group, at: datetime) -> None:
    cast = Cast(group.people[0], group.people[1], group.people[-1])
    story = tips.start_story_from_tip(tip, by=cast.writer, at=at)
    writing.edit(story, content=words, by=cast.writer, at=at + timedelta(minutes=10))
    advance_to(story, Stage.PUBLISHED, cast, at + timedelta(minutes=10))
