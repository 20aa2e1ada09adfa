"""The tags of all components."""

from typing import Final

from kimid.ui.templatetags import assets, content, ui

TAGS: Final = assets.register.tags | content.register.tags | ui.register.tags
