"""Which texts that people type readers see, and which not: the fields of each model, but those of
the content of a story.
"""

from typing import Final

# Where the texts of each model are looked at. A new text field fails the test below: add it here,
# and to `_BESIDE` of test_other_public_texts.py if readers see it.
GATED: Final[dict[str, str]] = {
    "people.Person": "name",  # JoinForm, and again when a story is published under it
    "access.OneUseLink": "holder_name",
    "access.Invitation": "name",  # of nobody yet: the person types their own
    "access.Handover": "name",
    "sites.Site": "about logo cover address hours",
    "moderation.Report": "answer",
    "newsroom.Story": "withdrawn_reason",
    "newsroom.Source": "name withheld_reason",
    "newsroom.Confirmation": "name how_known",
    "newsroom.Talk": "names",
    "newsroom.Tip": "answer",
    "activity.Poll": "question choices",
    "activity.Plan": "what doer_words before before_photos after after_photos head_note head_name",
}
NOT_PUBLIC: Final[dict[str, str]] = {
    # Nobody types it, or it is checked to be no text: a key, a phone number, an address of mails.
    "people.Person": "password username phone email",
    "people.LockCard": "code_hash",
    "people.Device": "session_key browser",
    "access.OneUseLink": "token_hash perm subject",
    "access.InPersonCode": "code_hash",
    "access.CodeWait": "training set_aside",  # the group and the office read it
    "sites.Site": "label name menu phone email own_name",  # its name is that of the register
    "sites.LabelClaim": "label",
    "sites.OwnName": "name token",
    "links.LinkUse": "owner",
    "media.Photo": "name widths alt caption credit tone",  # public in a story, a plan or a site
    "media.Attachment": "name title",  # public in a story
    # Copies of what is published.
    "media.PhotoUse": "subject",
    "media.AttachmentUse": "subject",
    "wire.Item": "title summary byline picture card path check_label area links_in_words kind data",
    "wire.SearchRow": "text",
    "wire.ClaimStem": "stem",
    "wire.Placement": "reason kind",
    "wire.PlacementFacet": "key",
    # Of people outside, and for the group or the sender only.
    "moderation.Report": "ticket path title words contact",
    "newsroom.Tip": "ticket slip words place picture photo_name photo_refusal name contact"
    " similarity_hash signs",
    "newsroom.Story": "public_id slug sensitive_about last_form_token reviewed_digest"
    " earlier_writers",  # keys of people
    "newsroom.ConflictCopy": "base content_digest sensitive_about",
    "newsroom.Source": "contact",
    "newsroom.Meeting": "public_id form_data place names minutes photos",
    "newsroom.OfficeLook": "phrase links reason",
    "newsroom.Message": "text photos number",
    "newsroom.Talk": "reason",
    "activity.ActivityEntry": "public_id place what photos withdrawn_why",
    "activity.Poll": "public_id counts",
    "activity.Plan": "public_id why",
    # An office writes it, or has to agree before anybody reads it.
    "registry.Kim": "number name hamlet official_number",
    "registry.FormerNumber": "number",
    "registry.Decree": "number issuer_title",
    "registry.Officer": "name post section",
    "applications.Application": "code founder phone origin_code hamlet name label officers members"
    " decree_number issuer issuer_name why into_note findings question asked_findings reason"
    " head_name head_note handled_by",  # the last are keys of people
    "applications.PaperFile": "kind name refusal",
    "applications.HeadContact": "name phone",
    "ict.Means": "entered_by",
    "ict.Training": "name trainer",
    "ict.IctRules": "based strata legal_basis reason made_by",
    "ict.IctCount": "stratum lacks",
    "onboarding.ImportList": "file_name headings columns",
    "onboarding.ImportRow": "cells why candidates",
    "lifecycle.CoachingVisit": "result next_step",
    "lifecycle.Revival": "plan note",
    "lifecycle.Suspension": "words appeal answer end_note",
    "lifecycle.Quarantine": "words note",
    "registry.Member": "name section",
    "registry.PolicyRow": "answer legal_basis",
    "evaluation.Indicator": "question help_text unit measure choices basis",
    "evaluation.Round": "title form",
    "evaluation.RoundEntry": "answers video_url decree_number dispute",
    "evaluation.EvidencePaper": "kind name refusal",
    "evaluation.Participant": "checks excluded_why result",
    "evaluation.Juror": "name",
    "evaluation.Score": "key",
    "evaluation.CorrectionNotice": "words changes",
}
