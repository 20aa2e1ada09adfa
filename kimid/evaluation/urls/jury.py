"""For juries: in the workspace, outside of every site."""

from django.urls import path

from kimid.evaluation.views import judging

urlpatterns = [
    path("juri/", judging.jury, name="jury"),
    path("juri/undangan/<str:token>/", judging.invitation, name="jury-door"),
    path("juri/<int:level_id>/", judging.contest_level, name="jury-heat"),
    path("juri/<int:level_id>/<int:number>/", judging.participant, name="jury-participant"),
    path(
        "juri/<int:level_id>/<int:number>/<slug:paper>/<int:page_number>.webp",
        judging.paper,
        name="jury-paper",
    ),
]
