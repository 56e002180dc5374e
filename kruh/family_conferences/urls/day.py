"""Addresses of the day."""

from django.urls import URLPattern, path

from kruh.family_conferences.views import day

urlpatterns: list[URLPattern] = [
    path("<uuid:pk>/den/", day.Day.as_view(), name="day"),
    path("<uuid:pk>/den/kdo/<uuid:who>/", day.MarkAttending.as_view(), name="mark-attending"),
    path("<uuid:pk>/den/prisel/", day.AddWhoCame.as_view(), name="add-who-came"),
    path("<uuid:pk>/den/zacit/", day.BeginInformation.as_view(), name="begin-information"),
    path("<uuid:pk>/den/sami/", day.LeaveFamilyAlone.as_view(), name="leave-family-alone"),
    path("<uuid:pk>/den/zpet/", day.ComeBack.as_view(), name="come-back"),
]
