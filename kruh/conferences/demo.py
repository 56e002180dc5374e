"""The conferences of the demo scenarios, each standing in another stage; one function per stage."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal

from kruh.access.models import User
from kruh.cases import actions as case_actions
from kruh.cases.demo import STORIES
from kruh.cases.models import Case, CasePerson
from kruh.cases.vocabulary import Part, TieKind
from kruh.conferences.actions import conference as conference_actions
from kruh.conferences.actions import participants as participant_actions
from kruh.conferences.actions import request as request_actions
from kruh.conferences.actions import suitability as suitability_actions
from kruh.conferences.models import Conference, Participant
from kruh.conferences.vocabulary import Agreement, ParticipantRole, Presence, Type
from kruh.directory.models import Organisation, Venue

CONSULTANT, ORGANISATION = "klara.sedlackova@mostkrodine.example", "Most k rodině, z. ú."
CALM = {
    "acute_danger": "no",
    "violence": "no",
    "protective_order": "no",
    "unfit_now": "no",
    "child_agrees": "yes",
    "parents_agree": "yes",
    "could_harm": "no",
    "criminal_investigation": "no",
    "already_decided": "no",
    "better_tool": "no",
    "parents_dispute": "no",
    "professionals_disagree": "no",
    "long_term_help": "no",
    "one_partner_enough": "no",
    "time_to_prepare": "yes",
    "family_in_trouble": "yes",
}


@dataclass(frozen=True)
class Guest:
    """Somebody at the table: first name, role, and what they say to it."""

    name: str
    role: ParticipantRole
    said: str = ""
    agreement: Agreement = Agreement.AGREES
    presence: Presence = Presence.IN_PERSON
    is_required: bool = False
    supports: str = ""


@dataclass(frozen=True)
class Story:
    """One conference as it is told, up to its request."""

    case: str
    kind: Type
    days_ago: int
    goal: str
    reason: str
    summary: str
    risks: str
    wishes: str
    venue: str
    hours: Decimal
    km: int
    guests: tuple[Guest, ...]
    left_out: tuple[str, str] = ("", "")
    answers: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    is_answered: bool = True


R = ParticipantRole
TOLD = (
    Story(
        "S1", Type.CLASSIC, 34,
        "Co potřebuje Adam, aby zase chodil do školy, a jak může rodina zvládnout dopoledne bez dluhů na obědech?",
        "Adam chybí od září a sám říká, že neví, jak se vrátit. Pomáhá mu několik lidí, každý ale ví jen o kousku.",
        "Maminka pracuje v noci, tatínek je přes týden na cestách. Ráno je Adam na všechno sám. Doma jsou dluhy "
        "za obědy, Adam se za ně stydí. Sestra Ella má o bratra strach. Babička bydlí blízko a chtěla by pomoct.",
        "Adam snáší špatně, když se o něm mluví, jako by tu nebyl. Pomáhá mu trenér.",
        "Po 14. hodině, maminka je po noční. Tatínek může nejlíp v úterý.",
        "Klubovna Mostu k rodině", Decimal(2), 84,
        (
            Guest("Adam", R.CHILD, "Přijde, když s ním půjde trenér.", is_required=True),
            Guest("Ella", R.CHILD, "Nechce sedět s dospělými, nakreslí obrázek.", presence=Presence.WRITTEN),
            Guest("Jitka", R.PARENT, "Je ráda, že se sejdou všichni najednou.", is_required=True),
            Guest("Radek", R.PARENT, "Souhlasí, vezme si volno."),
            Guest("Vlasta", R.RELATIVE, "Ráda pomůže s rány."),
            Guest("Tomáš", R.SUPPORT_PERSON, "Půjde s Adamem.", supports="Adam"),
            Guest("Lenka", R.SCHOOL), Guest("Martin", R.SCHOOL), Guest("Ondřej", R.EXPERT), Guest("Pavla", R.SOCIAL_SERVICE),
        ),
        answers={"unclear_situation": "yes", "many_services": "yes", "wide_family": "yes"},
        notes={"many_services": "Škola, poradna i SAS, každý zvlášť."},
    ),
    Story(
        "S2", Type.CLASSIC, 20,
        "Jak můžeme Matyášovi pomoct, aby víc mluvil a dobře se mu začínalo ve škole?",
        "Za rok má nastoupit do školy. Rodiče žijí odděleně a o pomoci pro Matyáše se zatím nedomluvili.",
        "Matyáš mluví málo, v kolektivu se schovává. Maminka shání logopedii, tatínek bydlí jinde a o Matyáše má zájem. "
        "Sestra Nina je mu oporou. Násilí ani strach mezi rodiči nejsou.",
        "Rodiče se snadno začnou dohadovat o minulosti. Matyáš potřebuje čas na odpověď a obrázky.",
        "Nejlíp odpoledne, maminka pracuje do dvou.",
        "Radniční salonek", Decimal("1.5"), 96,
        (
            Guest("Matyáš", R.CHILD, "Chce přijít na chvíli a s Ninou."),
            Guest("Klára", R.PARENT, "Souhlasí.", is_required=True),
            Guest("Ivo", R.PARENT, "Potvrdil telefonem.", is_required=True),
            Guest("Nina", R.SUPPORT_PERSON, "Bude s bratrem.", supports="Matyáš"),
            Guest("Zdeněk", R.HEALTH), Guest("Dana", R.SCHOOL),
        ),
        answers={"new_environment": "yes", "unclear_situation": "yes"},
    ),
    Story(
        "S6", Type.CLASSIC, 9,
        "Jak zajistit Bohdanovi školu a Oleně čas na vlastní studium, když babička potřebuje léčbu?",
        "Babička, která o děti pečuje, jde na léčení. Bez pomoci by všechno zůstalo na šestnáctileté Oleně.",
        "Děti žijí s babičkou, soud ji ustanovil poručnicí. Maminka je na Ukrajině a chce se připojit přes video. "
        "Bohdan ve škole potřebuje oporu, Olena chce studovat.",
        "Olena nechce dospělým tlumočit a nebude. Babička se rychle unaví, pomáhají přestávky.",
        "V úterý nebo ve čtvrtek, babička má ostatní dny lékaře.",
        "Farní sál", Decimal(3), 120,
        (
            Guest("Bohdan", R.CHILD, "Chce vědět, co bude se školou."),
            Guest("Olena", R.CHILD, "Přijde, tlumočit ale nebude."),
            Guest("Halyna", R.CARER, "Souhlasí, bojí se papírů.", is_required=True),
            Guest("Svitlana", R.PARENT, "Připojí se z Ukrajiny.", presence=Presence.ONLINE),
            Guest("Oksana", R.INTERPRETER, "", is_required=True),
        ),
        answers={"unclear_situation": "yes", "big_decision": "yes"},
    ),
    Story(
        "S4", Type.CHILD_LED, 2,
        "Co Tereza potřebuje, aby mohla žít u tety a zůstat blízko bratrovi?",
        "Tereza se sama přihlásila, že o tom chce mluvit. Do léta se má rozhodnout, kde bude bydlet a studovat.",
        "Tereza žije v dětském domově, o víkendech jezdí k tetě. Bratr Kryštof je v pěstounské rodině a vídají se málo. "
        "Setkání si chce vést sama, témata na zdi, vlastní hudba.",
        "O mamince Tereza mluví nerada. Když potřebuje pauzu, odchází na chodbu a je to v pořádku.",
        "Odpoledne po škole, ideálně poslední týden v měsíci.",
        "Klubovna dětského domova", Decimal(2), 62,
        (
            Guest("Tereza", R.CHILD, "Chce si setkání vést sama.", is_required=True),
            Guest("Kryštof", R.CHILD, "Pošle obrázek.", presence=Presence.WRITTEN),
            Guest("Blanka", R.RELATIVE, "Ráda přijde.", is_required=True),
            Guest("Petr", R.RELATIVE, "Přijde s Blankou."),
            Guest("Marta", R.CARER, "Váhá, nechce, aby se maminka dozvěděla, kde bydlí.", Agreement.HESITATES),
            Guest("Dana", R.PARENT, "Tereza ji pozvat nechce.", Agreement.REFUSES),
            Guest("Hedvika", R.CHILD_GUIDE, "", supports="Tereza"),
            Guest("Jana", R.EXPERT), Guest("Radim", R.OFFICE),
        ),
        left_out=(
            "Dana",
            "Tereza si výslovně nepřeje, aby maminka přišla. Maminka se o konferenci dozví ode mě osobně a výsledek dostane dopisem.",
        ),
        answers={"child_wants_to_speak": "yes", "big_decision": "yes", "wide_family": "yes"},
        is_answered=False,
    ),
)  # fmt: skip


def load(at: datetime) -> None:
    """This will tell the demo conferences, stage by stage; a second call changes nothing."""
    if Conference.objects.exists():
        return
    requested(at)
    ended(at)


def requested(at: datetime) -> dict[str, Conference]:
    """This will tell every story up to its request, accepted or waiting in the inbox."""
    return {story.case: _requested(story, at) for story in TOLD}


def _requested(story: Story, at: datetime) -> Conference:
    case = Case.objects.get(file_mark=STORIES[story.case].file_mark)
    owner = User.objects.get(email=STORIES[story.case].owner)
    sent = at - timedelta(days=story.days_ago)
    begun = max(sent - timedelta(days=6), case.changed_at)
    conference = conference_actions.open_conference(
        case, type=story.kind, goal=story.goal, reason=story.reason, by=owner, at=begun
    )
    suitability_actions.answer_questions(
        conference, answers={**CALM, **story.answers}, notes=story.notes, by=owner, at=begun,
        consulted_with="Mgr. Klára Sedláčková, Most k rodině",
    )  # fmt: skip
    suitability_actions.decide_suitable(conference, by=owner, at=begun + timedelta(hours=2))
    _seated(conference, story, owner, begun + timedelta(hours=3))
    _sent(conference, story, owner, sent)
    return conference


def _seated(conference: Conference, story: Story, owner: User, at: datetime) -> None:
    places = CasePerson.objects.filter(case=conference.case_id).select_related("person__key")
    people = {place.person.first_name: place.person for place in places}
    rows: dict[str, Participant] = {
        row.person.first_name: row for row in conference.participants.select_related("person")
    }
    for guest in story.guests:
        if guest.name not in rows:
            person = people[guest.name]
            rows[guest.name] = participant_actions.add_participant(
                conference, person=person, role=guest.role, by=owner, at=at
            )
    for guest in story.guests:
        participant_actions.change_participant(
            rows[guest.name], role=guest.role, presence=guest.presence, agreement=guest.agreement,
            agreement_note=guest.said, is_required=guest.is_required, supports=rows.get(guest.supports), by=owner, at=at,
        )  # fmt: skip
    name, why = story.left_out
    if name:
        participant_actions.leave_out_participant(rows[name], reason=why, is_decision=True, by=owner, at=at)


def _sent(conference: Conference, story: Story, owner: User, at: datetime) -> None:
    words = {
        "summary": story.summary,
        "risks": story.risks,
        "date_wishes": story.wishes,
        "venue": Venue.objects.get(name=story.venue),
        "expected_hours": story.hours,
        "expected_km": story.km,
        "organisation": Organisation.objects.get(name=ORGANISATION),
        "conditions_accepted": True,
        "billing_note": f"{conference.office}, objednávka k {conference}",
    }
    request = request_actions.write_request(conference, words=words, by=owner, at=at)
    request_actions.send_request(request, by=owner, at=at)
    if story.is_answered:
        consultant = User.objects.get(email=CONSULTANT)
        request_actions.accept_request(request, by=consultant, at=at + timedelta(days=1))


# Honourable ends ---------------------------------------------------------------------------------------------------


def ended(at: datetime) -> None:
    """This will tell two conferences that never were: a better tool was found, and a family that did not want one."""
    _other_tool(at - timedelta(days=16))
    _refused(at - timedelta(days=12))


def _other_tool(at: datetime) -> None:
    owner = User.objects.get(email=STORIES["S1"].owner)
    parents = (("Ivana", "Brázdová", "f"), ("Karel", "Brázda", "m"))
    case = _small_case(owner, "LIP-OSPOD/2026/0171", ("Vojtěch", "Brázda", "m"), parents, at)
    goal = "Jak se mají rodiče domluvit, kdy bude Vojtěch u koho?"
    conference = conference_actions.open_conference(case, goal=goal, by=owner, at=at)
    answers = {**CALM, "parents_dispute": "yes", "family_in_trouble": "no"}
    notes = {"parents_dispute": "Oba spolu mluví, přou se jen o prázdniny a kroužky."}
    suitability_actions.answer_questions(conference, answers=answers, notes=notes, by=owner, at=at)
    reason = "Rodiče spolu mluvit chtějí, potřebují k tomu někoho třetího. Mediátorku si vybrali sami."
    suitability_actions.decide_other_tool(conference, tool="mediation", reason=reason, by=owner, at=at)


def _refused(at: datetime) -> None:
    owner = User.objects.get(email=STORIES["S1"].owner)
    case = _small_case(owner, "LIP-OSPOD/2026/0183", ("Natálie", "Krejzová", "f"), (("Zuzana", "Krejzová", "f"),), at)
    goal = "Co by Natálii pomohlo, aby se doma cítila líp?"
    conference = conference_actions.open_conference(case, goal=goal, by=owner, at=at)
    reason = "Natálie: „Nechci, aby se o mně bavilo deset lidí.“ Maminka souhlasí s ní. Domluvili jsme se na návštěvách doma."
    conference_actions.record_refusal(conference, refused_by="all", reason=reason, by=owner, at=at + timedelta(days=3))


def _small_case(
    owner: User, file_mark: str, child: tuple[str, str, str], parents: tuple[tuple[str, str, str], ...], at: datetime
) -> Case:
    unit = owner.memberships_at(at)[0].unit
    case: Case = case_actions.open_case(unit, by=owner, at=at, file_mark=file_mark, situation="", **_words(child))
    young = CasePerson.objects.get(case=case).person
    for name in parents:
        place = case_actions.add_person(case, by=owner, at=at, part=Part.FAMILY, note="", **_words(name))
        case_actions.tie(
            case, by=owner, at=at, person=place.person, other=young, kind=TieKind.PARENT,
            has_parental_responsibility=True, lives_together=True,
        )  # fmt: skip
    return case


def _words(name: tuple[str, str, str]) -> dict[str, str]:
    return {"first_name": name[0], "last_name": name[1], "gender": name[2]}
