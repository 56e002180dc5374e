"""What follows a meeting in the stories: promises reminded of, reported by one sentence, and the review."""

import re
from datetime import datetime
from urllib.parse import urlsplit

from django.core.management import call_command

from kruh.cases.models import CasePerson
from kruh.conferences.models import Conference
from kruh.messaging import sending
from kruh.plans.models import Task
from tests.messaging.conftest import Post
from tests.stories.people import Worker
from tests.stories.region import Region
from tests.stories.visitors import Clock, Visitor

FAMILY_WORDS = ("Adam", "Havlín", "Ella", "Jitka", "konferenc")


def night(clock: Clock, day: str, morning: str) -> datetime:
    """This will let the run of one night pass, and the morning's post leave."""
    clock.strikes(day, "2:00")
    call_command("nightly", verbosity=0)
    at = clock.strikes(morning, "8:05")
    sending.deliver_waiting(at)
    return at


def promise(of: Conference, words: str) -> Task:
    """The promise of a plan that begins with these words."""
    rows = Task.objects.filter(conference=of).select_related("key", "person__key")
    return next(task for task in rows if task.text.startswith(words))


def asks_how_to_remind(worker: Worker, task: Task, reach: str) -> None:
    """The worker asks the person and writes the answer down."""
    assert task.person is not None
    place = CasePerson.objects.get(case=task.case_id, person=task.person)
    worker.opens("plans:task", task)
    worker.follows("monitoring:reach", task)
    worker.follows("monitoring:change-wish", place)
    worker.sends(reach=reach, after=True)


def promises_are_followed(region: Region, conference: Conference, clock: Clock, post: Post) -> None:
    """The psychologist is reminded by a letter of one sentence, reports by it, and the office reads it."""
    clock.strikes("1. 4. 2026")
    talks = promise(conference, "Třikrát")
    asks_how_to_remind(region.renata, talks, "email")
    before = len(post.mails)
    night(clock, "28. 4. 2026", "28. 4. 2026")
    night(clock, "29. 4. 2026", "29. 4. 2026")

    letters = [mail for mail in post.mails[before:] if mail["To"].addresses[0].addr_spec == "psycholog@skola.example"]
    assert len(letters) == 1
    body = letters[0].get_body()
    assert body is not None
    words = str(letters[0]["Subject"]) + body.get_content()
    assert [word for word in FAMILY_WORDS if word in words] == []
    [where] = re.findall(r"https?://\S+/u/\S+/", words)

    martin = Visitor("nobody")
    page = martin.visits(urlsplit(where).path)
    assert "Třikrát si s Adamem promluvit" in page.text
    assert [word for word in ("Havlín", "Ella", "Vlasta") if word in page.text] == []
    form = page.form_for(page.address).filled({"note": "Dvakrát jsme mluvili, třetí schůzka je domluvená."})
    page = martin.posts(page.address, {**form, "said": "partly"})
    assert "Děkujeme, zapsali jsme to." in page.text

    today = region.renata.opens("desk:today").text
    assert "Přečíst hlášení (hlásí: splněno zčásti): Třikrát si s Adamem promluvit" in today
    page = region.renata.opens("plans:task", talks)
    assert "třetí schůzka je domluvená" in page.text


def the_review_is_held(region: Region, review: Conference, clock: Clock) -> None:
    """Tuesday 9. 6.: what was late is told, the minutes are closed, and three months later nobody forgot."""
    renata, tereza = region.renata, region.tereza
    clock.strikes("9. 6. 2026", "14:00")
    tereza.ticks_attendance(review)
    renata.decides_to_hold(review, began="14:00")
    clock.strikes("9. 6. 2026", "15:20")
    tereza.notes_the_end(review, "14:00", "15:20")
    clock.strikes("10. 6. 2026")
    tereza.starts_minutes(review)
    tereza.writes(review, "strengths", "Adam chodí do školy.")
    tereza.writes(review, "child_view", "Ráno už vstávám sám.", heard_how="support", heard_by="trenér")
    third = promise(review, "Třikrát")
    tereza.opens("plans:plan", review)
    tereza.follows("plans:change-task", third)
    tereza.sends(due_on="30. 6. 2026")
    tereza.delivers(review)
    clock.strikes("22. 6. 2026")
    renata.reports(third, "report-done", "Proběhly všechny tři.")
    clock.strikes("26. 6. 2026")
    renata.tells_the_children(review, changed="Dál je to na tobě, maminka ti věří.")
    renata.closes(review)
    assert "Domluvit kontrolní setkání" not in renata.opens("desk:today").text

    clock.strikes("1. 9. 2026")
    assert "Domluvit kontrolní setkání, poslední bylo 9. 6. 2026" in renata.opens("desk:today").text
