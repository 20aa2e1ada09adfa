"""What the register keeps: KIM with decrees, officers and lives, the rules of regions, applications with their papers."""

from kimid.registry.models.application import (
    ACTS,
    Application,
    Fit,
    HeadAnswer,
    HeadContact,
    Mark,
    NamedOfficer,
    PaperFile,
    Purpose,
)
from kimid.registry.models.importing import Column, ImportList, ImportRow, RowState
from kimid.registry.models.kim import Decree, FormerNumber, IctStatus, Kim, KimKind, Officer
from kimid.registry.models.life import CoachingVisit, Quarantine, Revival, StopReason, Suspension, Threat
from kimid.registry.models.policy import PolicyRow, Rule

__all__ = [
    "ACTS",
    "Application",
    "CoachingVisit",
    "Column",
    "Decree",
    "Fit",
    "FormerNumber",
    "HeadAnswer",
    "HeadContact",
    "IctStatus",
    "ImportList",
    "ImportRow",
    "Kim",
    "KimKind",
    "Mark",
    "NamedOfficer",
    "Officer",
    "PaperFile",
    "PolicyRow",
    "Purpose",
    "Quarantine",
    "Revival",
    "RowState",
    "Rule",
    "StopReason",
    "Suspension",
    "Threat",
]
