"""Addresses: for those with an account under „Z praxe“, for everybody under one word."""

from django.urls import URLPattern, path

from kruh.training.views import announcement, coming, day, public

app_name = "training"
ALL, ONE = "z-praxe/workshopy/", "z-praxe/workshopy/<uuid:pk>/"
urlpatterns: list[URLPattern] = [
    path(ALL, announcement.ListWorkshops.as_view(), name="list"),
    path(f"{ALL}novy/", announcement.PrepareWorkshop.as_view(), name="prepare"),
    path(f"{ALL}opatreni/", announcement.ListMeasures.as_view(), name="measures"),
    path(f"{ALL}opatreni/nove/", announcement.AddMeasure.as_view(), name="add-measure"),
    path(f"{ALL}opatreni/<uuid:pk>/", announcement.ChangeMeasure.as_view(), name="change-measure"),
    path(f"{ALL}vzdelani/", day.ReadNeeds.as_view(), name="needs"),
    path(f"{ALL}podklad/<uuid:pk>/", announcement.ReadMaterial.as_view(), name="material"),
    path(f"{ALL}podklad/<uuid:pk>/odebrat/", announcement.RemoveMaterial.as_view(), name="remove-material"),
    path(f"{ALL}osvedceni/<uuid:pk>.pdf", coming.ReadCertificate.as_view(), name="certificate"),
    path(ONE, announcement.ReadWorkshop.as_view(), name="workshop"),
    path(f"{ONE}upravit/", announcement.ChangeWorkshop.as_view(), name="change"),
    path(f"{ONE}vypsat/", announcement.Announce.as_view(), name="announce"),
    path(f"{ONE}zrusit/", announcement.Cancel.as_view(), name="cancel"),
    path(f"{ONE}podklad/", announcement.AddMaterial.as_view(), name="add-material"),
    path(f"{ONE}prihlasit/", coming.SignMeUp.as_view(), name="sign-up"),
    path(f"{ONE}odhlasit/", coming.SignMeOff.as_view(), name="leave"),
    path(f"{ONE}lide/", day.SeePeople.as_view(), name="people"),
    path(f"{ONE}lide/zapsat/", day.AddPerson.as_view(), name="add-person"),
    path(f"{ALL}prihlaska/<uuid:pk>/zrusit/", day.RemovePerson.as_view(), name="remove-person"),
    path(f"{ONE}prezence/", day.RecordAttendance.as_view(), name="attendance"),
    path(f"{ONE}prezence.pdf", day.AttendancePaper.as_view(), name="attendance-paper"),
    path(f"{ONE}probehl/", day.Hold.as_view(), name="hold"),
    path(f"{ONE}uzavrit/", day.Close.as_view(), name="close"),
    path(f"{ONE}otevrit/", day.Reopen.as_view(), name="reopen"),
    path(f"{ONE}zprava/", day.ReadReport.as_view(), name="report"),
    path(f"{ONE}zprava.pdf", day.ReportPaper.as_view(), name="report-paper"),
    path("workshopy/", public.Listed.as_view(), name="listed"),
    path("workshopy/overeni/", public.Verify.as_view(), name="verify"),
    path("workshopy/muj/<str:locator>/", public.OwnPage.as_view(), name="own"),
    path("workshopy/muj/<str:locator>/workshop.ics", public.OwnCalendar.as_view(), name="own-calendar"),
    path("workshopy/muj/<str:locator>/osvedceni.pdf", public.OwnCertificate.as_view(), name="own-certificate"),
    path("workshopy/muj/<str:locator>/podklad/<uuid:pk>/", public.OwnMaterial.as_view(), name="own-material"),
    path("workshopy/hodnoceni/<str:locator>/", public.Evaluate.as_view(), name="evaluate"),
    path("workshopy/<str:code>/", public.Announcement.as_view(), name="public"),
]
