"""Meetings of the group: begun, left and continued, closed; and what those before decided."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.queries import members_of
from kimid.lib import clock
from kimid.media.forms import ChosenPhotos
from kimid.newsroom import actions
from kimid.newsroom.forms.meeting import MeetingForm, typed_in
from kimid.newsroom.meetings import agenda, decisions_of, meetings_of
from kimid.newsroom.models import Meeting
from kimid.newsroom.rules import Can
from kimid.newsroom.views.ruang.answers import frame


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, Can.MEET)
def meetings(request: RuangRequest) -> HttpResponse:
    """All meetings, and the way to begin one."""
    if request.method == "GET":
        shown = {"meetings": meetings_of(request.site), "zone": request.site.region.zone}
        return render(request, "newsroom/ruang/meetings.html", shown)
    try:
        begun = actions.open_meeting(request.site, by=request.person, at=timezone.now())
    except actions.NotNow:
        begun = Meeting.objects.get(site=request.site, closed_at=None)
    return _to(begun)


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, Can.MEET)
def meeting(request: RuangRequest, number: str) -> HttpResponse:
    """One meeting: its form while it is open, what it decided after."""
    found = _meeting_or_404(request, number)
    if not found.is_open:
        return _read(request, found) if request.method == "GET" else _to(found)
    if request.method == "GET":
        return _sheet(request, found, _typed_data(found), ChosenPhotos.of(found.typed.get("photos", [])))
    chosen = ChosenPhotos.sent(request.POST, request.FILES, site=request.site, by=request.person, at=timezone.now())
    try:
        kept = _keep(request, found, chosen)
    except actions.Overtaken:
        return _overtaken(request, found, chosen)
    if "close" in request.POST:
        return _close(request, kept, chosen)
    if chosen.refused:
        return _sheet(request, kept, _typed_data(kept), chosen, status=422)
    messages.success(request, "Rapat tersimpan. Bisa diteruskan kapan saja, juga dari HP lain.")
    return _to(kept)


@require_POST
@page(Audience.KIM, Can.MEET)
def keep(request: RuangRequest, number: str) -> HttpResponse:
    """Keep a meeting while it is typed. Answers the script: when, and which version it is now."""
    found = _meeting_or_404(request, number)
    try:
        kept = _keep(request, found, ChosenPhotos.of(request.POST.getlist("photos")))
    except actions.Overtaken:
        return JsonResponse({"error": "Rapat ini diubah juga dari HP lain. Tekan Simpan dulu."}, status=409)
    except actions.NotNow as why:
        return JsonResponse({"error": str(why)}, status=409)
    return JsonResponse({"at": f"{clock.in_zone(timezone.now(), request.site.region.zone):%H.%M}", "version": kept.version})


def _keep(request: RuangRequest, meeting: Meeting, chosen: ChosenPhotos) -> Meeting:
    typed = {**typed_in(request.POST), "photos": [picture["name"] for picture in chosen.pictures]}
    sent = request.POST.get("version", "")
    version = int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 9 else -1
    return actions.keep_meeting(meeting, typed=typed, version=version, by=request.person, at=timezone.now())


def _close(request: RuangRequest, meeting: Meeting, chosen: ChosenPhotos) -> HttpResponse:
    form = _form(meeting, _typed_data(meeting))
    if chosen.refused or not form.is_valid():
        return _sheet(request, meeting, _typed_data(meeting), chosen, status=422)
    try:
        actions.close_meeting(meeting, notes=form.notes(chosen.pictures), by=request.person, at=timezone.now())
    except actions.NotNow as why:
        messages.warning(request, str(why))
        return _to(meeting)
    left = form.undecided
    messages.success(request, f"Rapat ditutup. {left} kabar ikut ke rapat berikutnya." if left else "Rapat ditutup.")
    return _to(meeting)


def _overtaken(request: RuangRequest, meeting: Meeting, chosen: ChosenPhotos) -> HttpResponse:
    """Somebody else kept the meeting meanwhile: what was typed here stays on the page, and counts when it is sent once more."""
    meeting.refresh_from_db()
    if not meeting.is_open:
        return _to(meeting)
    data = request.POST.copy()
    data["version"] = str(meeting.version)
    return _sheet(request, meeting, data, chosen, status=409)


def _typed_data(meeting: Meeting) -> QueryDict:
    """What was typed last, as a form would send it."""
    data = QueryDict(mutable=True)
    for name, values in meeting.typed.items():
        data.setlist(name, values)
    data["version"] = str(meeting.version)
    return data


def _form(meeting: Meeting, data: QueryDict, *, is_tried: bool = True) -> MeetingForm:
    return MeetingForm(data, members_of(meeting.site, timezone.now()), agenda(meeting.site), is_tried=is_tried)


def _sheet(request: RuangRequest, meeting: Meeting, data: QueryDict, chosen: ChosenPhotos, *, status: int = 200) -> HttpResponse:
    form = _form(meeting, data, is_tried=status == 422)
    shown = {**_frame(request, meeting), "form": form, "chosen": chosen, "is_tried": status == 422, "is_overtaken": status == 409}
    return render(request, "newsroom/ruang/meeting.html", shown, status=status)


def _read(request: RuangRequest, meeting: Meeting) -> HttpResponse:
    shown = {**_frame(request, meeting), "decisions": decisions_of(meeting)}
    return render(request, "newsroom/ruang/meeting_closed.html", shown)


def _frame(request: RuangRequest, meeting: Meeting) -> dict[str, Any]:
    back = reverse("ruang-meetings", args=[request.site.ruang_label])
    day = clock.weekday(clock.today(meeting.begun_at, request.site.region.zone))
    return {**frame(request, label="Rapat redaksi"), "back_url": back, "meeting": meeting, "day": day}


def _meeting_or_404(request: RuangRequest, number: str) -> Meeting:
    found = meetings_of(request.site).filter(public_id=number).first()
    if found is None:
        raise Http404
    return found


def _to(meeting: Meeting) -> HttpResponse:
    return redirect("ruang-meeting", site_label=meeting.site.ruang_label, number=meeting.public_id)
