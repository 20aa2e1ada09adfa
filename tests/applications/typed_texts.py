"""The texts of applications: an office has to agree before anybody reads them."""

from typing import Final

NOT_PUBLIC: Final = {
    "applications.Act": "why into_note",
    "applications.Application": "code applicant phone origin_code hamlet name label officers"
    " members decree_number issuer issuer_name findings question asked_findings reason"
    " head_name head_note handled_by letter_number",  # the last are keys of people
    "applications.ColleagueNote": "text",
    "applications.PaperFile": "kind name refusal",
    "applications.HeadContact": "name phone",
}
