"""The texts of the wire: copies of what was published."""

from typing import Final

NOT_PUBLIC: Final = {
    "wire.Item": "title summary byline picture card path check_label area links_in_words kind data",
    "wire.SearchRow": "text",
    "wire.ClaimStem": "stem",
    "wire.Placement": "reason kind",
    "wire.PlacementFacet": "key",
    "wire.AlikeWords": "words",  # the offices read them
}
