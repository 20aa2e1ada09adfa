"""The main journeys in Firefox and in WebKit, written once: `./kim prove firefox webkit`.

Each engine is driven from an environment of its own (`environments.py`), because Playwright of the
project drives Chromium only. So the modules here import nothing of Django and nothing of one
engine; only `firefox.py` and `webkit.py` do, each in its own environment.
"""
