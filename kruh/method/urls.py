"""Czech addresses of the method. An entry is known by its code; a version that is being changed by its id."""

from django.urls import path

from kruh.method.views import guide, reading, writing

app_name = "method"
urlpatterns = [
    path("", reading.Overview.as_view(), name="overview"),
    path("jak-na-to/", guide.Guide.as_view(), name="guide"),
    path("jak-na-to/prirucka.pdf", guide.GuidePaper.as_view(), name="guide-paper"),
    path("jak-na-to/<slug:stage>/", guide.StagePage.as_view(), name="stage"),
    path("tisk/", reading.Everything.as_view(), name="everything"),
    path("otazky/nova/", writing.AddQuestion.as_view(), name="add-question"),
    path("nastroje/novy/", writing.AddTool.as_view(), name="add-tool"),
    path("predpisy/novy/", writing.AddLaw.as_view(), name="add-law"),
    path("texty/novy/", writing.AddText.as_view(), name="add-text"),
    path("pruvodce/nova/", writing.AddAdvice.as_view(), name="add-advice"),
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
    path("pruvodce/<uuid:pk>/zmenit/", writing.ReviseAdvice.as_view(), {"section": "pruvodce"}, name="revise-advice"),
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
