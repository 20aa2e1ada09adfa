"""What people read of the events of stories, talks, tips and meetings: an office among the changes
on a site, the group in the talk about a story, readers in the box about its check.
"""

from typing import Final

from kimid.events.models import Event
from kimid.events.presenters import Concern, Presenter, leave_out, register_presenters
from kimid.newsroom import check_texts
from kimid.newsroom.models import Decision


def _edited(event: Event) -> str:
    verb = (
        "membetulkan salah ketik; pemastian tetap berlaku"
        if event.data.get("mended")
        else "mengubah naskah"
    )
    return f"{event.actor_name} {verb}."


def _captioned(event: Event) -> str:
    written = " ".join(f"“{words}”" for words in event.data["captions"])
    acts = [f"menulis keterangan foto: {written}"] if written else []
    if event.data["without"]:
        acts.append(f"mengeluarkan {len(event.data['without'])} foto tanpa keterangan")
    return f"{event.actor_name} {' dan '.join(acts)}. Pemastian tetap berlaku."


def _decided(event: Event) -> str:
    sentence = f"{event.actor_name} mencatat putusan: {Decision(event.data['decision']).label}."
    return f"{sentence} {event.data['reason']}".strip()


def _confirmed(event: Event) -> str:
    if witness := event.data.get("witness"):
        return f"{event.actor_name} mencatat bahwa {witness} membenarkan kabar ini."
    return f"{event.actor_name} memastikan kabar ini benar."


def _published(event: Event) -> str:
    return f"{event.data.get('scheduled_by') or event.actor_name} menerbitkannya."


def _unscheduled(event: Event) -> str:
    return f"{event.actor_name} membatalkan jadwal terbit. {event.data.get('why', '')}".strip()


_OTHER: Final = "Kabar dikerjakan"
_MEETING: Final = "Rapat dicatat"
_TIP: Final = "Kabar warga dikerjakan"

register_presenters(
    Presenter("story.written", "Konsep dimulai", for_readers=check_texts.source),
    Presenter("story.begun_from_tip", _OTHER, for_readers=check_texts.source),
    Presenter("story.edited", "Naskah diubah", sentence=_edited, for_readers=check_texts.source),
    Presenter(
        "story.restored",
        "Naskah lama dikembalikan",
        sentence="{actor} memakai lagi naskah {restored}.",
    ),
    Presenter(
        "story.source_added",
        _OTHER,
        sentence="{actor} menambah sumber: {source_name}.",
        for_readers=check_texts.source,
    ),
    Presenter("story.sent", "Kabar dikirim ke kelompok"),
    Presenter("story.message_said", _OTHER),
    Presenter("story.message_answered", _OTHER),
    Presenter("story.set_aside", _OTHER),
    Presenter("story.aside_closed", _OTHER),
    Presenter("story.captioned", "Keterangan foto ditulis sebelum terbit", sentence=_captioned),
    Presenter("story.edit_accepted", _OTHER, sentence="{actor} menyetujui ubahan naskahnya."),
    Presenter("story.source_seen", "Kontak narasumber dilihat"),
    Presenter("story.thrown_away", "Konsep dibuang"),
)
# How it is checked.
register_presenters(
    Presenter(
        "story.talk_recorded",
        "Putusan kelompok dicatat",
        sentence=_decided,
        for_readers=check_texts.talk,
    ),
    Presenter(
        "story.confirmed",
        "Kabar dipastikan",
        sentence=_confirmed,
        for_readers=check_texts.confirmed,
    ),
    Presenter(
        "story.objected",
        "Ada keberatan atas kabar",
        sentence="{actor} menilai ada yang keliru: “{words}”.",
    ),
    Presenter(
        "story.confirmation_asked",
        "Tautan untuk memastikan dibuat",
        sentence="{actor} meminta seseorang memastikan lewat tautan.",
    ),
    Presenter(
        "story.head_asked",
        _OTHER,
        sentence="{actor} meminta catatan dari luar kelompok lewat tautan.",
    ),
    Presenter(
        "story.head_noted",
        "Catatan {head_title} dimuat",
        Concern.READERS,
        sentence="{actor} menulis catatan {title}.",
        for_readers=("Catatan {title}, {actor}", "“{words}”"),
    ),
    Presenter(
        "story.head_note_recorded",
        "Catatan tatap muka {head_title} dimuat",
        Concern.READERS,
        sentence="{actor} mencatat ucapan {title} {holder}.",
        for_readers=("Catatan {title}, {holder}, tatap muka, dicatat oleh {actor}", "“{words}”"),
    ),
    Presenter(
        "story.check_opened",
        "Kabar perlu dipastikan lagi, aturannya dikembalikan",
        sentence="Aturan kelompok kembali seperti sebelumnya, jadi kabar ini perlu dipastikan"
        " lagi.",
    ),
    Presenter(
        "story.words_doubted",
        _OTHER,
        sentence="Satu akun yang ikut di sini diragukan. Pesannya dilipat, sumber dan putusan yang"
        " dicatatnya tidak dihitung.",
    ),
    Presenter("story.checks_taken_back", "Pemastian diambil kembali, akunnya diragukan"),
    Presenter(
        "story.recounted", "Kabar terperiksa karena aturan kelompok berubah", Concern.READERS
    ),
    Presenter(
        "story.verification_overdue",
        _OTHER,
        sentence="Sudah lewat 24 jam dan belum ada yang memastikan.",
        for_readers=(
            "Lewat 24 jam, belum terverifikasi",
            "Kelompok belum menemukan orang yang memastikannya.",
        ),
    ),
)
# What readers have of it.
register_presenters(
    Presenter(
        "story.scheduled",
        "Kabar dijadwalkan terbit",
        Concern.READERS,
        sentence="{actor} menjadwalkan terbit {publish_at}.",
    ),
    Presenter(
        "story.unscheduled",
        "Jadwal terbit dibatalkan",
        sentence=_unscheduled,
    ),
    Presenter(
        "story.countdown_cancelled",
        "Terbit dibatalkan sebelum ada yang membaca",
        sentence="{actor} membatalkan terbit. Belum ada yang sempat membacanya.",
    ),
    Presenter(
        "story.published",
        "Kabar diterbitkan",
        Concern.READERS,
        sentence=_published,
        for_readers=check_texts.published,
    ),
    Presenter(
        "story.published_urgently",
        "Kabar mendesak diterbitkan, belum terverifikasi",
        Concern.UNCHECKED,
        sentence="{actor} menerbitkannya sebelum diperiksa.",
        for_readers=check_texts.published_urgently,
    ),
    Presenter(
        "story.published_unchecked",
        "Kabar diterbitkan satu-satunya akun, belum terverifikasi",
        Concern.UNCHECKED,
        sentence="{actor} menerbitkannya sebagai belum terverifikasi.",
        for_readers=(
            "Diterbitkan {actor} sebelum diperiksa",
            "KIM ini baru punya satu akun, jadi belum ada anggota lain yang memeriksanya.",
        ),
    ),
    Presenter(
        "story.corrected",
        "Kabar yang sudah terbit diubah (koreksi)",
        Concern.READERS,
        sentence="{actor} mengoreksinya.",
        for_readers=check_texts.corrected,
    ),
    Presenter(
        "story.called_off",
        "Acara dibatalkan",
        Concern.READERS,
        sentence="{actor} menandai acaranya dibatalkan. {reason}",
        for_readers=("Acaranya dibatalkan, dicatat {actor}", "{reason}"),
    ),
    Presenter(
        "story.moved",
        "Acara dipindah",
        Concern.READERS,
        sentence="{actor} memindah acaranya. {reason}",
        for_readers=check_texts.moved,
    ),
    Presenter(
        "story.signed_by_newsroom",
        "Kabar dimuat atas nama Redaksi KIM",
        Concern.READERS,
        sentence="{actor} memuatnya atas nama Redaksi KIM.",
    ),
    Presenter(
        "story.replied",
        "Hak jawab dimuat",
        Concern.READERS,
        sentence="{actor} memuat hak jawab {who}.",
        for_readers=("Hak jawab {who}", "Disampaikan {on}, dimuat {actor} tanpa diubah"),
    ),
    Presenter(
        "story.withdrawn",
        "Kabar ditarik",
        Concern.READERS,
        sentence="{actor} menariknya. {reason}",
        for_readers=check_texts.withdrawn,
    ),
    Presenter("story.hold_ended", "Kabar yang ditahan ditampilkan lagi", Concern.UNCHECKED),
    Presenter(
        "story.put_back",
        "Kabar yang ditahan dikembalikan seperti sebelum diubah",
        Concern.UNCHECKED,
        sentence="{actor} mengembalikan naskah {restored}, sebelum koreksi akun yang diragukan."
        " Pemastian naskah itu berlaku lagi.",
        for_readers=(
            "Dikembalikan {actor}",
            "Kabar ini sempat diubah dari akun yang diragukan. Kata-katanya sekarang seperti"
            " sebelum diubah.",
        ),
    ),
    Presenter("photo.covered", "Foto disembunyikan dari pembaca", Concern.READERS),
    Presenter("photo.uncovered", "Foto yang disembunyikan tampil lagi", Concern.READERS),
    Presenter(
        "site.photos_uncovered",
        "Semua foto yang satu orang sembunyikan tampil lagi",
        Concern.READERS,
    ),
    Presenter(
        "story.photo_covered",
        "Foto disembunyikan dari pembaca",
        sentence="{actor} menyembunyikan satu foto dari pembaca.",
        for_readers=("Satu foto disembunyikan {actor}", "Wajah di foto itu disamarkan dulu."),
    ),
    Presenter(
        "story.photo_shown",
        "Foto yang disembunyikan tampil lagi",
        sentence="{actor} menampilkan lagi foto yang disembunyikan.",
        for_readers=("Foto yang disembunyikan tampil lagi, oleh {actor}", ""),
    ),
    Presenter(
        "story.photo_retouched",
        "Foto disamarkan atau dipotong",
        sentence="{actor} menyamarkan atau memotong satu foto.",
        for_readers=("Satu foto disamarkan atau dipotong {actor}", ""),
    ),
    Presenter("photo.retouched", "Foto disamarkan atau dipotong", Concern.READERS),
    Presenter(
        "photo.brought_back", "Foto dikembalikan seperti sebelum disamarkan", Concern.READERS
    ),
)
# Links and phrases.
register_presenters(
    Presenter("story.looked_over", "Frasa iklan diloloskan", Concern.LINKS),
    Presenter("story.links_looked_at", "Tautan baru dinyatakan benar", Concern.LINKS),
    Presenter(
        "story.links_shown", "Tautan ditulis ulang menurut yang sudah dilihat", Concern.LINKS
    ),
    Presenter("story.office_asked", _OTHER),
    Presenter("story.office_looked", "Petugas menjawab soal frasa dan tautan", Concern.LINKS),
    Presenter(
        "site.looks_taken_back", "Tautan jadi kata lagi, yang melihatnya diragukan", Concern.LINKS
    ),
)
# Tips and meetings.
register_presenters(
    Presenter("tip.sent", _TIP),
    Presenter("tip.photo_added", _TIP),
    Presenter("tip.photo_refused", _TIP),
    Presenter("tip.answered", "Kabar warga dijawab"),
    Presenter("tip.waits_again", "Kabar warga menunggu lagi, akunnya diragukan"),
    Presenter("tip.sender_seen", "Pengirim kabar warga dilihat"),
    Presenter("meeting.opened", _MEETING),
    Presenter("meeting.kept", _MEETING),
    Presenter("meeting.closed", _MEETING),
)
leave_out("somebody read what was written to them; nothing changes", "story.mention_heard")
leave_out("kimid makes smaller files of the same photos", "story.photos_lightened")
leave_out("the page of the story says that it is held", "story.held")
leave_out(
    "seconds later it is published, or taken back: that is on record", "story.countdown_begun"
)
# A member who sees danger. The page of the call says it to the group.
register_presenters(
    Presenter("duty.set", "Jadwal jaga redaktur diatur"),
    Presenter("danger.called", "Anggota memanggil redaktur karena bahaya"),
    Presenter("danger.opened", "Panggilan bahaya dibuka redaktur"),
    Presenter("danger.answered", "Panggilan bahaya dijawab redaktur"),
    Presenter("danger.over", "Panggilan bahaya selesai"),
)
