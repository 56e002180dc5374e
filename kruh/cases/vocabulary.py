"""The words of the child's case: who belongs to it, how people are tied, what is protected and from whom."""

from django.db.models import TextChoices


class CaseState(TextChoices):
    """Whether the office works on the case."""

    OPEN = "open", "otevřený"
    CLOSED = "closed", "uzavřený"


class TeamRole(TextChoices):
    """Why a colleague may know about the case."""

    KEY_WORKER = "key_worker", "klíčový pracovník"
    SUBSTITUTE = "substitute", "zástup"
    GUARDIAN = "guardian", "kolizní opatrovník"
    HEAD = "head", "vedoucí pracoviště"
    EMERGENCY = "emergency", "mimořádný přístup"


ROLE_FEMININE = {
    TeamRole.KEY_WORKER: "klíčová pracovnice",
    TeamRole.SUBSTITUTE: "zástup",
    TeamRole.GUARDIAN: "kolizní opatrovnice",
    TeamRole.HEAD: "vedoucí pracoviště",
    TeamRole.EMERGENCY: "mimořádný přístup",
}


def spoken_role(role: TeamRole, gender: str) -> str:
    """This will name the relation to the case as one would say it of this person."""
    return ROLE_FEMININE[role] if gender == "f" else str(role.label)


class EmergencyKind(TextChoices):
    """Why a case had to be opened by somebody outside its team."""

    DANGER = "danger", "Dítě je v ohrožení a věc nesnese odklad"
    DUTY = "duty", "Mám pohotovost a nikdo z týmu není k zastižení"
    COURT = "court", "Soud, policie nebo lékař potřebují odpověď hned"
    OTHER = "other", "Něco jiného"


class Part(TextChoices):
    """Where a person stands in the case."""

    CHILD = "child", "dítě"
    FAMILY = "family", "rodina"
    NETWORK = "network", "širší síť"
    PROFESSIONAL = "professional", "odborník"


def spoken_part(part: str, gender: str) -> str:
    """This will name where this person stands in the case: „odbornice“."""
    return "odbornice" if part == Part.PROFESSIONAL and gender == "f" else str(Part(part).label)


class TieKind(TextChoices):
    """What one person is to another, read from the first to the second: "Jitka je rodič – Adam"."""

    PARENT = "parent", "rodič"
    ADOPTIVE_PARENT = "adoptive_parent", "osvojitel"
    STEP_PARENT = "step_parent", "partner rodiče"
    FOSTER_PARENT = "foster_parent", "pěstoun"
    GUARDIAN = "guardian", "poručník nebo opatrovník"
    CARER = "carer", "pečující osoba"
    GRANDPARENT = "grandparent", "prarodič"
    SIBLING = "sibling", "sourozenec"
    HALF_SIBLING = "half_sibling", "nevlastní sourozenec"
    AUNT_UNCLE = "aunt_uncle", "teta nebo strýc"
    COUSIN = "cousin", "bratranec nebo sestřenice"
    PARTNER = "partner", "partner"
    SPOUSE = "spouse", "manžel nebo manželka"
    FORMER_PARTNER = "former_partner", "bývalý partner"
    FRIEND = "friend", "kamarád nebo přítel"
    NEIGHBOUR = "neighbour", "soused"
    PROFESSIONAL = "professional", "pracuje s dítětem nebo rodinou"


# Female, male; where gender is not known, the neutral label of the kind is used.
TIE_WORDS: dict[str, tuple[str, str]] = {
    TieKind.PARENT: ("matka", "otec"),
    TieKind.ADOPTIVE_PARENT: ("osvojitelka", "osvojitel"),
    TieKind.STEP_PARENT: ("partnerka rodiče", "partner rodiče"),
    TieKind.FOSTER_PARENT: ("pěstounka", "pěstoun"),
    TieKind.GUARDIAN: ("poručnice nebo opatrovnice", "poručník nebo opatrovník"),
    TieKind.GRANDPARENT: ("babička", "dědeček"),
    TieKind.SIBLING: ("sestra", "bratr"),
    TieKind.HALF_SIBLING: ("nevlastní sestra", "nevlastní bratr"),
    TieKind.AUNT_UNCLE: ("teta", "strýc"),
    TieKind.COUSIN: ("sestřenice", "bratranec"),
    TieKind.PARTNER: ("partnerka", "partner"),
    TieKind.SPOUSE: ("manželka", "manžel"),
    TieKind.FORMER_PARTNER: ("bývalá partnerka", "bývalý partner"),
    TieKind.FRIEND: ("kamarádka", "kamarád"),
    TieKind.NEIGHBOUR: ("sousedka", "soused"),
}


def tie_word(kind: str, gender: str) -> str:
    """This will give "matka" for a mother, "otec" for a father and "rodič" where gender is not known."""
    feminine, masculine = TIE_WORDS.get(kind, ("", ""))
    return {"f": feminine, "m": masculine}.get(gender) or str(TieKind(kind).label)


SYMMETRIC_TIES = frozenset(
    {
        TieKind.SIBLING,
        TieKind.HALF_SIBLING,
        TieKind.COUSIN,
        TieKind.PARTNER,
        TieKind.SPOUSE,
        TieKind.FORMER_PARTNER,
        TieKind.FRIEND,
        TieKind.NEIGHBOUR,
    }
)


class PictureKind(TextChoices):
    """For whom the picture of the family is: how much it says."""

    WORKING = "working", "pro práci"
    FAMILY = "family", "pro rodinu"
    ANONYMOUS = "anonymous", "beze jmen"


class KinStep(TextChoices):
    """What somebody new is to a person of the picture."""

    PARENT = "parent", "rodič"
    PARTNER = "partner", "partner nebo partnerka"
    SPOUSE = "spouse", "manžel nebo manželka"
    FORMER_PARTNER = "former_partner", "bývalý partner nebo partnerka"
    CHILD = "child", "dítě"
    SIBLING = "sibling", "sourozenec se stejnými rodiči"
    HALF_SIBLING = "half_sibling", "sourozenec s jedním společným rodičem"


class ContactKind(TextChoices):
    """How a person can be reached."""

    PHONE = "phone", "telefon"
    EMAIL = "email", "e-mail"
    ADDRESS = "address", "adresa"
    DATA_BOX = "data_box", "datová schránka"
    THROUGH = "through", "přes jinou osobu"


class Need(TextChoices):
    """What a person needs to be able to take part."""

    STEP_FREE = "step_free", "bezbariérový přístup"
    HEARING = "hearing", "hůře slyší"
    SIGN_LANGUAGE = "sign_language", "český znakový jazyk"
    SIGHT = "sight", "hůře vidí"
    EASY_READING = "easy_reading", "jednoduchý text"
    CHILDCARE = "childcare", "hlídání dětí"
    TRANSPORT = "transport", "doprava"
    BREAKS = "breaks", "častější přestávky"


class Language(TextChoices):
    """Languages met in practice."""

    CZECH = "cs", "čeština"
    UKRAINIAN = "uk", "ukrajinština"
    ROMANI = "rom", "romština"
    VIETNAMESE = "vi", "vietnamština"
    SLOVAK = "sk", "slovenština"
    RUSSIAN = "ru", "ruština"
    ENGLISH = "en", "angličtina"
    OTHER = "other", "jiný jazyk"


class FactKind(TextChoices):
    """What kind of fact must not reach somebody."""

    ADDRESS = "address", "adresa"
    SCHOOL = "school", "škola"
    WORKPLACE = "workplace", "zaměstnání"
    PHONE = "phone", "telefon"
    EMAIL = "email", "e-mail"
    DOCTOR = "doctor", "lékař"
    SHELTER = "shelter", "azylový dům nebo úkryt"
    AREA = "area", "obec nebo okolí"
    ORGANISATION = "organisation", "organizace, která místo prozrazuje"
    VEHICLE = "vehicle", "auto"
    NAME = "name", "nové jméno"
    OTHER = "other", "jiný údaj"


class ApartKind(TextChoices):
    """Why two people must not meet."""

    ORDER = "order", "soud nebo policie zakázaly styk"
    VIOLENCE = "violence", "násilí nebo jeho hrozba"
    FEAR = "fear", "jeden z nich se bojí"
    AGREED = "agreed", "dohodli se tak"


class TransferState(TextChoices):
    """How far the file is on its way to another office."""

    PROPOSED = "proposed", "čeká na převzetí"
    ACCEPTED = "accepted", "předáno"
    RETURNED = "returned", "vráceno"
    WITHDRAWN = "withdrawn", "staženo"


class MoveReason(TextChoices):
    """Why another office is to lead the case."""

    MOVED = "moved", "Dítě se přestěhovalo"
    DECIDED = "decided", "Rozhodl soud nebo nadřízený úřad"
    OTHER = "other", "Jiný důvod"


class AssistanceState(TextChoices):
    """How far a request for legal assistance is."""

    ASKED = "asked", "čeká na přijetí"
    ACCEPTED = "accepted", "vyřizuje se"
    DECLINED = "declined", "odmítnuto"
    ANSWERED = "answered", "vyřízeno"
    WITHDRAWN = "withdrawn", "staženo"


class Wanted(TextChoices):
    """What another office is asked to do."""

    VISIT = "visit", "Navštívit domácnost"
    TALK = "talk", "Mluvit s dítětem nebo s dospělým"
    FIND_OUT = "find_out", "Něco zjistit"
    OTHER = "other", "Něco jiného"


VERB_WORDS: dict[str, str] = {
    "cases.open_case": "založení případu",
    "cases.close_case": "uzavření případu",
    "cases.reopen_case": "znovuotevření případu",
    "cases.change_case": "údaje případu",
    "cases.read": "přehled, lidé a tým",
    "cases.read_person": "karta člověka",
    "cases.see_protection": "ochrana",
    "cases.read_protected": "chráněný údaj",
    "cases.see_readers": "kdo se díval",
    "cases.add_person": "přidání člověka",
    "cases.change_person": "údaje člověka",
    "cases.link_person": "přidání známého člověka",
    "cases.remove_person": "odebrání člověka",
    "cases.tie": "vztah",
    "cases.untie": "zrušení vztahu",
    "cases.add_contact": "nový kontakt",
    "cases.change_contact": "změna kontaktu",
    "cases.end_contact": "ukončení kontaktu",
    "cases.keep_apart": "kdo se nesmí potkat",
    "cases.end_apart": "konec omezení",
    "cases.protect_fact": "ochrana údaje",
    "cases.propose_lifting": "návrh na konec ochrany údaje",
    "cases.lift_protection": "konec ochrany údaje",
    "cases.keep_protection": "ponechání ochrany údaje",
    "cases.open_in_emergency": "mimořádný přístup",
    "cases.review_emergency": "kontrola mimořádného přístupu",
    "cases.add_to_team": "přidání do týmu",
    "cases.end_team_membership": "odchod z týmu",
    "cases.hand_over": "předání případu",
    "cases.see_moves": "jiný úřad",
    "cases.propose_transfer": "návrh předat případ jinému úřadu",
    "cases.withdraw_transfer": "stažení návrhu na předání",
    "cases.read_transfer": "návrh na převzetí",
    "cases.accept_transfer": "převzetí od jiného úřadu",
    "cases.return_transfer": "vrácení návrhu na převzetí",
    "cases.print_transfer": "průvodní list k předání",
    "cases.ask_assistance": "dožádání",
    "cases.read_assistance": "dožádání",
    "cases.withdraw_assistance": "stažení dožádání",
    "cases.print_assistance": "průvodní list k dožádání",
    "cases.accept_assistance": "přijetí dožádání",
    "cases.decline_assistance": "odmítnutí dožádání",
    "cases.answer_assistance": "odpověď na dožádání",
}
CONTEXT_WORDS: dict[str, str] = {
    "conferences": "konference",
    "plans": "plán",
    "meetings": "setkání a zápis",
    "billing": "vyúčtování",
    "briefing": "případ na jedné stránce",
    "desk": "Dnes",
    "messaging": "zprávy",
}


def verb_words(verb: str) -> str:
    """This will say in Czech what somebody did or read."""
    return VERB_WORDS.get(verb) or CONTEXT_WORDS.get(verb.split(".", maxsplit=1)[0], "jiná část případu")
