"""`urlpatterns` for every host that links to a sheet; `gallery_urls` for the workspace, below `/ui/`."""

from django.urls import path

from kimid.ui.views import gallery, sheet

urlpatterns = [path("gaya/<slug:name>.<slug:digest>.css", sheet, name="sheet")]

gallery_urls = [path("", gallery, name="gallery"), path("<slug:room>/", gallery, name="gallery")]
