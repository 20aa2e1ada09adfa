"""Who may do what with photos. Before publication they belong to the group, like the stories they are for."""

from enum import StrEnum

from kimid.events.permissions import Role, permit
from kimid.media.models import Kept, Photo
from kimid.people.models import Person


class Can(StrEnum):
    UPLOAD = "media.upload"
    SEE = "media.see"
    DESCRIBE = "media.describe"
    DISCARD = "media.discard"
    RETOUCH = "media.retouch"
    RETOUCH_SHOWN = "media.retouch_shown"


def is_unused(who: object, kept: object) -> bool:
    """No story has taken it yet: what is part of a story, or of an earlier wording of it, stays."""
    return isinstance(kept, Kept) and kept.taken_at is None


def may_be_changed(who: object, photo: object) -> bool:
    """Readers see it already: then only whoever may correct what is published makes it anew."""
    if not isinstance(photo, Photo):
        return False
    return not photo.is_public or (isinstance(who, Person) and who.has_perm(Can.RETOUCH_SHOWN, photo))


_GROUP = [Role.MEMBER, Role.EDITOR, Role.CHAIR]

permit(Can.UPLOAD, "Add a photo, a document or a voice note to the group's own.", _GROUP)
permit(Can.SEE, "See the photos, documents and voice notes of the group before they are published.", _GROUP)
permit(Can.DESCRIBE, "Say what a photo shows, who took it, and whether children in it may be shown.", _GROUP)
permit(Can.DISCARD, "Throw away a photo, a document or a voice note that no story uses.", _GROUP, is_unused)
permit(Can.RETOUCH, "Make a photo anew: hide a face, cut something off.", _GROUP, may_be_changed)
permit(Can.RETOUCH_SHOWN, "Make a photo anew that readers see already.", [Role.EDITOR, Role.CHAIR])
