"""The texts that an office types about its reports."""

from typing import Final

NOT_PUBLIC: Final = {
    "reports.ReportEdition": "period reason rows year kims",
    "reports.OfficeLetterhead": "agency street seat signer_post",
    "reports.IndicatorNote": "period obstacle follow_up",
    "reports.ReportPhoto": "kind name refusal period caption",
    "reports.SignedReport": "kind name refusal",
}
