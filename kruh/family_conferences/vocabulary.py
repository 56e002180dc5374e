"""The words of a family conference: where it stands, who may be in the room, what people said."""

from django.db.models import TextChoices


class State(TextChoices):
    """Where a family conference stands."""

    REFERRED = "referred", "podnět"
    AGREED = "agreed", "někdo z rodiny souhlasí"
    REQUESTED = "requested", "žádost u administrátora"
    SEEKING = "seeking", "hledá se koordinátor"
    PREPARING = "preparing", "příprava"
    PLANNED = "planned", "má termín"
    INFORMATION = "information", "úvodní část"
    PRIVATE_TIME = "private_time", "soukromý čas rodiny"
    PRESENTED = "presented", "rodina představuje plán"
    ACCEPTED = "accepted", "plán běží"
    CLOSED = "closed", "uzavřená"
    FAMILY_REFUSED = "family_refused", "rodina nechce"
    UNSAFE = "unsafe", "nebylo by to bezpečné"


ENDS = (State.CLOSED, State.FAMILY_REFUSED, State.UNSAFE)
BEFORE_REQUEST = (State.REFERRED, State.AGREED)
BEFORE_MEETING = (State.AGREED, State.REQUESTED, State.SEEKING, State.PREPARING, State.PLANNED)


class Source(TextChoices):
    """Whose idea it was."""

    OFFICE = "office", "pracoviště OSPOD"
    FAMILY = "family", "někdo z rodiny"
    OTHER = "other", "někdo jiný, třeba škola"


class Spoken(TextChoices):
    """How somebody was spoken with."""

    IN_PERSON = "in_person", "osobně"
    PHONE = "phone", "telefonem"
    ONLINE = "online", "přes video"


class Explained(TextChoices):
    """What the first member of the family has to hear before agreeing."""

    VOLUNTARY = "voluntary", "je to dobrovolné a může si to kdykoli rozmyslet"
    COURSE = "course", "jak to probíhá a že rodina je část času úplně sama"
    PLAN = "plan", "plán vymýšlí rodina, úřad ho přijme, když je pro děti bezpečný"
    COORDINATOR = "coordinator", "koordinátor není z úřadu a o dětech nerozhoduje"
    SHARING = "sharing", "co se administrátor a koordinátor o rodině dozvědí"


class OfferState(TextChoices):
    """Where an offer to a coordinator stands."""

    OFFERED = "offered", "čeká na odpověď"
    INFORMED = "informed", "vidí jména, má říct, jestli někoho zná"
    ACCEPTED = "accepted", "přijato"
    DECLINED = "declined", "odmítnuto"
    WITHDRAWN = "withdrawn", "koordinátor odstoupil"
    ENDED = "ended", "skončilo"


ASKED_OFFERS = (OfferState.OFFERED, OfferState.INFORMED)
LIVING_OFFERS = (*ASKED_OFFERS, OfferState.ACCEPTED)


class Side(TextChoices):
    """From which side of the child's world somebody comes; an empty side is worth a question."""

    MOTHERS = "mothers", "z máminy strany"
    FATHERS = "fathers", "z tátovy strany"
    SIBLINGS = "siblings", "sourozenci a jejich rodiny"
    FRIENDS = "friends", "přátelé a kamarádi"
    NEIGHBOURS = "neighbours", "sousedé a lidé z okolí"
    OTHERS = "others", "kmotři, trenéři a další blízcí"
    EXPERTS = "experts", "odborníci, které rodina zve"


class MemberState(TextChoices):
    """How far the coordinator is with somebody of the circle."""

    FOUND = "found", "ještě nikdo nevolal"
    SPOKEN = "spoken", "mluvili jsme spolu"
    PREPARED = "prepared", "příprava hotová"
    DECLINED = "declined", "nechce přijít"
    LEFT_OUT = "left_out", "nezve se"


class Coming(TextChoices):
    """Whether somebody comes."""

    UNASKED = "unasked", "zatím bez odpovědi"
    YES = "yes", "přijde"
    MAYBE = "maybe", "ještě neví"
    NO = "no", "nepřijde"


class Contact(TextChoices):
    """What the coordinator did of an evening."""

    CALL = "call", "telefonát"
    VISIT = "visit", "návštěva"
    MESSAGE = "message", "zpráva"
    SEARCH = "search", "hledání lidí"
    ADMINISTRATOR = "administrator", "porada s administrátorem"
    OTHER = "other", "zařizování"


class Place(TextChoices):
    """Where somebody stands to the family, which decides in which part of the day they may be in the room."""

    FAMILY = "family", "rodina, blízcí a děti"
    SUPPORT = "support", "podpůrná osoba dítěte (není odborník)"
    ADVOCATE = "advocate", "obhájce dítěte z oboru"
    REFERRER = "referrer", "zadavatel z úřadu"
    EXPERT = "expert", "pozvaný odborník"
    COORDINATOR = "coordinator", "koordinátor"
    INTERPRETER = "interpreter", "tlumočník"
    ADMINISTRATOR = "administrator", "administrátor"


class PlanChannel(TextChoices):
    """How somebody wants to be sent the plan."""

    PAPER = "paper", "na papíře z ruky do ruky"
    LETTER = "letter", "poštou"
    EMAIL = "email", "e-mailem"
    LINK = "link", "na své stránce"


class Phase(TextChoices):
    """The three parts of the day."""

    INFORMATION = "information", "úvodní část"
    PRIVATE_TIME = "private_time", "soukromý čas rodiny"
    PRESENTATION = "presentation", "představení plánu"


class Presence(TextChoices):
    """Whether somebody may be in the room."""

    YES = "yes", "ano"
    BY_FAMILY = "by_family", "jen když si to rodina a dítě přejí"
    OPTIONAL = "optional", "nemusí"
    NO = "no", "ne"


class Decision(TextChoices):
    """What the office said to the plan."""

    ACCEPTED = "accepted", "přijatý"
    WITH_ADDITIONS = "with_additions", "přijatý s doplněním"
    RETURNED = "returned", "vrácený rodině"


class Again(TextChoices):
    """When the family goes on with a plan that came back."""

    NOW = "now", "hned, rodina má ještě čas pro sebe"
    LATER = "later", "na druhém setkání"


class AtReview(TextChoices):
    """What came of the review."""

    KEPT = "kept", "plán platí dál"
    AMENDED = "amended", "plán se mění"
    CLOSED = "closed", "konec, rodina to zvládá sama"


class Stage(TextChoices):
    """How far somebody is on the way to coordinating."""

    CANDIDATE = "candidate", "zájem o koordinaci"
    TRAINING = "training", "ve výcviku"
    GUIDED = "guided", "první konference pod vedením"
    INDEPENDENT = "independent", "koordinuje samostatně"
    PAUSED = "paused", "má pauzu"
    ENDED = "ended", "už nekoordinuje"
    TURNED_DOWN = "turned_down", "nepřijato"


WORKING_STAGES = (Stage.TRAINING, Stage.GUIDED, Stage.INDEPENDENT, Stage.PAUSED)


class Asked(TextChoices):
    """What is asked of whoever wants to coordinate."""

    MOTIVATION = "motivation", "Proč chce koordinovat"
    EXPERIENCE = "experience", "Jaké má zkušenosti s lidmi, rodinami a dětmi"
    TIME = "time", "Kolik má času a kdy: večery, víkendy"
    TRAVEL = "travel", "Jak a kam může jezdit"
    TIES = "ties", "Vazby na OSPOD a služby pro rodiny v kraji"


class HoursKind(TextChoices):
    """With whom a coordinator talks the work over."""

    INTERVISION = "intervision", "intervize"
    SUPERVISION = "supervision", "supervize"


class StatementState(TextChoices):
    """Where a coordinator's statement of work stands."""

    SENT = "sent", "čeká na schválení"
    RETURNED = "returned", "vrácený k opravě"
    APPROVED = "approved", "schválený"


FROZEN = (StatementState.SENT, StatementState.APPROVED)


class Respondent(TextChoices):
    """Who fills a questionnaire in."""

    ADULT = "adult", "dospělí"
    CHILD = "child", "děti"
    WORKER = "worker", "OSPOD"


class AskedAdult(TextChoices):
    """What an adult of the family is asked afterwards, one to ten."""

    PREPARED = "prepared", "Věděli jste předem, co vás čeká?"
    HEARD = "heard", "Mohli jste říct, co jste chtěli?"
    SAFE = "safe", "Bylo vám tam bezpečně?"
    COORDINATOR = "coordinator", "Jak vám vyhovoval koordinátor nebo koordinátorka?"
    MEETING = "meeting", "Jak jste spokojeni se setkáním?"
    PLAN = "plan", "Jak jste spokojeni s plánem?"
    TRUST = "trust", "Věříte, že se plán povede?"


class AskedChild(TextChoices):
    """What a child is asked afterwards, with three faces."""

    THERE = "there", "Jak ti na setkání bylo?"
    SAID = "said", "Zaznělo, co jsi chtěl nebo chtěla říct?"
    HEARD = "heard", "Poslouchali tě dospělí?"
    PLAN = "plan", "Jak se ti líbí, na čem jste se domluvili?"


class AskedWorker(TextChoices):
    """What the worker of the office is asked afterwards, one to ten."""

    QUESTION = "question", "Odpověděl plán na otázku?"
    SAFETY = "safety", "Jsou děti s plánem v bezpečí?"
    WORK = "work", "Kolik práce vám to vzalo?"
    AGAIN = "again", "Zvolili byste rodinnou konferenci znovu?"
    EFFECT = "effect", "Poznáte po čase u dětí změnu?"


class Purpose(TextChoices):
    """What somebody of the circle agrees to, each for itself."""

    TAKE_PART = "take_part", "účast na setkání"
    PLAN = "plan", "dostat plán rodiny"
    STATISTICS = "statistics", "započítání do statistiky beze jména"
