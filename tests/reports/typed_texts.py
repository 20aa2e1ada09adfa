"""The texts that an office types about its reports."""

from typing import Final

NOT_PUBLIC: Final = {
    "reports.ReportEdition": "period reason",
    "reports.OfficeLetterhead": "agency street seat signer_post",
    "reports.YearTarget": "indicator",
    "reports.IndicatorNote": "period indicator obstacle follow_up",
    "reports.OfficialVisit": "letter_number result",
    "reports.ReportPhoto": "kind name refusal period caption",
    "reports.SignedReport": "kind name refusal",
}
