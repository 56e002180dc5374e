"""Addresses of the room."""

from django.urls import URLPattern, path

from kruh.meetings.views import room as views

ROOM = "konference/<uuid:pk>/mistnost/"
urlpatterns: list[URLPattern] = [
    path(ROOM, views.SeeRoom.as_view(), name="room"),
    path(f"{ROOM}bez-site/", views.RoomShell.as_view(), name="room-shell"),
    path(f"{ROOM}sw.js", views.RoomWorker.as_view(), name="room-worker"),
    path(f"{ROOM}stav/", views.RoomState.as_view(), name="room-state"),
    path(f"{ROOM}otevrit/", views.OpenRoom.as_view(), name="open-room"),
    path(f"{ROOM}zaznamy/", views.KeepEntries.as_view(), name="keep-entries"),
    path(f"{ROOM}pero/", views.TakePen.as_view(), name="take-pen"),
    path(f"{ROOM}fotka/<uuid:sheet>/", views.PlaceSheet.as_view(), name="place-sheet"),
    path(f"{ROOM}kroky/", views.KeepSteps.as_view(), name="keep-steps"),
]
