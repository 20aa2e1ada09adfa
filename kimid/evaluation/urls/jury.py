"""For juries: in the workspace, outside of every site."""

from django.urls import path

from kimid.evaluation.views import judging

urlpatterns = [
    path("juri/", judging.jury, name="jury"),
    path("juri/undangan/<str:token>/", judging.door, name="jury-door"),
    path("juri/<int:heat>/", judging.heat, name="jury-heat"),
    path("juri/<int:heat>/<int:number>/", judging.participant, name="jury-participant"),
    path("juri/<int:heat>/<int:number>/<slug:paper>/<int:sheet>.webp", judging.paper, name="jury-paper"),
]
