"""What applications keep: each one, its act, its papers; how heads of villages are reached."""

from kimid.applications.models.acts import Act, ActKind, Consent
from kimid.applications.models.application import (
    CODE_LENGTH,
    Application,
    ApplicationQuerySet,
    Fit,
    HeadAnswer,
    LineFinding,
    NamedOfficer,
    Purpose,
    new_code,
)
from kimid.applications.models.notes import ColleagueNote
from kimid.applications.models.papers import HeadContact, PaperFile

__all__ = [
    "CODE_LENGTH",
    "Act",
    "ActKind",
    "Application",
    "ApplicationQuerySet",
    "ColleagueNote",
    "Consent",
    "Fit",
    "HeadAnswer",
    "HeadContact",
    "LineFinding",
    "NamedOfficer",
    "PaperFile",
    "Purpose",
    "new_code",
]
