"""Czech addresses of the method. An entry is known by its code; a version that is being changed by its id."""

from django.urls import path

from kruh.method.views import reading, writing

app_name = "method"
urlpatterns = [
    path("", reading.Overview.as_view(), name="overview"),
    path("tisk/", reading.Everything.as_view(), name="everything"),
    path("otazky/nova/", writing.AddQuestion.as_view(), name="add-question"),
    path("nastroje/novy/", writing.AddTool.as_view(), name="add-tool"),
    path("predpisy/novy/", writing.AddLaw.as_view(), name="add-law"),
    path("texty/novy/", writing.AddText.as_view(), name="add-text"),
    path("otazky/<uuid:pk>/zmenit/", writing.ReviseQuestion.as_view(), {"section": "otazky"}, name="revise-question"),
    path("nastroje/<uuid:pk>/zmenit/", writing.ReviseTool.as_view(), {"section": "nastroje"}, name="revise-tool"),
    path(
        "lhuty-a-ceny/<uuid:pk>/zmenit/",
        writing.ReviseParameter.as_view(),
        {"section": "lhuty-a-ceny"},
        name="revise-parameter",
    ),
    path("predpisy/<uuid:pk>/zmenit/", writing.ReviseLaw.as_view(), {"section": "predpisy"}, name="revise-law"),
    path("texty/<uuid:pk>/zmenit/", writing.ReviseText.as_view(), {"section": "texty"}, name="revise-text"),
    path("formulare/<uuid:pk>/zmenit/", writing.ReviseBlank.as_view(), {"section": "formulare"}, name="revise-blank"),
    path(
        "preklady/<uuid:pk>/zmenit/",
        writing.ReviseTranslation.as_view(),
        {"section": "preklady"},
        name="revise-translation",
    ),
    path("<slug:section>/<uuid:pk>/ukoncit/", writing.End.as_view(), name="end"),
    path("<slug:section>/<uuid:pk>/zrusit/", writing.Withdraw.as_view(), name="withdraw"),
    path("<slug:section>/<slug:code>/", reading.History.as_view(), name="history"),
    path("<slug:section>/", reading.SectionPage.as_view(), name="section"),
]
