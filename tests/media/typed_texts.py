"""The texts that people type about photos, documents and voice notes."""

from typing import Final

NOT_PUBLIC: Final = {
    "media.Photo": "name widths alt caption credit tone",  # public in a story, a plan or a site
    "media.Attachment": "name title",  # public in a story
    # Nobody types it.
    "media.PhotoUse": "subject",
    "media.AttachmentUse": "subject",
}
