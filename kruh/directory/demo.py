"""The demo region: invented offices, organisations, people and rooms in the south of Bohemia. Nothing here is real."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth.hashers import make_password

from kruh.access.models import Membership, User
from kruh.access.roles import Role, spoken
from kruh.directory import rules
from kruh.directory.models import Closure, Involvement, Organisation, Professional, Region, Training, Venue
from kruh.directory.vocabulary import Kind, Profession, TrainingKind
from kruh.foundation import days

PASSWORD = "kruh-ukazka-2026"  # noqa: S105 (the demo's open password, printed at the start)
NOTE = "ukázkové pracoviště, ve skutečnosti neexistuje"
SOUTH_BOHEMIA, PILSEN = "CZ031", "CZ032"

LIPOVA = "OSPOD Lipová nad Březnou"
ZALESI = "OSPOD Horní Zálesí"
BROD = "OSPOD Kamenný Brod"
JAVOROVA = "OSPOD Javorová"
BRIDGE = "Most k rodině, z. ú."
NET = "Záchytná síť, z. s."
REGION_OFFICE = "Metodika a správa ukázkového kraje"
SCHOOL = "Základní škola Lipová nad Březnou"
KINDERGARTEN = "Mateřská škola Horní Zálesí"
DOCTOR = "Dětská ambulance Horní Zálesí"
FAMILY_SERVICE = "Rodina v pohodě, sociálně aktivizační služba"
DEBT_ADVICE = "Dluhová poradna Klíč"
HOME = "Dětský domov Javorová"
INTERPRETERS = "Komunitní tlumočení Slovem"
CENTRE = "Centrum rodinných konferencí"
# Offices of the demo region that take part in family conferences; Javorová does not yet.
INVOLVED = (LIPOVA, ZALESI, BROD)
# Who agreed to be found by families; the third of the centre did not, so nobody sees her.
AGREED = ("Jandová", "Řehka")


@dataclass(frozen=True)
class Person:
    """Somebody with a login in the demo."""

    before: str
    first: str
    last: str
    gender: str
    role: Role
    organisation: str
    email: str
    after: str = ""

    @property
    def name(self) -> str:
        """This will give the name with titles."""
        return rules.person_name(self.first, self.last, self.before, self.after)


PEOPLE = (
    Person("Bc.", "Renata", "Olšová", "f", Role.SOCIAL_WORKER, LIPOVA, "renata.olsova@lipova.example"),
    Person("Mgr.", "Petr", "Habr", "m", Role.HEAD, LIPOVA, "petr.habr@lipova.example"),
    Person("Mgr.", "Simona", "Vlčková", "f", Role.SOCIAL_WORKER, LIPOVA, "simona.vlckova@lipova.example"),
    Person("Bc.", "Daniel", "Rybář", "m", Role.SOCIAL_WORKER, ZALESI, "daniel.rybar@zalesi.example"),
    Person("Mgr.", "Eva", "Lipská", "f", Role.SOCIAL_WORKER, BROD, "eva.lipska@kamennybrod.example"),
    Person("Bc.", "Marek", "Jíra", "m", Role.SOCIAL_WORKER, JAVOROVA, "marek.jira@javorova.example"),
    Person("Mgr.", "Klára", "Sedláčková", "f", Role.CONSULTANT, BRIDGE, "klara.sedlackova@mostkrodine.example"),
    Person("Mgr.", "Jiří", "Kalina", "m", Role.FACILITATOR, BRIDGE, "jiri.kalina@mostkrodine.example"),
    Person("Bc.", "Tereza", "Zimová", "f", Role.MINUTE_TAKER, BRIDGE, "tereza.zimova@mostkrodine.example", "DiS."),
    Person("Mgr.", "Lenka", "Jandová", "f", Role.REGIONAL_ADMINISTRATOR, CENTRE, "lenka.jandova@centrum.example"),
    Person("", "Alois", "Řehka", "m", Role.COORDINATOR, CENTRE, "alois.rehka@centrum.example"),
    Person("", "Jana", "Ptáčková", "f", Role.COORDINATOR, CENTRE, "jana.ptackova@centrum.example"),
    Person("PhDr.", "Ivana", "Horáčková", "f", Role.METHODOLOGIST, REGION_OFFICE, "ivana.horackova@kraj.example"),
    Person("Ing.", "Pavel", "Správný", "m", Role.ADMINISTRATOR, REGION_OFFICE, "pavel.spravny@kraj.example"),
    Person("Bc.", "Vendula", "Mašková", "f", Role.SERVICE_WORKER, BRIDGE, "vendula.maskova@mostkrodine.example"),
    Person("Mgr.", "Hana", "Dvorská", "f", Role.CONSULTANT, NET, "hana.dvorska@zachytnasit.example"),
)
LOGINS: tuple[tuple[str, str, str], ...] = tuple((spoken(who.role, who.gender), who.name, who.email) for who in PEOPLE)

PLACE_FIELDS = ("name", "kind", "district_id", "street", "city", "postcode", "phone", "email")
SERVICE = Kind.SOCIAL_SERVICE
PLACES = (
    (LIPOVA, Kind.OFFICE, "3112", "Náměstí 1", "Lipová nad Březnou", "391 00", "380000110", "ospod@lipova.example"),
    (ZALESI, Kind.OFFICE, "3109", "Dlouhá 12", "Horní Zálesí", "383 00", "380000120", "ospod@zalesi.example"),
    (BROD, Kind.OFFICE, "3111", "Mostní 4", "Kamenný Brod", "386 00", "380000130", "ospod@kamennybrod.example"),
    (JAVOROVA, Kind.OFFICE, "3105", "U Parku 7", "Javorová", "377 00", "380000140", "ospod@javorova.example"),
    (BRIDGE, Kind.NGO, None, "Nábřežní 15", "Lipová nad Březnou", "391 00", "380000200", "info@mostkrodine.example"),
    (NET, Kind.NGO, None, "Polní 3", "Nová Hájenka", "330 00", "370000300", "info@zachytnasit.example"),
    (REGION_OFFICE, Kind.OTHER, None, "Krajská 1", "České Budějovice", "370 01", "380000100", "sprava@kraj.example"),
    (SCHOOL, Kind.SCHOOL, "3112", "Školní 20", "Lipová nad Březnou", "391 00", "380000410", "skola@zslipova.example"),
    (KINDERGARTEN, Kind.SCHOOL, "3109", "Zahradní 5", "Horní Zálesí", "383 00", "380000420", "ms@zalesi.example"),
    (DOCTOR, Kind.HEALTH, "3109", "Dlouhá 30", "Horní Zálesí", "383 00", "380000430", "ambulance@zalesi.example"),
    (FAMILY_SERVICE, SERVICE, "3112", "Krátká 8", "Lipová nad Březnou", "391 00", "380000510", "sas@vpohode.example"),
    (DEBT_ADVICE, SERVICE, "3112", "Krátká 10", "Lipová nad Březnou", "391 00", "380000520", "poradna@klic.example"),
    (HOME, SERVICE, "3105", "Lesní 40", "Javorová", "377 00", "380000530", "domov@javorova.example"),
    (INTERPRETERS, SERVICE, None, "Nábřežní 2", "České Budějovice", "370 01", "380000540", "info@slovem.example"),
    (CENTRE, Kind.NGO, None, "Lipová alej 8", "České Budějovice", "370 01", "380000600", "info@centrum.example"),
)

# the municipality behind an office; the numbers stand in the row of invented ones
CUSTOMERS = {
    LIPOVA: ("Město Lipová nad Březnou", "89999924"),
    ZALESI: ("Město Horní Zálesí", "89999932"),
    BROD: ("Město Kamenný Brod", "89999941"),
    JAVOROVA: ("Město Javorová", "89999959"),
}

FIELD_FIELDS = ("title_before", "first_name", "last_name", "gender", "profession", "languages")
FIELD = (
    (SCHOOL, "Mgr.", "Lenka", "Topolová", "f", Profession.TEACHER, ["cs"]),
    (SCHOOL, "PhDr.", "Martin", "Borovička", "m", Profession.SCHOOL_PSYCHOLOGIST, ["cs", "en"]),
    (SCHOOL, "Mgr.", "Alena", "Jedličková", "f", Profession.HEAD_OF_SCHOOL, ["cs"]),
    (KINDERGARTEN, "Bc.", "Dana", "Břízová", "f", Profession.KINDERGARTEN, ["cs"]),
    (DOCTOR, "MUDr.", "Zdeněk", "Jasan", "m", Profession.PAEDIATRICIAN, ["cs", "ru"]),
    (FAMILY_SERVICE, "Bc.", "Pavla", "Vrbová", "f", Profession.FAMILY_SUPPORT, ["cs"]),
    (DEBT_ADVICE, "Ing.", "Ondřej", "Modřín", "m", Profession.DEBT_ADVISER, ["cs"]),
    (HOME, "Mgr.", "Jana", "Habrmanová", "f", Profession.HOME_EDUCATOR, ["cs"]),
    (NET, "Mgr.", "Hedvika", "Pastorková", "f", Profession.CHILD_GUIDE, ["cs"]),
    (JAVOROVA, "Bc.", "Radim", "Olše", "m", Profession.CURATOR, ["cs"]),
    (INTERPRETERS, "Mgr.", "Oksana", "Bondarenko", "f", Profession.INTERPRETER, ["uk", "ru", "cs"]),
)

ROOM_NOTES = {
    "getting_there": "Zastávka autobusu je pár minut chůze, u domu se dá zaparkovat.",
    "opening_hours": "po a st 8–17, jindy po domluvě",
}
ROOM_FIELDS = ("name", "district_id", "street", "city", "capacity")
LEVEL, TOILET, WIDE_TOILET, FLIPCHART, PROJECTOR = ROOM_FLAGS = (
    *("has_step_free_access", "has_toilet", "has_accessible_toilet"),
    *("has_flipchart", "has_projector"),
)
TOWN_HALL = (LEVEL, TOILET, WIDE_TOILET, FLIPCHART)
# organisation, what it has, then the fields
ROOMS = (
    (LIPOVA, ROOM_FLAGS, "Zasedací místnost v přízemí", "3112", "Náměstí 1", "Lipová nad Březnou", 14),
    (LIPOVA, (TOILET,), "Malá pracovna ve 2. patře", "3112", "Náměstí 1", "Lipová nad Březnou", 6),
    (BRIDGE, (LEVEL, TOILET, FLIPCHART), "Klubovna Mostu k rodině", "3112", "Nábřežní 15", "Lipová nad Březnou", 12),
    (SCHOOL, (TOILET, FLIPCHART, PROJECTOR), "Školní knihovna", "3112", "Školní 20", "Lipová nad Březnou", 25),
    (ZALESI, TOWN_HALL, "Radniční salonek", "3109", "Dlouhá 12", "Horní Zálesí", 10),
    (HOME, TOWN_HALL, "Klubovna dětského domova", "3105", "Lesní 40", "Javorová", 16),
    (None, (LEVEL, TOILET), "Farní sál", "3111", "Kostelní 2", "Kamenný Brod", 40),
)


def load(at: datetime) -> None:
    """This will build the demo region once; a second call changes nothing."""
    if User.objects.filter(email=PEOPLE[0].email).exists():
        return
    organisations = {row[0]: _organisation(row) for row in PLACES}
    _complete(organisations)
    secret = make_password(PASSWORD)  # one open password, so it is worked out once
    users = [_user(person, organisations[person.organisation], secret, at) for person in PEOPLE]
    _field(organisations)
    _team(users, at)
    _circle(organisations, days.local_day(at))
    _rooms(organisations)
    _closures(organisations, days.local_day(at))


def _organisation(row: tuple[Any, ...]) -> Organisation:
    words = dict(zip(PLACE_FIELDS, row, strict=True))
    words["phone"] = f"+420{words['phone']}"
    return Organisation.objects.found(**words, note=NOTE)


def _complete(organisations: dict[str, Organisation]) -> None:
    bridge, net = organisations[BRIDGE], organisations[NET]
    bridge.ico, bridge.bank_account, bridge.data_box = "89999908", "19-2000145399/0800", "mostkr2"
    bridge.web, bridge.is_authorised, bridge.neutral_sender_name = "https://mostkrodine.example", True, "Most, z. ú."
    net.ico, net.data_box, net.is_authorised = "89999916", "zachyt3", True
    organisations[LIPOVA].neutral_sender_name = "Městský úřad Lipová nad Březnou"
    organisations[LIPOVA].dpo_name = "Mgr. Hana Střežená"
    organisations[LIPOVA].dpo_email = "poverenec@lipova.example"
    for name, (customer, ico) in CUSTOMERS.items():
        organisations[name].billing_name, organisations[name].ico = customer, ico
    for organisation in organisations.values():
        organisation.save()
    bridge.regions.set(Region.objects.filter(pk=SOUTH_BOHEMIA))
    organisations[CENTRE].regions.set(Region.objects.filter(pk=SOUTH_BOHEMIA))
    organisations[INTERPRETERS].regions.set(Region.objects.filter(pk=SOUTH_BOHEMIA))
    organisations[REGION_OFFICE].regions.set(Region.objects.filter(pk=SOUTH_BOHEMIA))
    net.regions.set(Region.objects.filter(pk__in=[PILSEN, SOUTH_BOHEMIA]))


def _user(person: Person, organisation: Organisation, secret: str, at: datetime) -> User:
    names = {"first_name": person.first, "last_name": person.last, "gender": person.gender}
    titles = {"title_before": person.before, "title_after": person.after}
    user = User.objects.create_user(person.email, made_at=at, phone=organisation.phone, **names, **titles)
    user.password = secret
    user.save(update_fields=["password"])
    # Old enough for cases that the demo tells about the past.
    begun = at - timedelta(days=730)
    Membership.objects.create(user=user, unit_id=organisation.pk, role=person.role, valid_from=begun)
    return user


def _field(organisations: dict[str, Organisation]) -> None:
    for place, *row in FIELD:
        organisation = organisations[place]
        reach = {"organisation": organisation, "phone": organisation.phone, "email": organisation.email}
        Professional.objects.create(**reach, **dict(zip(FIELD_FIELDS, row, strict=True)))


NAMES = ("title_before", "first_name", "last_name", "title_after", "gender")
PROFESSIONS = {
    Role.SOCIAL_WORKER: Profession.SOCIAL_WORKER,
    Role.HEAD: Profession.SOCIAL_WORKER,
    Role.CONSULTANT: Profession.CONSULTANT,
    Role.FACILITATOR: Profession.FACILITATOR,
    Role.MINUTE_TAKER: Profession.MINUTE_TAKER,
    Role.SERVICE_WORKER: Profession.FAMILY_SUPPORT,
    Role.REGIONAL_ADMINISTRATOR: Profession.REGIONAL_ADMINISTRATOR,
    Role.COORDINATOR: Profession.COORDINATOR,
}
LEARNED = {
    Role.CONSULTANT: (TrainingKind.CASE_CONFERENCE, 40),
    Role.FACILITATOR: (TrainingKind.CASE_CONFERENCE, 120),
    Role.MINUTE_TAKER: (TrainingKind.MINUTES, 16),
    Role.COORDINATOR: (TrainingKind.FAMILY_CONFERENCE, 40),
}


def _team(users: list[User], at: datetime) -> None:
    autumn = date(days.local_day(at).year - 1, 10, 15)
    for user in users:
        held = user.memberships_at(at)[0]
        role = Role(held.role)
        if role not in PROFESSIONS:
            continue
        names = {name: getattr(user, name) for name in NAMES}
        reach = {"phone": user.phone, "email": user.email, "languages": ["cs"]}
        place = {"organisation_id": held.unit_id, "user": user, "profession": PROFESSIONS[role]}
        professional = Professional.objects.create(**place, **names, **reach)
        if role in LEARNED:
            kind, hours = LEARNED[role]
            words = {"kind": kind, "hours": hours, "provider": "Ukázková akademie", "on": autumn}
            Training.objects.create(professional=professional, **words)


def _circle(organisations: dict[str, Organisation], today: date) -> None:
    """Who can be asked for a family conference: the administrator agreed to everything, the coordinator not to mail."""
    begun = date(today.year - 1, 9, 1)
    people = Professional.objects.filter(organisation=organisations[CENTRE], last_name__in=AGREED)
    people.update(public_name_on=begun, public_phone_on=begun)
    people.filter(profession=Profession.REGIONAL_ADMINISTRATOR).update(public_email_on=begun)
    Involvement.objects.bulk_create([Involvement(office=organisations[name], since=begun) for name in INVOLVED])


def _rooms(organisations: dict[str, Organisation]) -> None:
    for place, flags, *row in ROOMS:
        organisation = organisations[place] if place else None
        phone = organisation.phone if organisation else ""
        words = dict(zip(ROOM_FIELDS, row, strict=True)) | {flag: flag in flags for flag in ROOM_FLAGS}
        Venue.objects.create(organisation=organisation, contact_phone=phone, **words, **ROOM_NOTES)


def _closures(organisations: dict[str, Organisation], today: date) -> None:
    year = today.year
    for name in (LIPOVA, ZALESI):
        Closure.objects.create(
            organisation=organisations[name],
            first_day=date(year, 12, 28),
            last_day=date(year, 12, 31),
            reason="Úřad má mezi svátky zavřeno",
        )
