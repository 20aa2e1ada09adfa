"""In the workspace, below `/s/<label>/`: of a portal, and of a KIM."""

from django.urls import path

from kimid.lifecycle.views import life, quarantine

urlpatterns = [
    path("pembinaan/", life.lives, name="ruang-lives"),
    path("pembinaan/<int:kim>/", life.life, name="ruang-life"),
    path("pembinaan/<int:kim>/karantina/", quarantine.quarantine, name="ruang-quarantine"),
    path("keadaan/", life.state, name="ruang-state"),
]
