"""The family conference of the demo (S7): asked for, prepared by a coordinator, with a date on a Saturday to come."""

from datetime import date, datetime, time, timedelta
from typing import Any

from kruh.access.models import User
from kruh.cases.demo import circle as told
from kruh.cases.demo import stories
from kruh.cases.models import Case, CasePerson
from kruh.conferences.vocabulary import ConflictKind
from kruh.directory.models import Training
from kruh.directory.vocabulary import TrainingKind
from kruh.family_conferences.actions import acceptance, circle, coordinator, coordinators, plan, referral, statement
from kruh.family_conferences.models import FamilyConference, Member
from kruh.family_conferences.rules import acceptance as acceptance_rules
from kruh.family_conferences.rules.statement import month_of
from kruh.family_conferences.vocabulary import (
    Coming,
    Contact,
    Decision,
    Explained,
    HoursKind,
    MemberState,
    Side,
    Source,
    Spoken,
    Stage,
)
from kruh.foundation import days
from kruh.plans import actions as tasks
from kruh.plans.models import Task

LENKA, ALOIS, JANA = (f"{name}@centrum.example" for name in ("lenka.jandova", "alois.rehka", "jana.ptackova"))
QUESTION = (
    "Jak se naše rodina postará o Elišku a Vojtu, než bude máma zpátky z léčby, aby byly děti v bezpečí a mohly mámu "
    "vídat?"
)
REASON = (
    "Maminka nastupuje na čtyři měsíce léčbu. Děti potřebují vědět, kdo s nimi bude ráno, večer a v noci, "
    "když má tatínek směny."
)
LINES = ["Děti nejsou v noci nikdy samy.", "Při předávání dětí nikdo nepije alkohol."]
HER_QUESTION = "Jak se naše rodina postará, aby Tereza mohla trávit víkendy u tety a vídat bratra?"
HER_REASON = "Tereza chce bydlet u tety. Rodina potřebuje domluvit, jak na to půjde a kdo jí s čím pomůže."
HER_LINES = ["Tereza chodí každý den do školy.", "S bratrem se Tereza vídá tam, kde s tím souhlasí jeho pěstouni."]
HER_PEOPLE = (("Blanka Skálová", "teta", False), ("Petr Dobeš", "strýc", False), ("Tereza Skálová", "Tereza", True))
HER_PLAN = {
    "decisions": "Tereza bude každý víkend u nás. O prázdninách zkusíme celý týden.\nS Kryštofem si zavolají v neděli.",
    "help_wanted": "Od OSPOD chceme vědět, co všechno je potřeba, aby u nás mohla bydlet napořád.",
    "plan_b": "Když bude teta nemocná, jede Tereza k babičce.",
}
# what, who, with which adult, in how many weeks, how one knows, who looks
HER_PROMISES = (
    ("V pátek vyzvednu Terezu z domova a v neděli ji odvezu.", "strýc", "", 11, "Je u nás každý víkend.", "teta"),
    ("Připravíme Tereze vlastní pokoj.", "teta", "", 6, "Pokoj je vymalovaný a má postel.", "strýc"),
    ("Zavolám Kryštofovi každou neděli.", "Tereza", "teta", 13, "Kryštof to potvrdí.", "teta"),
)
PLACE = "Farní sál, Kostelní 2, Kamenný Brod"
ASKED_OF: dict[str, Any] = {
    "gender": "", "email": "", "phone": "", "area": "", "languages": ["cs"], "motivation": "", "experience": "",
    "time": "", "travel": "", "ties": "",
}  # fmt: skip
ONDREJ = {
    "first_name": "Ondřej", "last_name": "Vrána", "gender": "m", "phone": "+420777000811", "area": "Strakonicko",
    "motivation": "Rodinám se má věřit, že na to přijdou samy.", "time": "Večery a soboty.",
}  # fmt: skip
BOZENA = {
    "first_name": "Božena", "last_name": "Šípková", "gender": "f", "email": "bozena.sipkova@posta.example",
    "area": "Táborsko a Písecko", "languages": ["cs", "uk"], "motivation": "Sama jsem vyrůstala u tety.",
    "ties": "Sestra pracuje v nízkoprahovém klubu v Písku.",
}  # fmt: skip
# name, tie, side, how far, comes, what is needed
PEOPLE: tuple[tuple[str, str, Side, MemberState, Coming, str], ...] = (
    ("Libor Dubina", "táta", Side.FATHERS, MemberState.PREPARED, Coming.YES, "Schůzka musí být mimo směny."),
    ("Marie Dubinová", "babička", Side.FATHERS, MemberState.PREPARED, Coming.YES, "Sedět u dveří, špatně chodí."),
    ("Josef Dubina", "děda", Side.FATHERS, MemberState.SPOKEN, Coming.MAYBE, ""),
    ("Zuzana Vacková", "teta", Side.MOTHERS, MemberState.PREPARED, Coming.YES, "Přiveze babičku s dědou."),
    ("Radim Vacek", "bratranec", Side.MOTHERS, MemberState.FOUND, Coming.UNASKED, ""),
    ("Helena Malá", "sousedka", Side.NEIGHBOURS, MemberState.SPOKEN, Coming.YES, ""),
)


def load(at: datetime) -> None:
    """This will tell the family conference as it was lived; a second call changes nothing."""
    case = Case.objects.filter(file_mark=told.S7.file_mark).first()
    if case is None or FamilyConference.objects.exists():
        return
    _region(at)
    conference = _asked(case, at - timedelta(weeks=7))
    alois = _appointed(conference, at - timedelta(weeks=6))
    _prepared(conference, alois, at)
    month = month_of(days.local_day(at - timedelta(weeks=5)))
    statement.send_statement(conference, month=month, by=alois, at=at - timedelta(hours=20))
    _agreed(at)


def _agreed(at: datetime) -> None:
    """An aunt and an uncle who agreed with a girl before they all met: a plan that runs, with a review next week."""
    case = Case.objects.filter(file_mark=stories.STORIES["S4"].file_mark).first()
    if case is None:
        return
    worker, begun = User.objects.get(email=stories.STORIES["S4"].owner), at - timedelta(weeks=16)
    found = referral.open_referral(case, source=Source.OFFICE, by=worker, at=begun)
    places = CasePerson.objects.filter(case=case).select_related("person__key", "key")
    aunt = next(place.person for place in places if place.person.first_name == "Blanka")
    said: dict[str, Any] = {"person": aunt, "spoken": Spoken.IN_PERSON, "explained": list(Explained)}
    referral.record_consent(found, on=days.local_day(begun), has_leaflet=True, by=worker, at=begun, **said)
    words = {"reason": HER_REASON, "question": HER_QUESTION, "lines": HER_LINES, "reach": "+420 777 000 403"}
    referral.write_request(found, words=words, by=worker, at=begun)
    sent: FamilyConference = referral.send_request(found, by=worker, at=begun)
    alois = _appointed(sent, begun + timedelta(weeks=1))
    _agreed_plan(sent, alois, worker, at - timedelta(weeks=12))


def _agreed_plan(conference: FamilyConference, alois: User, worker: User, at: datetime) -> None:
    people = [
        circle.add_member(conference, name=name, tie=tie, side=Side.MOTHERS, is_child=is_child, by=alois, at=at)
        for name, tie, is_child in HER_PEOPLE
    ]
    by_tie = {one.tie: f"m:{one.pk}" for one in people}
    plan.present_without_meeting(conference, by=alois, at=at)
    told = {**HER_PLAN, "monitor": by_tie["teta"], "review_on": acceptance_rules.review_on(days.local_day(at))}
    plan.write_plan(conference, words=told, by=alois, at=at)
    for what, who, beside, weeks, check_how, checker in HER_PROMISES:
        due = days.next_working(days.local_day(at) + timedelta(weeks=weeks))
        carried = {"what": what, "who": by_tie[who], "beside": by_tie.get(beside, ""), "due_on": due}
        checked = {"check_how": check_how, "checker": by_tie[checker]}
        plan.write_promise(conference, words={**carried, **checked}, by=alois, at=at)
    agreeing: dict[Member, tuple[bool | None, str]] = dict.fromkeys(people, (True, ""))
    plan.record_agreements(conference, said=agreeing, by=alois, at=at)
    plan.hand_over_plan(conference, by=alois, at=at)
    yes: dict[str, Any] = {"decision": Decision.ACCEPTED, "met": [True, True], "answers_question": True}
    acceptance.accept_plan(conference, by=worker, at=at + timedelta(days=2), **yes)
    kept = Task.objects.filter(family_conference=conference.pk).order_by("due_on", "id")[:1]
    for task in kept:
        tasks.report_done(task, note="Tereza si vybrala barvu.", by=worker, at=at + timedelta(weeks=5))


def _region(at: datetime) -> None:
    """Who coordinates in the region: one alone, one before the first conference, one in training, one with interest."""
    lenka, alois, jana = (User.objects.get(email=email) for email in (LENKA, ALOIS, JANA))
    region, today = alois.professional.organisation.regions.get(), days.local_day(at)
    begun: dict[str, Any] = {"by": lenka, "at": at - timedelta(weeks=40)}
    for who, days_left in ((alois, 45), (jana, 500)):
        trained = Training.objects.filter(professional=who.professional, kind=TrainingKind.FAMILY_CONFERENCE)
        trained.update(valid_until=today + timedelta(days=days_left))
    alone = coordinators.enroll_coordinator(region, professional=alois.professional, stage=Stage.INDEPENDENT, **begun)
    first = coordinators.enroll_coordinator(region, professional=jana.professional, stage=Stage.TRAINING, **begun)
    coordinators.name_guide(first, guide=alois, by=lenka, at=at - timedelta(weeks=10))
    for record, kind, weeks, minutes, whom in (
        (alone, HoursKind.SUPERVISION, 6, 90, "PhDr. Milena Vančurová"),
        (alone, HoursKind.INTERVISION, 3, 120, "koordinátoři kraje"),
        (first, HoursKind.INTERVISION, 3, 120, "koordinátoři kraje"),
    ):
        on = today - timedelta(weeks=weeks)
        coordinators.record_hours(record, kind=kind, on=on, minutes=minutes, whom=whom, by=lenka, at=at)
    learning = coordinators.add_candidate(region, words={**ASKED_OF, **ONDREJ}, **begun)
    coordinators.record_talk(learning, on=days.local_day(begun["at"]), note="Klidný, umí poslouchat.", **begun)
    coordinators.take_to_training(learning, reason="Má čas, v kraji zná kde koho a rodinám nic neradí.", **begun)
    coordinators.add_candidate(region, words={**ASKED_OF, **BOZENA}, by=lenka, at=at - timedelta(days=6))


def _asked(case: Case, at: datetime) -> FamilyConference:
    worker = User.objects.get(email=told.S7.owner)
    found = referral.open_referral(
        case, source=Source.FAMILY, suggestion="Babička by ráda, aby se rodina sešla a domluvila.", by=worker, at=at
    )
    places = CasePerson.objects.filter(case=case).select_related("person__key", "key")
    mother = next(place.person for place in places if place.person.first_name == "Šárka")
    said: dict[str, Any] = {"person": mother, "spoken": Spoken.IN_PERSON, "explained": list(Explained)}
    note = "„Hlavně ať jsou děti spolu.“"
    referral.record_consent(found, on=days.local_day(at), has_leaflet=True, note=note, by=worker, at=at, **said)
    words = {"reason": REASON, "question": QUESTION, "lines": LINES, "reach": "+420 777 000 701"}
    referral.write_request(found, words=words, by=worker, at=at)
    sent: FamilyConference = referral.send_request(found, by=worker, at=at + timedelta(days=2))
    return sent


def _appointed(conference: FamilyConference, at: datetime) -> User:
    lenka, alois = User.objects.get(email=LENKA), User.objects.get(email=ALOIS)
    referral.accept_request(conference, talked_on=days.local_day(at), by=lenka, at=at)
    offer = coordinator.offer_to_coordinator(conference, user=alois, by=lenka, at=at)
    coordinator.accept_offer(offer, by=alois, at=at + timedelta(days=1))
    answers = dict.fromkeys(ConflictKind.values, False)
    coordinator.confirm_offer(offer, answers=answers, by=alois, at=at + timedelta(days=1))
    return alois


def _prepared(conference: FamilyConference, alois: User, at: datetime) -> None:
    begun = at - timedelta(weeks=5)
    for name, tie, side, state, coming, needs in PEOPLE:
        member = circle.add_member(conference, name=name, tie=tie, side=side, by=alois, at=begun)
        words = {field: getattr(member, field) for field in circle.OF_MEMBER}
        changed = {"state": state, "coming": coming, "needs": needs}
        circle.change_member(member, words={**words, **changed}, by=alois, at=begun)
    eliska = circle.add_member(
        conference, name="Eliška", tie="holčička", side=Side.SIBLINGS, is_child=True, by=alois, at=begun
    )
    words = {field: getattr(eliska, field) for field in circle.OF_MEMBER}
    talked = {
        "state": MemberState.PREPARED,
        "coming": Coming.YES,
        "wishes": "Chce, aby tam byla teta a nikdo nekřičel.",
    }
    circle.change_member(eliska, words={**words, **talked}, by=alois, at=begun)
    _diary(conference, alois, at)
    arranged = {"place": PLACE, "food": "polévku uvaří strýc", "childcare": "Vojtu pohlídá sousedka", "safety": ""}
    circle.arrange(conference, words=arranged, by=alois, at=at)
    saturday = _saturday(days.local_day(at) + timedelta(days=9))
    circle.fix_date(conference, starts_at=days.moment(saturday, time(10, 0)), place=PLACE, by=alois, at=at)


def _diary(conference: FamilyConference, alois: User, at: datetime) -> None:
    grandmother = next(
        one for one in Member.objects.filter(conference=conference).select_related("key") if one.tie == "babička"
    )
    for weeks, kind, minutes, km, note in (
        (5, Contact.CALL, 25, 0, "Ráda přijde. Bojí se, že se bude mluvit jen o tom, kdo za to může."),
        (4, Contact.VISIT, 90, 18, "Prošli jsme, kdo všechno k dětem patří. Našla se teta Zuzana a bratranec Radim."),
    ):
        when = at - timedelta(weeks=weeks)
        circle.write_entry(
            conference, kind=kind, on=days.local_day(when), member=grandmother, minutes=minutes, km=km, note=note,
            by=alois, at=when,
        )  # fmt: skip
    hall = at - timedelta(weeks=5)
    words: dict[str, Any] = {"on": days.local_day(hall), "costs": 600_00, "note": "Záloha na farní sál."}
    circle.write_entry(conference, kind=Contact.OTHER, by=alois, at=hall, **words)


def _saturday(day: date) -> date:
    return day + timedelta(days=(5 - day.weekday()) % 7)
