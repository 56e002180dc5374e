"""Addresses of the library; all of them begin with what practice learns."""

from django.urls import URLPattern, path

from kruh.case_stories import views

app_name = "case_stories"
urlpatterns: list[URLPattern] = [
    path("kazuistiky/", views.ListStories.as_view(), name="list"),
    path("kazuistiky/<uuid:pk>/", views.ReadStory.as_view(), name="story"),
    path("kazuistiky/<uuid:pk>/kazuistika.pdf", views.StoryFile.as_view(), name="story-file"),
    path("kazuistiky/<uuid:pk>/nahlasit/", views.ReportStory.as_view(), name="report"),
    path("kazuistiky/<uuid:pk>/stahnout/", views.WithdrawStory.as_view(), name="withdraw"),
    path("kazuistiky/komentar/<uuid:pk>/odebrat/", views.RemoveComment.as_view(), name="remove-comment"),
    path("kazuistiky/<uuid:pk>/komentar/", views.CommentStory.as_view(), name="comment"),
]
