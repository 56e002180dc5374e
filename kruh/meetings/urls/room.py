"""Addresses of the room."""

from django.urls import URLPattern, path

from kruh.meetings.views import room as views

ROOM = "konference/<uuid:pk>/mistnost/"
PHASE = f"{ROOM}cast/<uuid:phase>/"
urlpatterns: list[URLPattern] = [
    path(ROOM, views.SeeRoom.as_view(), name="room"),
    path(f"{ROOM}bez-site/", views.RoomShell.as_view(), name="room-shell"),
    path(f"{ROOM}sw.js", views.RoomWorker.as_view(), name="room-worker"),
    path(f"{ROOM}stav/", views.RoomState.as_view(), name="room-state"),
    path(f"{ROOM}otevrit/", views.OpenRoom.as_view(), name="open-room"),
    path(f"{ROOM}zaznamy/", views.KeepEntries.as_view(), name="keep-entries"),
    path(f"{ROOM}pero/", views.TakePen.as_view(), name="take-pen"),
    path(f"{ROOM}zacatek/", views.BeginMeeting.as_view(), name="begin-meeting"),
    path(f"{ROOM}kdo/", views.EverybodyElse.as_view(), name="record-presence-of-all"),
    path(f"{ROOM}kdo/<uuid:who>/", views.RecordPresence.as_view(), name="record-presence"),
    path(f"{ROOM}prodlouzit/", views.Prolong.as_view(), name="prolong"),
    path(f"{ROOM}cast/", views.AddPhase.as_view(), name="add-phase"),
    path(f"{PHASE}zacit/", views.BeginPhase.as_view(), name="begin-phase"),
    path(f"{PHASE}ukoncit/", views.EndPhase.as_view(), name="end-phase"),
    path(f"{PHASE}upravit/", views.ChangePhase.as_view(), name="change-phase"),
    path(f"{PHASE}posunout/", views.MovePhase.as_view(), name="move-phase"),
    path(f"{PHASE}vynechat/", views.RemovePhase.as_view(), name="remove-phase"),
]
