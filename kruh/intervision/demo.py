"""The intervision group of the demo: three colleagues of different sectors, one meeting ahead with a story."""

from datetime import datetime, time, timedelta

from kruh.access.models import User
from kruh.foundation import days
from kruh.intervision import actions, forms
from kruh.intervision.vocabulary import Step

FOUNDER = "renata.olsova@lipova.example"
OTHERS = ("jiri.kalina@mostkrodine.example", "hana.dvorska@zachytnasit.example")
INVITED = "klara.sedlackova@mostkrodine.example"
QUESTION = "Jak mluvit s mámou, která na schůzky nechodí, a neztratit přitom její důvěru?"
STORY = """Máma je na dvě děti sama. Na schůzku slíbí přijít a pak nepřijde ani nezavolá.
Když za ní někdo přijde domů, mluví otevřeně. Starší dítě jí doma hodně pomáhá."""


def load(at: datetime) -> None:
    """This will found the group, let two accept and one wait, and plan a meeting."""
    by = User.objects.get(email=FOUNDER)
    group = actions.found(by.memberships_at(at)[0].unit, name="Kruh u stolu", rules=forms.RULES, by=by, at=at)
    for email in (*OTHERS, INVITED):
        actions.invite(group, email=email, by=by, at=at)
    for email in OTHERS:
        actions.accept(group, by=User.objects.get(email=email), at=at)
    on = days.next_working(days.local_day(at) + timedelta(days=9))
    hours = {"starts_at": days.moment(on, time(14)), "ends_at": days.moment(on, time(16))}
    meeting = actions.plan(group, place="Klubovna Mostu k rodině", by=by, at=at, **hours)
    actions.bring(meeting, by=by, at=at)
    actions.write(meeting, step=Step.QUESTION, text=QUESTION, by=by, at=at)
    actions.write(meeting, step=Step.STORY, text=STORY, by=by, at=at)
