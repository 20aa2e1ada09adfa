"""The parts of every page: tokens, stylesheets, base templates, components and their gallery."""
