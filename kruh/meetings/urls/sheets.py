"""Addresses of papers and photographs."""

from django.urls import URLPattern, path

from kruh.meetings.views import sheets as views

urlpatterns: list[URLPattern] = [
    path("konference/<uuid:pk>/listiny/", views.SeeSheets.as_view(), name="sheets"),
    path("konference/<uuid:pk>/listiny/pridat/", views.AddSheet.as_view(), name="add-sheet"),
    path("listiny/<uuid:pk>/soubor/", views.SheetFile.as_view(), name="sheet-file"),
    path("listiny/<uuid:pk>/nahled/", views.SheetPreview.as_view(), name="sheet-preview"),
    path("listiny/<uuid:pk>/strana/<int:number>/", views.SheetPage.as_view(), name="sheet-page"),
    path("listiny/<uuid:pk>/popsat/", views.DescribeSheet.as_view(), name="describe-sheet"),
    path("listiny/<uuid:pk>/vyradit/", views.StrikeSheet.as_view(), name="strike-sheet"),
]
