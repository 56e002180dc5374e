"""What the demo conferences are about, in the words of their scenarios."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from kruh.conferences.vocabulary import Agreement, ParticipantRole, Presence, Type

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
WITHOUT_MOTHER = (
    "Tereza si výslovně nepřeje, aby maminka přišla. "
    "Maminka se o konferenci dozví ode mě osobně a výsledek dostane dopisem."
)
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
            Guest("Lenka", R.SCHOOL), Guest("Martin", R.SCHOOL), Guest("Ondřej", R.EXPERT),
            Guest("Pavla", R.SOCIAL_SERVICE),
        ),
        answers={"unclear_situation": "yes", "many_services": "yes", "wide_family": "yes"},
        notes={"many_services": "Škola, poradna i SAS, každý zvlášť."},
    ),
    Story(
        "S2", Type.CLASSIC, 20,
        "Jak můžeme Matyášovi pomoct, aby víc mluvil a dobře se mu začínalo ve škole?",
        "Za rok má nastoupit do školy. Rodiče žijí odděleně a o pomoci pro Matyáše se zatím nedomluvili.",
        "Matyáš mluví málo, v kolektivu se schovává. Maminka shání logopedii, "
        "tatínek bydlí jinde a má o něj zájem. "
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
        "Tereza žije v dětském domově, o víkendech jezdí k tetě. "
        "Bratr Kryštof je v pěstounské rodině a vídají se málo. "
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
        left_out=("Dana", WITHOUT_MOTHER),
        answers={"child_wants_to_speak": "yes", "big_decision": "yes", "wide_family": "yes"},
        is_answered=False,
    ),
)  # fmt: skip
