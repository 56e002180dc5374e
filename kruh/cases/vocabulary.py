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


class Part(TextChoices):
    """Where a person stands in the case."""

    CHILD = "child", "dítě"
    FAMILY = "family", "rodina"
    NETWORK = "network", "širší síť"
    PROFESSIONAL = "professional", "odborník"


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
