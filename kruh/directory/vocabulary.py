"""The words of the directory: kinds of organisations, professions, trainings, languages."""

from django.db.models import TextChoices

from kruh.access.roles import Role


class Kind(TextChoices):
    """What an organisation is; the participants of a case conference by Act 359/1999, § 10(3)(e)."""

    OFFICE = "office", "pracoviště OSPOD"
    NGO = "ngo", "nezisková organizace"
    AUTHORISED = "authorised", "pověřená osoba"
    SCHOOL = "school", "škola a školské zařízení"
    HEALTH = "health", "zdravotnické zařízení"
    SOCIAL_SERVICE = "social_service", "sociální služba"
    COURT = "court", "soud"
    POLICE = "police", "policie"
    OTHER = "other", "jiná organizace"


# Who runs and teaches Kruh may sit anywhere that works with it; people of one meeting also elsewhere, say at a school.
_OF_ANY = (Role.METHODOLOGIST, Role.ADMINISTRATOR)
_OF_FAMILY = (Role.REGIONAL_ADMINISTRATOR, Role.COORDINATOR)
_OF_LEADING = (Role.CONSULTANT, Role.FACILITATOR, Role.MINUTE_TAKER, Role.SERVICE_WORKER, *_OF_FAMILY, *_OF_ANY)
_OF_OTHERS = (Role.FACILITATOR, Role.MINUTE_TAKER)
_ROLES: dict[str, tuple[Role, ...]] = {
    Kind.OFFICE: (Role.SOCIAL_WORKER, Role.HEAD, *_OF_ANY),
    Kind.NGO: _OF_LEADING,
    Kind.AUTHORISED: _OF_LEADING,
    Kind.SOCIAL_SERVICE: (Role.CONSULTANT, *_OF_OTHERS, Role.SERVICE_WORKER),
    Kind.OTHER: (*_OF_OTHERS, *_OF_FAMILY, *_OF_ANY),
}


def roles_at(kind: str) -> tuple[Role, ...]:
    """This will give the roles that somebody can have in an organisation of that kind."""
    return _ROLES.get(kind, _OF_OTHERS)


class Profession(TextChoices):
    """What a professional does, named so that both women and men find themselves in it."""

    SOCIAL_WORKER = "social_worker", "sociální práce OSPOD"
    CURATOR = "curator", "kuratela pro děti a mládež"
    TEACHER = "teacher", "učitelství"
    HEAD_OF_SCHOOL = "head_of_school", "vedení školy"
    KINDERGARTEN = "kindergarten", "mateřská škola"
    SCHOOL_PSYCHOLOGIST = "school_psychologist", "školní psychologie"
    PSYCHOLOGIST = "psychologist", "psychologie"
    PSYCHIATRIST = "psychiatrist", "dětská psychiatrie"
    PAEDIATRICIAN = "paediatrician", "dětské lékařství"
    SPEECH_THERAPIST = "speech_therapist", "logopedie"
    FAMILY_SUPPORT = "family_support", "sociálně aktivizační služba (SAS)"
    DEBT_ADVISER = "debt_adviser", "dluhové poradenství"
    HOME_EDUCATOR = "home_educator", "výchova v dětském domově"
    FOSTER_SUPPORT = "foster_support", "doprovázení pěstounů"
    CHILD_GUIDE = "child_guide", "průvodcovství dítěte"
    INTERPRETER = "interpreter", "tlumočení"
    FACILITATOR = "facilitator", "facilitace"
    MINUTE_TAKER = "minute_taker", "zapisovatelství"
    CONSULTANT = "consultant", "konzultace konferencí"
    COORDINATOR = "coordinator", "koordinace rodinných konferencí"
    REGIONAL_ADMINISTRATOR = "regional_admin", "administrace rodinných konferencí"
    PROBATION = "probation", "probační a mediační služba"
    POLICE = "police", "policie"
    OTHER = "other", "jiná profese"


# Of a woman, of a man; a profession without such words is left unsaid.
PROFESSION_WORDS: dict[str, tuple[str, str]] = {
    Profession.SOCIAL_WORKER: ("sociální pracovnice", "sociální pracovník"),
    Profession.CURATOR: ("kurátorka pro děti a mládež", "kurátor pro děti a mládež"),
    Profession.TEACHER: ("učitelka", "učitel"),
    Profession.HEAD_OF_SCHOOL: ("z vedení školy", "z vedení školy"),
    Profession.KINDERGARTEN: ("učitelka mateřské školy", "učitel mateřské školy"),
    Profession.SCHOOL_PSYCHOLOGIST: ("školní psycholožka", "školní psycholog"),
    Profession.PSYCHOLOGIST: ("psycholožka", "psycholog"),
    Profession.PSYCHIATRIST: ("dětská psychiatrička", "dětský psychiatr"),
    Profession.PAEDIATRICIAN: ("dětská lékařka", "dětský lékař"),
    Profession.SPEECH_THERAPIST: ("logopedka", "logoped"),
    Profession.FAMILY_SUPPORT: ("pracovnice služby pro rodiny", "pracovník služby pro rodiny"),
    Profession.DEBT_ADVISER: ("dluhová poradkyně", "dluhový poradce"),
    Profession.HOME_EDUCATOR: ("vychovatelka", "vychovatel"),
    Profession.FOSTER_SUPPORT: ("pracovnice, která doprovází pěstouny", "pracovník, který doprovází pěstouny"),
    Profession.CHILD_GUIDE: ("průvodkyně dítěte", "průvodce dítěte"),
    Profession.INTERPRETER: ("tlumočnice", "tlumočník"),
    Profession.FACILITATOR: ("facilitátorka", "facilitátor"),
    Profession.MINUTE_TAKER: ("zapisovatelka", "zapisovatel"),
    Profession.CONSULTANT: ("konzultantka", "konzultant"),
    Profession.COORDINATOR: ("koordinátorka rodinných konferencí", "koordinátor rodinných konferencí"),
    Profession.REGIONAL_ADMINISTRATOR: ("administrátorka rodinných konferencí", "administrátor rodinných konferencí"),
    Profession.PROBATION: ("pracovnice probační služby", "pracovník probační služby"),
    Profession.POLICE: ("policistka", "policista"),
}


def profession_word(profession: str, gender: str) -> str:
    """This will name what this person does: „učitelka“; nothing where the gender or such a word is not known."""
    feminine, masculine = PROFESSION_WORDS.get(profession, ("", ""))
    return {"f": feminine, "m": masculine}.get(gender, "")


# Whom families look for; only they can be shown to everybody.
LISTED = (Profession.REGIONAL_ADMINISTRATOR, Profession.COORDINATOR)


class Shown(TextChoices):
    """What somebody may agree to show to everybody."""

    NAME = "name", "jméno"
    PHONE = "phone", "telefon do práce"
    EMAIL = "email", "pracovní e-mail"


class TrainingKind(TextChoices):
    """What somebody learned that matters at a conference."""

    CASE_CONFERENCE = "case_conference", "facilitace případových konferencí"
    FAMILY_CONFERENCE = "family_conference", "koordinace rodinných konferencí"
    MINUTES = "minutes", "zápis ze setkání"
    MEDIATION = "mediation", "mediace"
    CHILD_VOICE = "child_voice", "práce s hlasem dítěte"
    INTERPRETING = "interpreting", "komunitní tlumočení"
    SUPERVISION = "supervision", "supervize a intervize"
    OTHER = "other", "jiné vzdělání"


class Language(TextChoices):
    """Languages in which a professional can speak with a family."""

    CZECH = "cs", "čeština"
    SLOVAK = "sk", "slovenština"
    UKRAINIAN = "uk", "ukrajinština"
    RUSSIAN = "ru", "ruština"
    VIETNAMESE = "vi", "vietnamština"
    ROMANI = "rom", "romština"
    ROMANIAN = "ro", "rumunština"
    POLISH = "pl", "polština"
    GERMAN = "de", "němčina"
    ENGLISH = "en", "angličtina"
    ARABIC = "ar", "arabština"
    CZECH_SIGN = "cse", "český znakový jazyk"


class Access(TextChoices):
    """What a room of an organisation has for whoever comes on wheels; codes stand in addresses."""

    STEP_FREE = "bez-schodu", "místnost bez schodů"
    TOILET = "wc", "místnost s bezbariérovou toaletou"
    BOTH = "oboji", "bez schodů i s toaletou"
