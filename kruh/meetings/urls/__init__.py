"""Addresses of the day and of its minutes, stage by stage."""

from django.urls import URLPattern

from kruh.meetings.urls import day, enclosures, minutes, room, sheets, wall

app_name = "meetings"
urlpatterns: list[URLPattern] = [
    *day.urlpatterns,
    *room.urlpatterns,
    *minutes.urlpatterns,
    *enclosures.urlpatterns,
    *sheets.urlpatterns,
    *wall.urlpatterns,
]
