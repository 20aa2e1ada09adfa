"""How kimid answers: stored pages at once, everything else by threads of its own kind of work.

Nouns: connection, body, work pool, refusal. Verbs: receive, answer, refuse. A connection costs
nothing but its memory. Work is what is limited: rendering, forms, photos. So readers of stored
pages wait for nobody.
"""
