"""What the register keeps: KIM with decrees, officers and members; the rules of regions."""

from kimid.registry.models.kim import Decree, FormerNumber, IctStatus, Kim, KimKind, Officer
from kimid.registry.models.member import Member
from kimid.registry.models.policy import PolicyRow, PolicyRule

__all__ = [
    "Decree",
    "FormerNumber",
    "IctStatus",
    "Kim",
    "KimKind",
    "Member",
    "Officer",
    "PolicyRow",
    "PolicyRule",
]
