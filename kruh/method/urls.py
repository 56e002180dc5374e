"""Czech addresses of the method. An entry is known by its code; a version that is being changed by its id."""

from django.urls import path

from kruh.method import views

app_name = "method"
urlpatterns = [
    path("", views.Overview.as_view(), name="overview"),
    path("tisk/", views.Everything.as_view(), name="everything"),
    path("otazky/nova/", views.AddQuestion.as_view(), name="add-question"),
    path("nastroje/novy/", views.AddTool.as_view(), name="add-tool"),
    path("predpisy/novy/", views.AddLaw.as_view(), name="add-law"),
    path("texty/novy/", views.AddText.as_view(), name="add-text"),
    path("otazky/<uuid:pk>/zmenit/", views.ReviseQuestion.as_view(), {"section": "otazky"}, name="revise-question"),
    path("nastroje/<uuid:pk>/zmenit/", views.ReviseTool.as_view(), {"section": "nastroje"}, name="revise-tool"),
    path(
        "lhuty-a-ceny/<uuid:pk>/zmenit/",
        views.ReviseParameter.as_view(),
        {"section": "lhuty-a-ceny"},
        name="revise-parameter",
    ),
    path("predpisy/<uuid:pk>/zmenit/", views.ReviseLaw.as_view(), {"section": "predpisy"}, name="revise-law"),
    path("texty/<uuid:pk>/zmenit/", views.ReviseText.as_view(), {"section": "texty"}, name="revise-text"),
    path("<slug:section>/<uuid:pk>/ukoncit/", views.End.as_view(), name="end"),
    path("<slug:section>/<uuid:pk>/zrusit/", views.Withdraw.as_view(), name="withdraw"),
    path("<slug:section>/<slug:code>/", views.History.as_view(), name="history"),
    path("<slug:section>/", views.SectionPage.as_view(), name="section"),
]
