"""The permissions for photos and attachments. Before publication only the group has any."""

from enum import StrEnum

from kimid.events.permissions import Role, register_permission
from kimid.media.models import Photo, StoredFile
from kimid.people.models import Person


class MediaPermission(StrEnum):
    UPLOAD = "media.upload"
    SEE = "media.see"
    DESCRIBE = "media.describe"
    DISCARD = "media.discard"
    RETOUCH = "media.retouch"
    RETOUCH_SHOWN = "media.retouch_shown"


def is_unused(who: object, file: object) -> bool:
    """No story has used it. A file that is part of a story, or of its history, stays."""
    return isinstance(file, StoredFile) and file.first_used_at is None


def may_be_changed(who: object, photo: object) -> bool:
    """A public photo needs a second permission, that of people who correct published stories."""
    if not isinstance(photo, Photo):
        return False
    return not photo.is_public or (
        isinstance(who, Person) and who.has_perm(MediaPermission.RETOUCH_SHOWN, photo)
    )


_GROUP = [Role.MEMBER, Role.EDITOR, Role.CHAIR]

register_permission(
    MediaPermission.UPLOAD, "Add a photo, a document or a voice note to the group's own.", _GROUP
)
register_permission(
    MediaPermission.SEE,
    "See the photos, documents and voice notes of the group before they are published.",
    _GROUP,
)
register_permission(
    MediaPermission.DESCRIBE,
    "Say what a photo shows, who took it, and whether children in it may be shown.",
    _GROUP,
)
register_permission(
    MediaPermission.DISCARD,
    "Throw away a photo, a document or a voice note that no story uses.",
    _GROUP,
    is_unused,
)
register_permission(
    MediaPermission.RETOUCH,
    "Make a photo anew: hide a face, cut something off.",
    _GROUP,
    may_be_changed,
)
register_permission(
    MediaPermission.RETOUCH_SHOWN,
    "Make a photo anew that readers see already.",
    [Role.EDITOR, Role.CHAIR],
)
