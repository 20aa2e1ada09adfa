"""What a lawful visitor sends with the form of each route."""

from datetime import UTC, datetime, timedelta
from typing import Final

from tests.matrix import activity, acts, doors, evaluation, ict, life, numbers, officials, own_names, posts, register, roster

_WORDS: Final = {"title": "Judul baru", "lead": "Inti baru.", "body": "Isi baru."}
_SOURCE: Final = {"source_kind": "seen", "source_name": "Saya", "source_on": "2026-11-20"}
_REPORT: Final = {"complaint": "wrong", "words": "Jumlahnya keliru."}
FORMS: Final[dict[str, dict[str, str]]] = {
    "ruang-write": {**_WORDS, **_SOURCE},
    "ruang-pattern": {"what": "Air naik", "where": "Dusun Sukun", "on": "2026-11-20", "draft": "23456789ab"},
    "ruang-keep": {**_WORDS, **_SOURCE},
    "ruang-deliver": {**_WORDS, **_SOURCE},
    "ruang-preview": _WORDS,
    "ruang-edit": _WORDS,
    "ruang-correct": {**_WORDS, "was": "Inti lama.", "right": "Inti baru.", "why": "Salah dengar.", "publish": "1"},
    "ruang-add-source": _SOURCE,
    "ruang-unite": {"close": "1"},
    "ruang-say": {"words": "Sudah dicek?"},
    "ruang-record-talk": {"form": "oral", "people_count": "3", "decision": "publish"},
    "ruang-meeting": {"version": "1", "place": "Balai desa"},
    "ruang-keep-meeting": {"version": "1", "place": "Balai desa"},
    "ruang-confirm": {"how_known": "Saya di sana."},
    "ruang-ask-by-link": {"holder_name": "Bu Aminah"},
    "ruang-photo": {"alt": "Perahu di sungai"},
    "ruang-schedule": {"on": f"{datetime.now(UTC) + timedelta(days=2):%Y-%m-%d}", "hour": "07:00"},
    "ruang-publish-urgent": {"urgency": "disaster", "asked": "Ketua RT 02."},
    "ruang-ask-head": {"head-holder_name": "Pak Kades"},
    "ruang-reply": {"who": "Pak Karim", "on": "2026-11-20", "answer": "Bukan saya."},
    "head-note": {"words": "Benar adanya."},
    "ruang-retouch": {"cut": "0 0 0.5 0.5"},
    "ruang-withdraw": {"kind": "wrong", "reason": "Angkanya keliru."},
    "ruang-hide": {"reason": "Sudah lewat."},
    "confirm-by-link": {"how_known": "Saya di sana."},
    "report": _REPORT,
    "report-page": _REPORT,
    "tip": {"words": "Jembatan gantung putus tadi pagi."},
    "ruang-tip-answer": {"outcome": "answered", "words": "Terima kasih, kami cek."},
    "ruang-invite": {"name": "Bu Nur", "role": "member"},
    "ruang-look": {"dye": "laut", "accent": "padi"},
    "ruang-introduction": {"about": "Kami sepuluh orang."},
    "ruang-logo": {"drop": "ya"},
    "ruang-cover": {"drop": "ya"},
    "ruang-rules": {"wanted": "2", "outsiders": "on"},
    "ruang-adverts": {"takes": "tidak"},
    **register.FORMS,
    **posts.FORMS,
    **doors.FORMS,
    **life.FORMS,
    **own_names.FORMS,
    **activity.FORMS,
    **acts.FORMS,
    **evaluation.FORMS,
    **numbers.FORMS,
    **ict.FORMS,
    **roster.FORMS,
    **officials.FORMS,
    "invitation": {"name": "Bu Nur", "username": "bu.nur", "password": "ikan-nipah-pagi"},
    "ruang-report": {"outcome": "kept", "words": "Sudah kami cek."},
    "account_login": {"login": "tidak-ada", "password": "tidak-ada-juga"},
}
