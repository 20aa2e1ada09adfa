"""The texts of evaluations: an office writes them, or reads them first."""

from typing import Final

NOT_PUBLIC: Final = {
    "evaluation.Indicator": "question help_text unit measure choices basis",
    "evaluation.Round": "title form",
    "evaluation.RoundEntry": "answers video_url decree_number dispute handled_by",
    "evaluation.EvidencePaper": "kind name refusal",
    "evaluation.Participant": "checks excluded_why result",
    "evaluation.Juror": "name",
    "evaluation.Score": "key",
    "evaluation.CorrectionNotice": "words changes",
}
