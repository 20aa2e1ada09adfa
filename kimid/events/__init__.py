"""What happened: append-only events, the decorator `@action` of every write, and the changes that
stored pages follow.

Nouns: event (kejadian), change (perubahan), actor (pelaku), presenter (its words for people).
Verbs: act, record, touch, present.
"""
