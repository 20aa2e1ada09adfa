"""The lists of achievements, on every public site. They stand before the lists of all kinds."""

from django.urls import path, register_converter

from kimid.showcase.achievement_kind import ACHIEVEMENT_KIND
from kimid.showcase.views import public_achievements
from kimid.wire.kinds import kind_of
from kimid.wire.narrowing import Narrowing, narrowing_at


class AchievementsConverter:
    """A narrowed list of achievements: `tingkat/provinsi/tahun/2026`."""

    regex: str = "[a-z]+/[a-z0-9-]+(?:/[a-z]+/[a-z0-9-]+)?"

    def to_python(self, path: str) -> Narrowing:
        """The list of this path. Another path leads to other addresses."""
        narrowing = narrowing_at(f"{kind_of(ACHIEVEMENT_KIND).slug}/{path}")
        if narrowing is None:
            raise ValueError
        return narrowing

    def to_url(self, narrowing: Narrowing) -> str:
        """The path of this list."""
        return narrowing.path.partition("/")[2]


register_converter(AchievementsConverter, "achievements")

urlpatterns = [
    path("prestasi/", public_achievements.achievements, name="achievements"),
    path(
        "prestasi/<achievements:narrowing>/",
        public_achievements.narrowed_achievements,
        name="achievements-narrowed",
    ),
]
