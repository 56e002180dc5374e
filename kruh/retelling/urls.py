"""Addresses of drafts; they stand beside those of the library."""

from django.urls import URLPattern, path

from kruh.retelling import views

app_name = "retelling"
OWN = "z-praxe/kazuistiky/rozepsane/"
ONE = f"{OWN}<uuid:pk>/"
urlpatterns: list[URLPattern] = [
    path("pripady/<uuid:case>/kazuistika/", views.Begin.as_view(), name="begin"),
    path(OWN, views.ListDrafts.as_view(), name="list"),
    path(f"{OWN}nova/", views.BeginFree.as_view(), name="begin-free"),
    path(ONE, views.Write.as_view(), name="draft"),
    path(f"{ONE}ulozit/", views.Keep.as_view(), name="keep"),
    path(f"{ONE}rozhodnout/", views.Decide.as_view(), name="decide"),
    path(f"{ONE}nahradit-vse/", views.ReplaceAll.as_view(), name="replace-all"),
    path(f"{ONE}podepsat/", views.Submit.as_view(), name="submit"),
    path(f"{ONE}vzit-zpet/", views.TakeBack.as_view(), name="take-back"),
    path(f"{ONE}zahodit/", views.Discard.as_view(), name="discard"),
    path(f"{ONE}precist/", views.Read.as_view(), name="read"),
    path(f"{ONE}zverejnit/", views.Release.as_view(), name="release"),
    path(f"{ONE}vratit/", views.SendBack.as_view(), name="send-back"),
    path(f"{ONE}odmitnout/", views.Refuse.as_view(), name="refuse"),
]
