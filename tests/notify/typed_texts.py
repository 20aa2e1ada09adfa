"""The texts of notices: kimid writes them, and nobody but the person reads them."""

from typing import Final

NOT_PUBLIC: Final = {
    "notify.Notice": "kind role subject subject_id key title why link",
    "notify.NoticeAddress": "address zone",
    "notify.Mail": "key address subject body stop_url error",
}
