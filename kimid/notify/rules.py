"""Who may read notices, and choose how they arrive."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kimid.events.actor import ActorKind
from kimid.events.permissions import Role, register_permission
from kimid.notify.models import NoticeAddress
from kimid.people.person_actor import PersonActor


class NotifyPermission(StrEnum):
    READ = "notify.read"
    CHOOSE = "notify.choose"
    CONFIRM_ADDRESS = "notify.confirm_address"
    SET_MAILBOX = "notify.set_mailbox"


register_permission(
    NotifyPermission.READ, "Mark one's own notices as read. No role gives this.", []
)
register_permission(
    NotifyPermission.CHOOSE,
    "Choose by which e-mail address and how fast one learns of notices. No role gives this.",
    [],
)
register_permission(
    NotifyPermission.CONFIRM_ADDRESS,
    "Let notices come to an e-mail address, or stop them. Only whoever got the link there may.",
    [],
)
register_permission(
    NotifyPermission.SET_MAILBOX,
    "Name the shared mailbox of one's office, to which its notices are mailed.",
    [Role.OFFICER, Role.OPERATOR],
)


@dataclass(frozen=True)
class NoticeReader(PersonActor):
    """A person as the reader of their own notices. May mark them and choose their speed."""

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return (
            perm in {NotifyPermission.READ, NotifyPermission.CHOOSE}
            and obj == self.person
            and self.person.is_active
        )


@dataclass(frozen=True)
class AddressHolder:
    """Whoever opened the link that was mailed to an address. May confirm or stop exactly this
    address, as long as it has not changed.
    """

    row: NoticeAddress
    address: str

    @property
    def actor_kind(self) -> ActorKind:
        return ActorKind.LINK

    @property
    def actor_ref(self) -> str:
        return str(self.row.pk)

    @property
    def actor_name(self) -> str:
        return "pembaca surel"

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return (
            perm == NotifyPermission.CONFIRM_ADDRESS
            and isinstance(obj, NoticeAddress)
            and obj == self.row
            and obj.address == self.address
        )
