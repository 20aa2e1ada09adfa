"""What the register keeps: KIM with their decrees and officers, and the rules of regions."""

from kimid.registry.models.kim import Decree, IctStatus, Kim, KimKind, LifeStage, Officer
from kimid.registry.models.policy import PolicyRow, Rule

__all__ = ["Decree", "IctStatus", "Kim", "KimKind", "LifeStage", "Officer", "PolicyRow", "Rule"]
