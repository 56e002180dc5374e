"""The words of a case conference on its way to the room."""

from django.db.models import TextChoices


class Type(TextChoices):
    """Types of case conference (Bechyňová), and the child-led one."""

    CLASSIC = "classic", "klasická"
    URGENT = "urgent", "urgentní"
    MOTIVATIONAL = "motivational", "motivační"
    CHILD_LED = "child_led", "interaktivní (vede ji dítě)"
    METHODICAL = "methodical", "metodická (jen odborníci)"
    EXPERT = "expert", "expertní (jen odborníci)"


PROFESSIONALS_ONLY = frozenset({Type.METHODICAL, Type.EXPERT})


class State(TextChoices):
    """Where the conference stands. Several ends are honourable and counted."""

    CONSIDERED = "considered", "zvažuje se"
    NOT_NOW = "not_now", "zatím ne"
    OTHER_TOOL = "other_tool", "zvolen jiný nástroj"
    FAMILY_REFUSED = "family_refused", "rodina nechce"
    REQUESTING = "requesting", "připravuje se žádost"
    REQUESTED = "requested", "čeká na organizaci"
    ACCEPTED = "accepted", "hledá se tým a termín"
    SCHEDULED = "scheduled", "má termín, připravuje se"
    HELD = "held", "proběhla"
    NOT_HELD = "not_held", "neuskutečnila se"
    CANCELLED = "cancelled", "zrušena"
    CONCLUDED = "concluded", "uzavřena"


ENDED = (State.CONCLUDED, State.CANCELLED, State.FAMILY_REFUSED, State.OTHER_TOOL)
AFTER_THE_DAY = (State.HELD, State.CONCLUDED, State.NOT_HELD)


class RefusedBy(TextChoices):
    """Who does not want the conference. A refusal is an answer, not a failure."""

    CHILD = "child", "dítě"
    PARENTS = "parents", "rodiče nebo pečující"
    ALL = "all", "dítě i rodiče"


class ParticipantRole(TextChoices):
    """In which role a person comes (categories of § 10(3)(e) of Act 359/1999, and the method's own)."""

    CHILD = "child", "dítě"
    PARENT = "parent", "rodič"
    CARER = "carer", "pečující osoba"
    RELATIVE = "relative", "příbuzný"
    CLOSE_PERSON = "close_person", "blízká osoba"
    SUPPORT_PERSON = "support_person", "podpůrná osoba"
    CHILD_GUIDE = "child_guide", "průvodce dítěte"
    INTERPRETER = "interpreter", "tlumočník"
    PROXY = "proxy", "doprovod nebo zmocněnec"
    SCHOOL = "school", "škola"
    HEALTH = "health", "zdravotnictví"
    SOCIAL_SERVICE = "social_service", "sociální služba"
    FOSTER_EXPERT = "foster_expert", "odborník na náhradní péči"
    OFFICE = "office", "OSPOD nebo jiný úřad"
    POLICE_JUSTICE = "police_justice", "policie nebo justice"
    EXPERT = "expert", "jiný odborník"


# Of a woman, of a man: the one place that says it, for screens, papers and the brief alike.
SPOKEN: dict[ParticipantRole, tuple[str, str]] = {
    ParticipantRole.PARENT: ("matka", "otec"),
    ParticipantRole.RELATIVE: ("příbuzná", "příbuzný"),
    ParticipantRole.CHILD_GUIDE: ("průvodkyně dítěte", "průvodce dítěte"),
    ParticipantRole.INTERPRETER: ("tlumočnice", "tlumočník"),
    ParticipantRole.FOSTER_EXPERT: ("odbornice na náhradní péči", "odborník na náhradní péči"),
    ParticipantRole.EXPERT: ("jiná odbornice", "jiný odborník"),
}


def spoken(role: str, gender: str) -> str:
    """This will name the role as one would say it of this person: „matka“, „příbuzný“, „tlumočnice“."""
    known = ParticipantRole(role)
    feminine, masculine = SPOKEN.get(known, ("", ""))
    return {"f": feminine, "m": masculine}.get(gender) or str(known.label)


def role_of_somebody(role: ParticipantRole) -> str:
    """This will name the role of somebody who is yet to be chosen: „příbuzná nebo příbuzný“."""
    feminine, masculine = SPOKEN.get(role, ("", ""))
    return f"{feminine} nebo {masculine}" if masculine == role.label else str(role.label)


COMPANIONS = (ParticipantRole.SUPPORT_PERSON, ParticipantRole.CHILD_GUIDE, ParticipantRole.PROXY)

FAMILY_SIDE = frozenset(ParticipantRole[name] for name in ("CHILD", "PARENT", "CARER", "RELATIVE", "CLOSE_PERSON"))


class Agreement(TextChoices):
    """What the person says to the conference itself."""

    UNASKED = "unasked", "zatím jsme se neptali"
    AGREES = "agrees", "souhlasí"
    HESITATES = "hesitates", "váhá"
    REFUSES = "refuses", "nesouhlasí"


class Presence(TextChoices):
    """How the person will take part."""

    IN_PERSON = "in_person", "osobně"
    ONLINE = "online", "na dálku"
    WRITTEN = "written", "písemným vyjádřením"
    NOT_INVITED = "not_invited", "bez pozvánky"


class SeatRole(TextChoices):
    """The two people whom the organisation sends."""

    FACILITATOR = "facilitator", "facilitátor"
    MINUTE_TAKER = "minute_taker", "zapisovatel"


class SeatState(TextChoices):
    """Whether the offered colleague comes."""

    OFFERED = "offered", "čeká na odpověď"
    INFORMED = "informed", "přijato, zbývá potvrdit nestrannost"
    ACCEPTED = "accepted", "přijato"
    DECLINED = "declined", "odmítnuto"
    WITHDRAWN = "withdrawn", "odstoupení"
    ENDED = "ended", "ukončeno"


ASKED_SEATS = (SeatState.OFFERED, SeatState.INFORMED)
LIVING_SEATS = (*ASKED_SEATS, SeatState.ACCEPTED)


class StepBack(TextChoices):
    """Why somebody leaves the team after having seen the names."""

    KNOWS_FAMILY = "knows_family", "poznávám rodinu nebo někoho z lidí kolem ní"
    CANNOT_COME = "cannot_come", "v den setkání nemůžu přijít"
    OTHER = "other", "jiný důvod"


class ConflictKind(TextChoices):
    """Ties that make somebody unfit to be neutral."""

    EMPLOYER = "employer", "pracuje pro úřad nebo službu, která rodinu vede"
    SERVICE = "service", "poskytuje nebo poskytoval rodině službu"
    KINSHIP = "kinship", "patří k příbuzným někoho z rodiny"
    NEIGHBOUR = "neighbour", "zná rodinu osobně, třeba ze sousedství"


class CandidateState(TextChoices):
    """What became of a proposed date."""

    OPEN = "open", "navržený"
    CHOSEN = "chosen", "zvolený"
    DROPPED = "dropped", "zamítnutý"


class Answer(TextChoices):
    """Four answers to a proposed date, as they are written down for somebody, or one taken back; silence is no no."""

    CAN = "can", "může"
    WORSE = "worse", "když to jinak nejde"
    CANNOT = "cannot", "nemůže"
    CALL_ME = "call_me", "neví, máme zavolat"
    NONE = "none", "zatím bez odpovědi"


OWN_ANSWERS = {
    Answer.CAN: "můžu",
    Answer.WORSE: "když to jinak nejde",
    Answer.CANNOT: "nemůžu",
    Answer.CALL_ME: "nevím, zavolejte mi",
    Answer.NONE: "zatím bez odpovědi",
}


class Channel(TextChoices):
    """How we learned it or how it reached the person."""

    IN_PERSON = "in_person", "osobně"
    PHONE = "phone", "telefonem"
    EMAIL = "email", "e-mailem"
    POST = "post", "poštou"
    PAPER = "paper", "na papíře z ruky do ruky"
    DATA_BOX = "data_box", "datovou schránkou"
    OWN_PAGE = "own_page", "na stránce pro rodinu"


class Topic(TextChoices):
    """What has to be done with each person before the conference."""

    WHAT = "what", "ví, co je konference"
    WHY = "why", "ví, proč se sejdeme"
    GOAL = "goal", "zná cíl a rozumí mu"
    CONSENT = "consent", "souhlasy"
    SUPPORT = "support", "podpůrná osoba"
    LANGUAGE = "language", "jazyk a tlumočení"
    TRANSPORT = "transport", "doprava a přístup"
    WISHES = "wishes", "co chce říct a co potřebuje"
    SAFETY = "safety", "rozhovor o bezpečí"
    CHILD_VOICE = "child_voice", "jak zazní hlas dítěte"


class TopicState(TextChoices):
    """The six honest states of a piece of preparation."""

    NOT_STARTED = "not_started", "nezačato"
    IN_PROGRESS = "in_progress", "rozpracováno"
    WAITING = "waiting", "čeká na někoho jiného"
    BLOCKED = "blocked", "zatím nelze"
    DONE = "done", "hotovo"
    NOT_NEEDED = "not_needed", "nepotřebujeme"


class Purpose(TextChoices):
    """One purpose, one question."""

    ATTEND = "attend", "účast na setkání"
    SHARE_SCHOOL = "share_school", "předání informací škole"
    SHARE_SERVICES = "share_services", "předání informací službám, které pomáhají"
    MINUTES = "minutes", "zaslání zápisu"
    PHOTO = "photo", "fotografie flipchartu"
    STATISTICS = "statistics", "započtení do statistiky beze jmen"


class ConsentAnswer(TextChoices):
    """Yes, no, or a wish to talk first."""

    YES = "yes", "ano"
    NO = "no", "ne"
    TALK = "talk", "chce si promluvit"


class RoomThing(TextChoices):
    """What has to stand ready in the room (from the facilitation service's own list)."""

    SPACE = "space", "dost místa pro všechny"
    TOILET = "toilet", "dostupné WC"
    SEATING = "seating", "židle do kruhu nebo do U"
    FLIPCHART = "flipchart", "flipchart"
    FLIPCHART_PAPER = "flipchart_paper", "papír a fixy na flipchart"
    PAPER = "paper", "papíry pro účastníky"
    PENS = "pens", "psací potřeby"
    CRAYONS = "crayons", "pastelky pro dítě"
    TREAT = "treat", "něco sladkého pro dítě"
    WATER = "water", "voda, káva, čaj"
    NAME_CARDS = "name_cards", "cedulky se jmény"
    QUIET_CORNER = "quiet_corner", "klidné místo pro přestávku"


class Reply(TextChoices):
    """What the invited person says."""

    NONE = "none", "zatím bez odpovědi"
    COMES = "comes", "přijde"
    MAYBE = "maybe", "neví"
    EXCUSED = "excused", "omlouvá se"


class CallOff(TextChoices):
    """Whether somebody who was invited knows that they are not to come any more."""

    TO_TELL = "to_tell", "je potřeba dát vědět"
    TOLD = "told", "ví, že už nemá chodit"


class Bringer(TextChoices):
    """Who sees to a thing in the room."""

    OFFICE = "office", "přinese pracoviště"
    FACILITATOR = "facilitator", "přiveze facilitátor"
    VENUE = "venue", "je na místě"


class InterpreterKind(TextChoices):
    """Who interprets; never a child and never for free out of politeness."""

    COMMUNITY = "community", "komunitní tlumočení"
    COURT = "court", "soudní tlumočení"
    INTERCULTURAL = "intercultural", "interkulturní práce"
    SIGN = "sign", "český znakový jazyk"
    PHONE = "phone", "tlumočení po telefonu"


class Voice(TextChoices):
    """How the child's view is heard in the room; the child chooses."""

    SELF = "self", "řekne to samo"
    TOGETHER = "together", "řekne to s podpůrnou osobou"
    SUPPORT = "support", "řekne to za ně podpůrná osoba"
    PICTURE = "picture", "nakreslí obrázek"
    LETTER = "letter", "napíše dopis nebo vzkaz"
    RECORDING = "recording", "pošle nahrávku"
    NOTHING = "nothing", "nechce nic říkat"
