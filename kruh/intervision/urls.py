"""Addresses under „Z praxe“."""

from django.urls import URLPattern, path

from kruh.intervision.views import groups, meetings

app_name = "intervision"
ALL, ONE, MEETING = "intervize/", "intervize/<uuid:pk>/", "intervize/setkani/<uuid:pk>/"
urlpatterns: list[URLPattern] = [
    path(ALL, groups.ListGroups.as_view(), name="list"),
    path(f"{ALL}nova/", groups.Found.as_view(), name="found"),
    path(ONE, groups.ReadGroup.as_view(), name="group"),
    path(f"{ONE}upravit/", groups.Change.as_view(), name="change"),
    path(f"{ONE}pozvat/", groups.Invite.as_view(), name="invite"),
    path(f"{ONE}vstoupit/", groups.Accept.as_view(), name="accept"),
    path(f"{ONE}odmitnout/", groups.Decline.as_view(), name="decline"),
    path(f"{ONE}odejit/", groups.Leave.as_view(), name="leave"),
    path(f"{ONE}clen/<uuid:user>/konec/", groups.Remove.as_view(), name="remove"),
    path(f"{ONE}setkani/", groups.Plan.as_view(), name="plan"),
    path(MEETING, meetings.ReadMeeting.as_view(), name="meeting"),
    path(f"{MEETING}pribeh/", meetings.Bring.as_view(), name="bring"),
    path(f"{MEETING}psat/<slug:step>/", meetings.Write.as_view(), name="write"),
    path(f"{MEETING}ucast/", meetings.RecordAttendance.as_view(), name="attendance"),
    path(f"{MEETING}zrusit/", meetings.Cancel.as_view(), name="cancel"),
]
