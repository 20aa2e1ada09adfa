"""What the register keeps: KIM with decrees, officers, lives and means; the rules of regions."""

from kimid.registry.models.ict import IctCount, IctRules, Means, Signal, Training
from kimid.registry.models.kim import Decree, FormerNumber, IctStatus, Kim, KimKind, Officer
from kimid.registry.models.life import (
    CoachingVisit,
    Quarantine,
    Revival,
    StopReason,
    Suspension,
    Threat,
)
from kimid.registry.models.member import Member
from kimid.registry.models.policy import PolicyRow, PolicyRule

__all__ = [
    "CoachingVisit",
    "Decree",
    "FormerNumber",
    "IctCount",
    "IctRules",
    "IctStatus",
    "Kim",
    "KimKind",
    "Means",
    "Member",
    "Officer",
    "PolicyRow",
    "PolicyRule",
    "Quarantine",
    "Revival",
    "Signal",
    "StopReason",
    "Suspension",
    "Threat",
    "Training",
]
