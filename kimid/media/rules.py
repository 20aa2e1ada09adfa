"""Who may do what with photos. Before publication they belong to the group, like the stories they are for."""

from enum import StrEnum

from kimid.events.permissions import Role, permit
from kimid.media.models import Photo


class Can(StrEnum):
    UPLOAD = "media.upload"
    SEE = "media.see"
    DESCRIBE = "media.describe"
    DISCARD = "media.discard"


def is_unused(who: object, photo: object) -> bool:
    """No story has taken it yet: what is part of a story, or of an earlier wording of it, stays."""
    return isinstance(photo, Photo) and photo.taken_at is None


_GROUP = [Role.MEMBER, Role.EDITOR, Role.CHAIR]

permit(Can.UPLOAD, "Add a photo to the group's own.", _GROUP)
permit(Can.SEE, "See the photos of the group before they are published.", _GROUP)
permit(Can.DESCRIBE, "Say what a photo shows, who took it, and whether children in it may be shown.", _GROUP)
permit(Can.DISCARD, "Throw away a photo that no story uses.", _GROUP, is_unused)
