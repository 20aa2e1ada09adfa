"""Plain Python that every floor may lean on: flows, clock, Indonesian text, region codes. No Django in here."""
