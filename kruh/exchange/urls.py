"""Addresses of the context."""

from django.urls import URLPattern, path

from kruh.exchange.views import feed, imports

app_name = "exchange"
TABLES, TABLE = "tabulky/", "tabulky/<uuid:pk>/"
IMPORTS: list[URLPattern] = [
    path(TABLES, imports.ListImports.as_view(), name="imports"),
    path(f"{TABLES}nova/", imports.BringTable.as_view(), name="bring-table"),
    path(f"{TABLES}vzor/<slug:kind>.csv", imports.ReadTemplate.as_view(), name="import-template"),
    path(TABLE, imports.ReadImport.as_view(), name="import"),
    path(f"{TABLE}sloupce/", imports.ChooseColumns.as_view(), name="import-columns"),
    path(f"{TABLE}zapsat/", imports.BeginWriting.as_view(), name="import-write"),
    path(f"{TABLE}zrusit/", imports.CancelImport.as_view(), name="import-cancel"),
    path(f"{TABLE}odmitnute.csv", imports.ReadRefused.as_view(), name="import-refused"),
]
FEED: list[URLPattern] = [
    path("ucet/kalendar/", feed.ReadFeed.as_view(), name="feed"),
    path("ucet/kalendar/nova-adresa/", feed.MakeFeed.as_view(), name="make-feed"),
    path("ucet/kalendar/zrusit/", feed.RevokeFeed.as_view(), name="revoke-feed"),
    path("kalendar/<str:mark>.ics", feed.CalendarFile.as_view(), name="calendar"),
]
urlpatterns: list[URLPattern] = [*IMPORTS, *FEED]
