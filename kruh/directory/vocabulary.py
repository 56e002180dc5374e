"""The words of the directory: kinds of organisations, professions, trainings, languages."""

from django.db.models import TextChoices


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
    PROBATION = "probation", "probační a mediační služba"
    POLICE = "police", "policie"
    OTHER = "other", "jiná profese"


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
