"""Addresses: the own page of the family, the answers beside a conference, the quotations among what practice learns."""

from django.urls import URLPattern, path

from kruh.voice import views

app_name = "voice"
urlpatterns: list[URLPattern] = [
    path("p/setkani/jake-to-bylo/", views.Own.as_view(), name="own"),
    path("konference/<uuid:pk>/hlas/", views.SeeAnswers.as_view(), name="answers"),
    path("rodinne-konference/<uuid:pk>/hlas/", views.SeeCircle.as_view(), name="circle"),
    path("konference/ucastnik/<uuid:pk>/hlas/", views.WriteDown.as_view(), name="write-down"),
    path("rodinne-konference/clovek/<uuid:pk>/hlas/", views.WriteDownMember.as_view(), name="write-down-member"),
    path("hlas/<uuid:pk>/vyrok/", views.Propose.as_view(), name="propose"),
    path("hlas/<uuid:pk>/odvolat/", views.Withdraw.as_view(), name="withdraw"),
    path("z-praxe/hlas-rodin/", views.ListQuotations.as_view(), name="list"),
    path("z-praxe/hlas-rodin/otazky.pdf", views.Blank.as_view(), name="blank"),
    path("z-praxe/hlas-rodin/tisk/", views.Print.as_view(), name="print"),
    path("z-praxe/hlas-rodin/<uuid:pk>/", views.Read.as_view(), name="read"),
    path("z-praxe/hlas-rodin/<uuid:pk>/stahnout/", views.CallBack.as_view(), name="call-back"),
    path("z-praxe/hlas-rodin/<uuid:pk>/zverejnit/", views.Release.as_view(), name="release"),
    path("z-praxe/hlas-rodin/<uuid:pk>/odmitnout/", views.Refuse.as_view(), name="refuse"),
]
