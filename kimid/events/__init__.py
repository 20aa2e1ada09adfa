"""What happened: append-only events, the `@action` every write wears, and the changes that stored pages follow.

Nouns: event (kejadian), change (perubahan), actor (pelaku). Verbs: act, record, touch.
"""
