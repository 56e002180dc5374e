"""Addresses of numbers."""

from django.urls import path

from kruh.statistics.views import office, returns, year

app_name = "statistics"
urlpatterns = [
    path("prehled/", office.Office.as_view(), name="office"),
    path("prehled/<slug:measure>/", office.ListCounted.as_view(), name="list"),
    path("cisla/", year.SeeYear.as_view(), name="year"),
    path("cisla/list.pdf", year.YearPaper.as_view(), name="year-paper"),
    path("cisla/seznam/<slug:population>/", year.SeeBehind.as_view(), name="behind"),
    path("cisla/jak-pocitame/", year.SeeCounting.as_view(), name="counting"),
    path("cisla/vykaz/", returns.SeeReturn.as_view(), name="return"),
    path("cisla/vykaz/soubor.csv", returns.ReturnFile.as_view(), name="return-file"),
    path("cisla/vykaz/novy/", returns.AddRow.as_view(), name="add-row"),
    path("cisla/vykaz/<slug:code>/zmenit/", returns.ChangeRow.as_view(), name="change-row"),
    path("cisla/vykaz/<slug:code>/odebrat/", returns.RemoveRow.as_view(), name="remove-row"),
]
