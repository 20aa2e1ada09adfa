"""What every page is made of: tokens, stylesheets, base templates, components and their gallery."""
