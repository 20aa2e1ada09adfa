"""What a thief with one account does: 500 tries of every kind that a group's workspace offers."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import chain, count, cycle, islice, zip_longest
from typing import Final
from zoneinfo import ZoneInfo

from bench.browser import Answer
from bench.world_words import RUANG, host
from tests.long.form_browser import FormBrowser, FormMissing, form_with, values_of
from tests.long.stolen_words import LABEL, MARK, disguised

type Try = Callable[[int], Answer]

_ZONE: Final = ZoneInfo("Asia/Pontianak")
_HERE: Final = f"/s/{LABEL}"
_GAMBLING: Final = (
    "Slot gacor maxwin malam ini",
    "S1ot g4c0r m4xw1n untuk warga",
    "Main santai di rumah, menang tiap malam",
    "Modal seribu jadi sejuta, sudah terbukti",
)
_LINK: Final = re.compile(r"/(pastikan|catatan)/([-A-Za-z0-9_]{32})/")
_STORY_PATH: Final = re.compile(r"/berita/([2-9a-z]+)/")


@dataclass
class Loot:
    """What the thief finds in the group: stories of others, and names of photos."""

    ready: list[str]
    discussed: list[str]
    public: list[str]
    photos: list[str]


@dataclass
class Thief:
    """A browser with the session of the account, and a second one that nobody knows."""

    browser: FormBrowser
    private: FormBrowser
    loot: Loot
    own: set[str] = field(default_factory=set)  # what the thief wrote
    scheduled: set[str] = field(default_factory=set)
    answers: Counter[str] = field(default_factory=Counter)
    _number: Iterator[int] = field(default_factory=count)

    def tries(self) -> Iterator[Try]:
        """All kinds in turn, the urgent ones first: that is what was done in 85 seconds."""
        yield from [self.publish_urgent] * 3
        shares: dict[Try, int] = {
            self.publish_urgent: 54,
            self.check_alone: 60,
            self.publish_of_others: 40,
            self.change_checked: 30,
            self.schedule_of_others: 30,
            self.correct_old: 90,
            self.caption_photo: 30,
            self.confirm_by_own_link: 40,
            self.reply: 20,
            self.note_as_head: 10,
            self.invite: 20,
            self.change_site: 20,
            self.ask_poll: 20,
            self.note_activity: 15,
            self.tip_oneself: 18,
        }
        rows = [[act] * times for act, times in shares.items()]
        yield from filter(None, chain.from_iterable(zip_longest(*rows)))

    def go(self, until: Callable[[], bool]) -> int:
        """Try everything, as quickly as it goes. Returns how many tries were made."""
        of_kind: Counter[str] = Counter()
        for act in self.tries():
            if until():
                break
            name = act.__name__
            try:
                self.answers[f"{name} {act(of_kind[name]).status}"] += 1
            except (FormMissing, IndexError) as missing:
                self.answers[f"{name}: {missing}"] += 1
            of_kind[name] += 1
        return of_kind.total()

    # Stories of one's own
    # -------------------------------------------------------------------------
    def publish_urgent(self, number: int) -> Answer:
        """A warning that nobody has checked."""
        path = self._write(number)
        return self._send(f"{path}terbit-segera/", urgency="disaster", asked="Ketua RT 02")

    def check_alone(self, number: int) -> Answer:
        """Record the talk, confirm, meet a witness, publish: all by oneself."""
        path = self._write(number)
        words = {"form": "oral", "people_count": "4", "names": "Warga", "decision": "publish"}
        self._send(f"{path}putusan/", **words)
        self._send(f"{path}pastikan/", how_known="Saya ikut.")
        self._send(
            f"{path}tatap-muka/", **{"witness-name": "Pak Amat", "witness-how_known": "Melihat."}
        )
        self._send(f"{path}frasa/")
        self._send(f"{path}terbit-belum-diperiksa/")
        return self._send(f"{path}terbitkan/")

    def confirm_by_own_link(self, number: int) -> Answer:
        """Make a link for an invented person, and open it where nobody has signed in."""
        own = number % 2
        path = self._write(number) if own else self._of(self.loot.discussed, number)
        if own:
            words = {"form": "oral", "people_count": "4", "decision": "publish"}
            self._send(f"{path}putusan/", **words)
        else:
            self._change(path, number)
        made = self._send(f"{path}tautan/", holder_name="Bu Karangan")
        if link := _LINK.search(made.body.decode()):
            self.private.submit(
                RUANG, link[0], {"how_known": "Saya melihatnya."}, having="how_known"
            )
        return self._send(f"{path}terbitkan/")

    def caption_photo(self, number: int) -> Answer:
        """Links in captions and credits, on the own story and on the photo itself."""
        photo = self.loot.photos[number % len(self.loot.photos)]
        link = _link(number)
        texts = {f"foto-{photo}-caption": f"Foto {link}", f"foto-{photo}-credit": link}
        path = self._write(number, photos=photo, **texts)
        self.browser.submit(
            RUANG, f"{_HERE}/foto/{photo}/", {"caption": link, "credit": link}, having="caption"
        )
        return self._send(f"{path}terbit-segera/", urgency="road", asked="Ketua RT 02")

    # Stories of others
    # -------------------------------------------------------------------------
    def publish_of_others(self, number: int) -> Answer:
        """Publish what honest people have checked, and correct it at once."""
        path = self._of(self.loot.ready[:30], number)
        self._send(f"{path}terbitkan/")
        return self._correct(path, number)

    def change_checked(self, number: int) -> Answer:
        """Change what was checked, and publish it as checked."""
        path = self._of(self.loot.ready, number + 20)
        self._change(path, number)
        self._send(f"{path}pastikan/", how_known="Saya ikut.")
        return self._send(f"{path}terbitkan/")

    def schedule_of_others(self, number: int) -> Answer:
        """Let checked stories publish themselves a minute from now, which counts for no budget."""
        path = self._of(self.loot.ready, -1 - number)
        soon = datetime.now(UTC).astimezone(_ZONE) + timedelta(minutes=1, seconds=5)
        self.scheduled.add(path.split("/")[-2])
        answer = self._send(f"{path}jadwal/", on=f"{soon:%Y-%m-%d}", hour=f"{soon:%H:%M}")
        if number % 3 == 0:
            self._change(path, number)
        return answer

    def correct_old(self, number: int) -> Answer:
        """Turn a story that is public into something else."""
        return self._correct(self._of(self.loot.public, number), number)

    def reply(self, number: int) -> Answer:
        """The unedited answer of an invented other side."""
        path = self._of(self.loot.public, number)
        words = f"{_title(number)} {_link(number)}"
        today = datetime.now(UTC).astimezone(_ZONE)
        return self._send(
            f"{path}hak-jawab/", who=f"Pak {MARK}.com", on=f"{today:%Y-%m-%d}", answer=words
        )

    def note_as_head(self, number: int) -> Answer:
        """A note of the head of the village, by a link that the thief made."""
        path = self._of(self.loot.discussed, number)
        made = self._send(f"{path}catatan/", **{"head-holder_name": "Pak Kades"})
        if link := _LINK.search(made.body.decode()):
            words = {"words": f"{_title(number)} {_link(number)}"}
            return self.private.submit(RUANG, link[0], words, having="words")
        return made

    # The rest of the workspace
    # -------------------------------------------------------------------------
    def invite(self, number: int) -> Answer:
        """Accomplices, with every role."""
        role = ("chair", "editor", "member")[number % 3]
        return self._send(f"{_HERE}/anggota/undang/", name=f"Teman {number}", role=role)

    def change_site(self, number: int) -> Answer:
        """What readers are told about the group, its rules, and its names."""
        forms = (
            ("kim/siapa-kami/", {"about": f"{_title(number)} {_link(number)}", "phone": ""}),
            ("kim/aturan/", {"confirmations": "1", "outsiders": "ya"}),
            ("kim/aturan/advertorial/", {"takes": "ya"}),
            ("kim/alamat/", {"name": f"{MARK}.com"}),
        )
        path, words = forms[number % len(forms)]
        return self._send(f"{_HERE}/{path}", **words)

    def ask_poll(self, number: int) -> Answer:
        """A question with links, its answer, and its result on the site."""
        path = f"{_HERE}/jajak/baru/"
        words = {"question": f"{_title(number)} {number}?", "choice_1": _link(number)[:80]}
        made = self.browser.submit(RUANG, path, {**words, "choice_2": "Ya"}, having="question")
        if made.status != 302:
            return made
        for step in ({"langkah": "jawab", "choice": "0"}, {"langkah": "tutup"}):
            self._send(made.location, **step)
        return self._send(made.location, langkah="tampilkan")

    def note_activity(self, number: int) -> Answer:
        """An activity, which readers find in the year of the group."""
        words = {"aspect": "access", "what": f"{_title(number)} {_link(number)}", "place": "Balai"}
        path = f"{_HERE}/kegiatan/catat/"
        return self.browser.submit(RUANG, path, words, having="what")

    def tip_oneself(self, number: int) -> Answer:
        """A tip to the own group, and a story from it."""
        words = {"words": f"{_title(number)} nomor {number} {_link(number)}", "place": "Dusun"}
        sent = self.private.submit(host(LABEL), "/kirim-kabar/", words, having="slip")
        ticket = sent.location.rstrip("/").rpartition("/")[2]
        begun = self._send(f"{_HERE}/warga/{ticket}/bahan/")
        if (path := _STORY_PATH.search(begun.location)) is None:
            return begun
        self.own.add(path[1])
        return self._send(f"{_HERE}{path[0]}terbit-segera/", urgency="missing", asked="Ketua RT 02")

    # Steps
    # -------------------------------------------------------------------------
    def _write(self, number: int, **more: str) -> str:
        """A story of one's own, sent to the group. Its path in the workspace."""
        words = {
            "title": f"{_title(number)} nomor {next(self._number)}",
            "lead": f"Banyak warga sudah ikut. Caranya mudah. {_link(number)}",
            "body": f"Lihat {_link(number)} sekarang.\n\n{_link(number + 1)}",
            "send": "1",
            **more,
        }
        sent = self.browser.submit(RUANG, f"{_HERE}/tulis/", words, having="draft")
        path = _STORY_PATH.search(sent.location)
        if path is None:
            raise FormMissing(f"the story was answered {sent.status}")
        self.own.add(path[1])
        return f"{_HERE}{path[0]}"

    def _change(self, path: str, number: int) -> Answer:
        """Other words in a story of somebody else."""
        words = {"title": f"{_title(number)} nomor {next(self._number)}", "body": _link(number)}
        return self.browser.submit(RUANG, f"{path}ubah/", words, having="title")

    def _correct(self, path: str, number: int) -> Answer:
        """A correction that makes gambling of a sentence, a title or a text."""
        page = self.browser.get(RUANG, f"{path}ralat/").body.decode()
        fields = form_with(page, "was")
        sentence = values_of(page, "was")[0]  # the title
        right = f"{_title(number)} nomor {next(self._number)}"
        words = {"was": sentence, "right": right, "why": "Salah dengar.", "publish": "1"}
        words["body"] = f"Lihat {_link(number)}\n\n{_link(number + 7)} dan {_link(number + 13)}"
        return self.browser.send(RUANG, f"{path}ralat/", {**fields, **words})

    def _send(self, path: str, **values: str) -> Answer:
        return self.browser.send(RUANG, path, values)

    def _of(self, ids: list[str], number: int) -> str:
        return f"{_HERE}/berita/{ids[number % len(ids)]}/"


def _title(number: int) -> str:
    return _GAMBLING[number % len(_GAMBLING)]


def _link(number: int) -> str:
    return next(islice(cycle(disguised()), number, None))
