"""Addresses of the decision whether a conference is right."""

from django.urls import URLPattern, path, re_path

from kruh.conferences.views import suitability as views

urlpatterns: list[URLPattern] = [
    path("<uuid:pk>/vhodnost/", views.Suitability.as_view(), name="suitability"),
    path("<uuid:pk>/vhodnost/odpovedi/", views.AnswerQuestions.as_view(), name="answer-questions"),
    path("<uuid:pk>/vhodnost/koncept/", views.KeepAnswers.as_view(), name="keep-answers"),
    path("<uuid:pk>/vhodnost/ano/", views.DecideSuitable.as_view(), name="decide-suitable"),
    path("<uuid:pk>/vhodnost/ted-ne/", views.DecideNotNow.as_view(), name="decide-not-now"),
    path("<uuid:pk>/vhodnost/jiny-nastroj/", views.DecideOtherTool.as_view(), name="decide-other-tool"),
    re_path(
        r"^(?P<pk>[0-9a-f-]{36})/vhodnost/posouzeni\.(?P<ending>pdf|docx)$",
        views.SuitabilityFile.as_view(),
        name="suitability-file",
    ),
]
