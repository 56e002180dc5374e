"""Addresses of the plan, of the office's decision and of the review."""

from django.urls import URLPattern, path

from kruh.family_conferences.views import judging, plan

urlpatterns: list[URLPattern] = [
    path("<uuid:pk>/plan/", plan.Plan.as_view(), name="plan"),
    path("<uuid:pk>/plan/psat/", plan.WritePlan.as_view(), name="write-plan"),
    path("<uuid:pk>/plan/psat/ulozit/", plan.KeepWords.as_view(), name="keep-words"),
    path("<uuid:pk>/plan/ukol/", plan.AddPromise.as_view(), name="add-promise"),
    path("<uuid:pk>/plan/ukol/<slug:key>/", plan.ChangePromise.as_view(), name="change-promise"),
    path("<uuid:pk>/plan/ukol/<slug:key>/vyradit/", plan.RemovePromise.as_view(), name="remove-promise"),
    path("<uuid:pk>/plan/souhlas/", plan.RecordAgreements.as_view(), name="record-agreements"),
    path("<uuid:pk>/plan/ukazat/", plan.HandOverPlan.as_view(), name="hand-over-plan"),
    path("<uuid:pk>/plan/bez-setkani/", plan.PresentWithoutMeeting.as_view(), name="present-without-meeting"),
    path("<uuid:pk>/plan/posoudit/", judging.JudgePlan.as_view(), name="judge-plan"),
    path("<uuid:pk>/kontrolni-setkani/", judging.ReviewPlan.as_view(), name="review-plan"),
]
