"""A demo conference that meets on the day of loading, so that the day itself can be tried at once."""

from datetime import datetime, time, timedelta
from decimal import Decimal

from kruh.access.models import User
from kruh.cases import actions as case_actions
from kruh.cases.demo.stories import STORIES
from kruh.cases.models import CasePerson
from kruh.cases.vocabulary import ContactKind
from kruh.conferences.demo.dates import fixed
from kruh.conferences.demo.ends import small_case
from kruh.conferences.demo.preparation import everything
from kruh.conferences.demo.requests import asked
from kruh.conferences.demo.stories import Guest, Story
from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import ParticipantRole as R
from kruh.conferences.vocabulary import Type
from kruh.foundation import days

EARLIEST, LATEST = 8, 18
ELISKA = Story(
    "", Type.CLASSIC, 21,
    "Co Elišce pomůže, aby se po přestěhování cítila doma a stíhala školu?",
    "Rodina se v létě přestěhovala. Eliška nikoho nezná, často ji bolí břicho a do školy chodí jen někdy.",
    "Eliška žije s rodiči v novém bytě. Ráno ji bolí břicho, lékařka nic nenašla. Chybí jí kamarádka a kroužek. "
    "Rodiče se shodnou, že potřebují poradit.",
    "Eliška mluví málo, když se na ni všichni dívají. Pomáhá jí, když může u řeči kreslit.",
    "Kterýkoli den, rodiče si vezmou volno.",
    "Klubovna Mostu k rodině", Decimal(2), 40,
    (
        Guest("Eliška", R.CHILD, "Přijde a bude si kreslit.", is_required=True),
        Guest("Hana", R.PARENT, "Je ráda, že se o tom promluví.", is_required=True),
        Guest("Jan", R.PARENT, "Souhlasí, vezme si volno."),
    ),
    answers={"new_environment": "yes", "unclear_situation": "yes"},
)  # fmt: skip


def meeting_today(at: datetime) -> None:
    """This will tell a small conference up to the hour before its meeting."""
    owner, begun = User.objects.get(email=STORIES["S1"].owner), at - timedelta(days=ELISKA.days_ago + 8)
    parents = (("Hana", "Benešová", "f"), ("Jan", "Beneš", "m"))
    case = small_case(owner, "LIP-OSPOD/2026/0158", ("Eliška", "Benešová", "f"), parents, begun)
    places = {place.person.first_name: place for place in CasePerson.objects.select_related("person").filter(case=case)}
    child = places["Eliška"].person
    child.write(birth_date=days.local_day(at) - timedelta(days=11 * 366))
    child.save()
    case_actions.add_contact(
        places["Hana"],
        kind=ContactKind.EMAIL,
        value="hana.benesova@posta.example",
        is_preferred=True,
        by=owner,
        at=begun,
    )
    conference = asked(case, owner, ELISKA, at)
    today = days.local_day(at)
    planned = days.add_working_days(today, 1)
    fixed(conference, planned, time(14), ELISKA.venue)
    conference.refresh_from_db()
    everything(conference)
    # A weekend is no day for a conference; whoever tries the demo on one shall see the day all the same.
    hour = min(max(days.local(at).hour, EARLIEST), LATEST)
    Conference.objects.filter(pk=conference.pk).update(starts_at=days.moment(today, time(hour)))
