"""Addresses of the wall, of reading back and of the papers printed before people stand up."""

from django.urls import URLPattern, path

from kruh.meetings.views import reading, shares, wall

ROOM = "konference/<uuid:pk>/mistnost/"
urlpatterns: list[URLPattern] = [
    path(f"{ROOM}zed/", wall.SeeWall.as_view(), name="wall"),
    path(f"{ROOM}zed/stav/", wall.WallState.as_view(), name="wall-state"),
    path(f"{ROOM}cteni/", reading.SeeReading.as_view(), name="reading"),
    path(f"{ROOM}cteni/<uuid:task>/", reading.ReadBack.as_view(), name="read-back"),
    path(f"{ROOM}cteni/<uuid:task>/upravit/", reading.ChangeWhileReading.as_view(), name="change-while-reading"),
    path(f"{ROOM}tisk/vse.<slug:ending>", shares.PrintEverything.as_view(), name="print-everything"),
    path(f"{ROOM}tisk/plan.<slug:ending>", shares.PrintPlan.as_view(), name="print-plan"),
    path(f"{ROOM}tisk/dil/<uuid:who>.<slug:ending>", shares.PrintShare.as_view(), name="print-share"),
]
