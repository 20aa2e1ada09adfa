"""How kimid answers: stored pages at once, everything else by threads of its own kind of work.

Nouns: connection, body, work pool, refusal. Verbs: receive, answer, refuse. Open connections are
cheap; only rendering, forms and photos are limited. So readers of stored pages wait for nobody.
"""
