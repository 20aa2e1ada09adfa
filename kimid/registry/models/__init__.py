"""What the register keeps: KIM with decrees, officers and means; the rules of regions."""

from kimid.registry.models.ict import IctCount, IctRules, Means, Signal, Training
from kimid.registry.models.kim import Decree, FormerNumber, IctStatus, Kim, KimKind, Officer
from kimid.registry.models.member import Member
from kimid.registry.models.policy import PolicyRow, PolicyRule

__all__ = [
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
    "Signal",
    "Training",
]
