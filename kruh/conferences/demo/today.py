"""Three demo conferences that meet on the day of loading, so that the day itself can be tried at once."""

from datetime import datetime, time, timedelta
from decimal import Decimal

from kruh.access.models import User
from kruh.cases import actions as case_actions
from kruh.cases.demo import tell
from kruh.cases.demo import today as families
from kruh.cases.demo.stories import STORIES
from kruh.cases.models import CasePerson
from kruh.cases.vocabulary import ContactKind
from kruh.conferences.demo.dates import fixed
from kruh.conferences.demo.ends import small_case
from kruh.conferences.demo.preparation import everything
from kruh.conferences.demo.requests import asked
from kruh.conferences.demo.stories import Guest, Story
from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import Agreement, Presence, Type
from kruh.conferences.vocabulary import ParticipantRole as R
from kruh.foundation import days

EARLIEST, LATEST = 8, 18
# A team leads one meeting at a time; the others of the day begin at those of these hours that are far enough.
HOURS, APART = (8, 11, 14, 17), 3
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
CHILD_LED = Story(
    "", Type.CHILD_LED, 18,
    "Co Klaudie potřebuje, aby mohla být o víkendech u tety a vídat bráchu?",
    "Klaudie si o setkání řekla sama. Chce, aby se o ní mluvilo s ní, a ví, v jakém pořadí.",
    "Klaudie žije v dětském domově. Teta by si ji brala na víkendy. Bratr Matěj je v pěstounské rodině a vídají se "
    "jednou za dva měsíce. Setkání si povede sama: témata na zdi, vlastní hudba.",
    "O mamince mluví nerada. Když potřebuje pauzu, pustí hudbu nahlas a je to v pořádku.",
    "Odpoledne po škole.",
    "Klubovna dětského domova", Decimal(2), 62,
    (
        Guest("Klaudie", R.CHILD, "Chce si setkání vést sama.", is_required=True),
        Guest("Matěj", R.CHILD, "Pošle obrázek.", presence=Presence.WRITTEN),
        Guest("Zdenka", R.RELATIVE, "Ráda přijde.", is_required=True),
        Guest("Ludmila", R.CARER, "Přijde, jen nechce, aby se někde objevila adresa."),
        Guest("Irena", R.PARENT, "Klaudie ji pozvat nechce.", Agreement.REFUSES),
        Guest("Hedvika", R.CHILD_GUIDE, "", supports="Klaudie"),
        Guest("Jana", R.EXPERT),
    ),
    left_out=(
        "Irena",
        "Klaudie si výslovně nepřeje, aby maminka přišla. Maminka to ví ode mě a výsledek dostane dopisem.",
    ),
    answers={"child_wants_to_speak": "yes", "big_decision": "yes", "wide_family": "yes"},
)  # fmt: skip
BILINGUAL = Story(
    "", Type.CLASSIC, 19,
    "Jak Danylo zvládne školu v češtině a kdo pomůže mamince, když pracuje na směny?",
    "Danylo přestává chodit do školy, protože nerozumí. Všechno vyřizuje patnáctiletá Sofija.",
    "Děti žijí s maminkou, která pracuje na směny. Tatínek je za prací v Polsku a připojí se přes video. "
    "Danylo potřebuje oporu v češtině, Sofija klid na vlastní učení.",
    "Sofija nechce dospělým tlumočit a nebude. Maminka se rychle unaví, pomáhají přestávky.",
    "Dopoledne, maminka má odpolední směny.",
    "Farní sál", Decimal("2.5"), 120,
    (
        Guest("Danylo", R.CHILD, "Přijde s maminkou.", is_required=True),
        Guest("Sofija", R.CHILD, "Přijde, tlumočit ale nebude."),
        Guest("Iryna", R.PARENT, "Souhlasí, je ráda za tlumočnici.", is_required=True),
        Guest("Taras", R.PARENT, "Připojí se z Polska.", presence=Presence.ONLINE),
        Guest("Pavla", R.SOCIAL_SERVICE),
        Guest("Oksana", R.INTERPRETER, "", is_required=True),
    ),
    answers={"unclear_situation": "yes", "new_environment": "yes"},
)  # fmt: skip
WHY_LONG = "Všechno se říká dvakrát, v češtině a v ukrajinštině, a maminka potřebuje přestávky."


def meeting_today(at: datetime) -> None:
    """This will tell three small conferences up to the hour before their meeting."""
    # A weekend is no day for a conference; whoever tries the demo on one shall see the day all the same.
    now = min(max(days.local(at).hour, EARLIEST), LATEST)
    others = sorted((hour for hour in HOURS if abs(hour - now) >= APART), key=lambda hour: hour < now)
    _comes_to_its_day(_family_of_eliska(at), ELISKA, 1, now, at)
    for number, (family, story) in enumerate(((families.CHILD_LED, CHILD_LED), (families.BILINGUAL, BILINGUAL))):
        conference = asked(tell(family, at), User.objects.get(email=family.owner), story, at)
        _comes_to_its_day(conference, story, number + 2, others[number], at)


def _comes_to_its_day(conference: Conference, story: Story, ahead: int, hour: int, at: datetime) -> None:
    """A date is agreed for a working day to come; the day itself then is today."""
    today = days.local_day(at)
    why_long = WHY_LONG if story is BILINGUAL else ""
    fixed(conference, days.add_working_days(today, ahead), time(14), story.venue, why_long=why_long)
    conference.refresh_from_db()
    everything(conference)
    Conference.objects.filter(pk=conference.pk).update(starts_at=days.moment(today, time(hour)))


def _family_of_eliska(at: datetime) -> Conference:
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
    return asked(case, owner, ELISKA, at)
