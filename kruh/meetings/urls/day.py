"""Addresses of the day."""

from django.urls import URLPattern, path, re_path

from kruh.meetings.views import arrivals
from kruh.meetings.views import day as views

urlpatterns: list[URLPattern] = [
    path("konference/<uuid:pk>/setkani/", views.Day.as_view(), name="day"),
    path("konference/<uuid:pk>/setkani/vsichni/", views.RecordEverybodyElse.as_view(), name="record-everybody-else"),
    path("konference/<uuid:pk>/setkani/zacatek/", views.HoldMeeting.as_view(), name="hold-meeting"),
    path("konference/<uuid:pk>/setkani/nekona-se/", views.RecordNotHeld.as_view(), name="record-not-held"),
    path("konference/<uuid:pk>/setkani/casy/", views.RecordTimes.as_view(), name="record-times"),
    path("konference/<uuid:pk>/setkani/prichody/", arrivals.ArrangeArrivals.as_view(), name="arrange-arrivals"),
    re_path(
        r"^konference/(?P<pk>[0-9a-f-]{36})/setkani/prichody\.(?P<ending>pdf|docx)$",
        arrivals.ArrivalsFile.as_view(),
        name="arrivals-file",
    ),
    path("konference/<uuid:pk>/setkani/<uuid:who>/", views.RecordAttendance.as_view(), name="record-attendance"),
    re_path(
        r"^konference/(?P<pk>[0-9a-f-]{36})/setkani/(?P<part>balicek|program|prezence|plan|pravidla)\."
        r"(?P<ending>pdf|docx)$",
        views.DayFile.as_view(),
        name="day-file",
    ),
]
