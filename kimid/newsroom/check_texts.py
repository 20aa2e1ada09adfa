"""What the box "Bagaimana kami memeriksa" says to readers of each step: what happened, a detail."""

from datetime import date, datetime

from kimid.events.models import Event
from kimid.lib import clock
from kimid.newsroom.check_labels import CheckedBy, method_in
from kimid.newsroom.models import SourceKind, TalkMode, Urgency, WithdrawalKind
from kimid.wire.models import event_time


def source(event: Event) -> tuple[str, str]:
    kind = SourceKind(event.data["source_kind"])
    name = event.data["source_name"]
    why = event.data.get("source_withheld", "")
    day = clock.day(date.fromisoformat(event.data["source_on"]))
    return f"Sumber: {name}", f"{kind.label}, {day}{f'. {why}' if why else ''}"


def talk(event: Event) -> tuple[str, str]:
    form = {
        TalkMode.THREAD: "Dibahas di obrolan kelompok",
        TalkMode.MEETING: "Dibahas dalam rapat",
        TalkMode.ORAL: "Dibahas lisan",
    }
    people = f"{event.data['people_count']} orang, dicatat {event.actor_name}"
    return f"{form[event.data['form']]}, {people}", event.data["names"]


def confirmed(event: Event) -> tuple[str, str]:
    checked_by = method_in(event.data)
    if checked_by is CheckedBy.MEMBER:
        what = f"Dipastikan {event.actor_name}"
    elif checked_by is CheckedBy.LINK:
        asked_by = event.data["asked_by"]
        what = f"Dibenarkan {event.actor_name}, tanpa akun, lewat tautan dari {asked_by}"
    else:
        what = f"Dibenarkan {event.data['witness']} {checked_by}, dicatat oleh {event.actor_name}"
    verified = ", dan kabar ini jadi terverifikasi" if event.data.get("verified") else ""
    return f"{what}{verified}", f"“{event.data['how_known']}”"


def published(event: Event) -> tuple[str, str]:
    editor = event.data.get("scheduled_by")
    return (
        (f"Diterbitkan {editor}, sesuai jadwal", "")
        if editor
        else (f"Diterbitkan {event.actor_name}", "")
    )


def published_urgently(event: Event) -> tuple[str, str]:
    urgency = Urgency(event.data["urgency"]).label
    return (
        f"Diterbitkan {event.actor_name} sebelum diperiksa",
        f"{urgency}. Sudah ditanya: {event.data['asked']}",
    )


def withdrawn(event: Event) -> tuple[str, str]:
    kind = event.data.get("kind")
    label = f"{WithdrawalKind(kind).label}. " if kind and kind != WithdrawalKind.OTHER else ""
    return f"Ditarik {event.actor_name}", f"{label}{event.data['reason']}"


def moved(event: Event) -> tuple[str, str]:
    was, becomes = (
        event_time(datetime.fromisoformat(event.data[name]), event.data["zone"])
        for name in ("was", "becomes")
    )
    was_at, becomes_at = event.data["was_at"], event.data["becomes_at"]
    place = f", di {becomes_at}" if becomes_at != was_at else ""
    return (
        f"Acaranya dipindah, dicatat {event.actor_name}",
        f"Semula {was}. Sekarang {becomes}{place}. {event.data['reason']}",
    )


def corrected(event: Event) -> tuple[str, str]:
    what, sentence = _corrected_sentence(event)
    parts = event.data.get("rewritten", ())
    more = f". Diubah juga: {', '.join(parts)}; perlu dipastikan lagi" if parts else ""
    return what, f"{sentence}{more}"


def _corrected_sentence(event: Event) -> tuple[str, str]:
    if photos := event.data.get("photos"):
        return f"Dikoreksi {event.actor_name}", " ".join(photos)
    was = event.data["was"]
    right = event.data["right"]
    if not right:
        return (
            f"Dikoreksi {event.actor_name}",
            f"Dihapus: “{was}”" if was else "Kalimat yang memuat data pribadi dihapus",
        )
    detail = (
        f"Semula “{was}”, yang benar “{right}”"
        if was
        else f"Data pribadi dihapus, menjadi “{right}”"
    )
    return f"Dikoreksi {event.actor_name}", detail
