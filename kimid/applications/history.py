"""What the history of a KIM says of its applications: each step of what was asked for it, and the
acts that ended or moved it.
"""

from collections.abc import Mapping
from functools import partial
from typing import Final

from django.db.models import Q

from kimid.applications.models import Application
from kimid.events.models import Event
from kimid.registry.history import HistorySource, about_kim, event_text, one_office_text
from kimid.registry.models import Kim

# What was done to the KIM itself.
ACT_TEXTS: Final = {
    "kim.dissolved": "Dibubarkan {on}",
    "kim.merged": "Bergabung ke {into} {on}",
    "kim.absorbed": "Menerima {name}, nomor {number}",
    "kim.moved": "Pindah ke {place} {on}. Nomor lama {was}, nomor baru {number}",
}
# Each step of what was asked for it.
STEP_TEXTS: Final = {
    "application.begun": "mulai diisi",
    "application.renewal_begun": "mulai diisi",
    "application.act_begun": "mulai diisi",
    "application.sent": "dikirim ke dinas",
    "application.asked": "petugas bertanya",
    "application.head_asked": "kepala desa atau lurah ditanya",
    "application.head_answered": "kepala desa atau lurah menjawab",
    "application.head_recorded": "jawaban tatap muka kepala desa atau lurah dicatat petugas",
    "application.target_answered": "ketua KIM tujuan menjawab",
    "application.refused": "ditolak",
    "application.handed_up": "boleh diperiksa provinsi",
    "application.verified": "disahkan",
    "application.founder_let_in": "pendiri masuk sebagai ketua",
}


def source_of(kim: Kim) -> HistorySource:
    """The applications of a KIM in its history. One query."""
    applications = {str(row.pk): row for row in kim.applications.select_related("act")}
    steps = Q(
        subject=Application._meta.label, subject_id__in=list(applications), kind__in=STEP_TEXTS
    )
    return HistorySource(
        (*ACT_TEXTS, *STEP_TEXTS), about_kim(kim, ACT_TEXTS) | steps, partial(_text, applications)
    )


def _text(applications: Mapping[str, Application], row: Event) -> str:
    if row.kind in ACT_TEXTS:
        return event_text(ACT_TEXTS[row.kind], row)
    application = applications[row.subject_id]
    if row.kind == "application.verified" and application.is_act:
        return ""  # what became of an act, the KIM's own event says better
    return f"{application.asks_for}: {STEP_TEXTS[row.kind]}{one_office_text(row)}"
