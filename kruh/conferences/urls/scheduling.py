"""Addresses of the date."""

from django.urls import URLPattern, path

from kruh.conferences.views import availability
from kruh.conferences.views import scheduling as views

urlpatterns: list[URLPattern] = [
    path("<uuid:pk>/termin/", views.Dates.as_view(), name="dates"),
    path("<uuid:pk>/termin/navrhnout/", views.ProposeDates.as_view(), name="propose-dates"),
    path("<uuid:pk>/termin/zmenit/", views.MoveDate.as_view(), name="move-date"),
    path("<uuid:pk>/termin/kdo/<uuid:who>/", availability.RecordAvailability.as_view(), name="record-availability"),
    path("<uuid:pk>/termin/ja/<uuid:who>/", availability.AnswerDates.as_view(), name="answer-dates"),
    path("<uuid:pk>/termin/<uuid:date>/potvrdit/", views.FixDate.as_view(), name="fix-date"),
    path("<uuid:pk>/termin/<uuid:date>/vyradit/", views.DropDate.as_view(), name="drop-date"),
]
