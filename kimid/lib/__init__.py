"""Plain Python for all apps: flows, clock, Indonesian text, region codes, drawings. No Django in
here.
"""
