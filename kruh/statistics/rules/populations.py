"""The counting rules: what is counted, from which day, by what it is sorted, and where the rule comes from.

Said once: the counting, the tables, the page „Jak počítáme“ and the yearly return all read it here. The first category
of a table says that something is not known; equal categories of two tables of one thing stand at the same place, so
that their published numbers agree (see `suppression`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kruh.conferences.vocabulary import Type
from kruh.plans.vocabulary import Carrying
from kruh.statistics.rules import suppression

BY_OFFICE = "Podle pracoviště"
TOTAL, QUARTER, OFFICE = "celkem", "ctvrtleti", "pracoviste"
FIVE_CONFERENCES = "Základ zaokrouhlení je tolik, kolik připadá asi na pět konferencí."


@dataclass(frozen=True, slots=True)
class Dimension:
    """One table: by what things are sorted, in the order in which the categories stand."""

    code: str
    title: str
    categories: tuple[tuple[str, str], ...]
    how: str = ""
    is_steps: bool = False  # each category holds those of all before it: a way that narrows

    def label(self, category: str) -> str:
        """This will name a category."""
        return dict(self.categories).get(category, category)

    def cells(self, categories: Sequence[str]) -> tuple[str, ...] | None:
        """This will give the categories whose cells a shown number adds up; None where one of them is none of ours."""
        known = [category for category, _ in self.categories]
        if not categories or set(categories) - set(known):
            return None
        if not self.is_steps:
            return tuple(category for category in known if category in categories)
        return tuple(known[: max(known.index(category) for category in categories) + 1])


@dataclass(frozen=True, slots=True)
class Population:
    """One kind of things that are counted, each once in every table."""

    code: str
    title: str
    what: str
    day: str
    source: str
    dimensions: tuple[Dimension, ...]
    base: int = suppression.SMALLEST
    scale: int = 1  # what is kept to what is shown, such as minutes to hours
    unit: str = ""
    fewest: int = 1  # fewer are not shown even inside: they would tell whose they are

    def dimension(self, code: str) -> Dimension | None:
        """This will find a table."""
        return next((one for one in (*self.dimensions, QUARTERS) if one.code == code), None)


QUARTERS = Dimension(QUARTER, "Podle čtvrtletí", tuple((str(turn), f"{turn}. čtvrtletí") for turn in range(1, 5)))
CASE_OR_FAMILY = Dimension("druh", "Podle druhu", (("case", "případové konference"), ("family", "rodinné konference")))

HELD = Population(
    "konference", "Konference, které se konaly",
    "Jedno setkání, které se opravdu sešlo, je jedna konference, ať jedná o jednom dítěti, nebo o sourozencích. "
    "Rodinná konference se konala, když začala její úvodní část. Patří sem i minulé konference načtené z tabulky; "
    "co tabulka neříká, je mezi neznámým. V ostatních přehledech nejsou, jen jejich lidé u stolu.",
    "Den setkání. Počítá se pracovišti, které konferenci svolalo.",
    "Pravidla počítání v Kruhu; roční výkaz o výkonu sociálně-právní ochrany dětí, přehled vybraných činností.",
    (
        Dimension(
            "typ", "Podle typu",
            (
                ("family", "rodinná konference"),
                *((str(one.value), f"případová {one.label}") for one in Type),
                ("unknown", "případová, typ neznáme"),
            ),
        ),
        Dimension(
            "poradi", "První, nebo navazující",
            (("unknown", "neznáme"), ("first", "první"), ("next", "navazující")),
        ),
        Dimension(
            "cekani", "Od žádosti k setkání",
            (
                ("none", "bez žádosti nebo ji neznáme"), ("14", "do 14 dní"), ("30", "15 až 30 dní"),
                ("60", "31 až 60 dní"), ("90", "61 až 90 dní"), ("more", "déle než 90 dní"),
            ),
            "Kalendářní dny od odeslání přijaté žádosti; u rodinné konference od žádosti administrátorovi.",
        ),
        Dimension(
            "zapis", "Zápis do pěti pracovních dnů",
            (
                ("none", "bez zápisu nebo ho neznáme"), ("waiting", "ještě ho nemají všichni"),
                ("in_time", "včas"), ("late", "později"),
            ),
            "Včas je, když první kopii měli do pěti pracovních dnů všichni, kdo ji mít měli. "
            "Rodinná konference zápis nemá.",
        ),
        Dimension(
            "hlas-ditete", "Jak zazněl názor dítěte",
            (
                ("unknown", "zápis to neříká nebo ještě není"), ("present", "dítě mluvilo samo"),
                ("support", "řekla ho podpůrná osoba nebo obhájce"), ("written", "dítě ho napsalo nebo nakreslilo"),
                ("before", "dítě ho řeklo při přípravě"), ("heard", "zazněl, jak neznáme"), ("not_heard", "nezazněl"),
            ),
            "Říká to zápis případové konference. Rodinná zápis nemá: dítě mluvilo samo, když přišlo; když ne a přišla "
            "jeho podpůrná osoba nebo obhájce, řekli to oni.",
        ),
        Dimension(
            "podpurna-osoba", "Podpůrná osoba u stolu",
            (("unknown", "účast není zapsaná"), ("with", "byla"), ("without", "nebyla")),
            "Podpůrná osoba nebo průvodce dítěte, kteří přišli.",
        ),
        Dimension(
            "pomer", "Rodina a odborníci u stolu",
            (
                ("unknown", "účast není zapsaná"), ("family", "rodina nebyla v menšině"),
                ("professionals", "odborníků bylo víc"),
            ),
            "K rodině patří i její doprovod. Facilitátor, koordinátor, zapisovatel a tlumočník nejsou na žádné straně.",
        ),
    ),
)  # fmt: skip
ENDED = Population(
    "konce", "Jak konference skončily",
    "Každá konference, která došla ke svému konci. Neuskutečněné setkání je konec jen do té doby, než má nový termín.",
    "Den, kdy konec nastal.",
    "Pravidla počítání v Kruhu: plánované a neuskutečněné zvlášť; odmítnutí rodiny je poctivý výsledek.",
    (
        Dimension(
            "konec", "Podle konce",
            (
                ("concluded", "proběhla a je uzavřená"), ("other_tool", "vhodnější nástroj"),
                ("refused", "rodina ji nechtěla"), ("unsafe", "nebyla by bezpečná"),
                ("not_held", "neuskutečnila se"), ("cancelled", "zrušená"),
            ),
        ),
        CASE_OR_FAMILY,
    ),
)  # fmt: skip
WAY = Population(
    "cesta", "Kam konference došly",
    "Všechno, co začalo jako úvaha o případové konferenci nebo podnět k rodinné, podle toho, kam až to došlo.",
    "Den úvahy nebo podnětu.",
    "Pravidla počítání v Kruhu: podnět, žádost, tým, setkání, plán, přezkum.",
    (
        Dimension(
            "krok", "Kolik jich došlo aspoň sem",
            (
                ("review", "přezkum"), ("plan", "plán"), ("meeting", "setkání"), ("team", "tým"),
                ("request", "žádost"), ("referral", "úvaha nebo podnět"),
            ),
            "Plán je, když jsou z konference úkoly. Přezkum je navazující konference nebo zapsané setkání po čase.",
            is_steps=True,
        ),
        CASE_OR_FAMILY,
    ),
)  # fmt: skip
TASKS = Population(
    "ukoly", "Úkoly z plánů",
    "Každý úkol z plánu. Úkol, který přešel do dalšího plánu, se počítá tam.",
    "Den, kdy byl úkol domluvený.",
    "Pravidla počítání v Kruhu; přehled plnění plánů.",
    (
        Dimension(
            "splneni", "Kdy byl splněný",
            (
                ("3", "do 3 měsíců"), ("6", "ve 4. až 6. měsíci"), ("12", "v 7. až 12. měsíci"), ("later", "po roce"),
                ("open", "zatím ne"), ("dropped", "už neplatí"),
            ),
            "Počítá se od domluvy do splnění, bez ohledu na to, do kdy úkol měl být hotový.",
        ),
        Dimension("kdo", "Kdo ho má", tuple((str(one.value), str(one.label)) for one in Carrying)),
    ),
)  # fmt: skip
SAID = Population(
    "spokojenost", "Dotazníky po rodinné konferenci",
    "Každý vyplněný list. Dotazník nemá jméno a uvnitř kraje se ukazuje, až když je listů aspoň pět.",
    "Den, kdy list přišel nebo byl přepsaný.",
    "Dotazníky po rodinné konferenci: spokojenost se setkáním, u dětí jak jim bylo, u OSPOD zda by ji volili znovu.",
    (
        Dimension(
            "hodnoceni", "Co říkají",
            (("none", "neodpovězeno"), ("good", "dobře"), ("middle", "napůl"), ("bad", "špatně")),
            "Dospělí a OSPOD: dobře je 8 až 10, napůl 4 až 7. Děti: tři obličeje.",
        ),
        Dimension("kdo", "Kdo odpovídal", (("adult", "dospělí"), ("child", "děti"), ("worker", "OSPOD"))),
    ),
    fewest=5,
)  # fmt: skip
PEOPLE = Population(
    "lide", "Lidé u stolu",
    f"Každý, kdo na setkání přišel, za každé setkání znovu. {FIVE_CONFERENCES}",
    "Den setkání.",
    "Pravidla počítání v Kruhu; přehled účasti.",
    (
        Dimension(
            "strana", "Rodina a odborníci",
            (("family", "rodina, blízcí a jejich doprovod"), ("professionals", "odborníci a úřad")),
        ),
    ),
    base=50,
)  # fmt: skip
HOURS = Population(
    "hodiny", "Hodiny práce",
    "Hodiny vyúčtované organizací za setkání a hodiny, které si zapsal koordinátor rodinné konference. "
    f"{FIVE_CONFERENCES}",
    "Den setkání, u koordinátora den práce.",
    "Vyúčtování facilitace (bez rozepsaných a stornovaných) a deník koordinátora.",
    (
        Dimension(
            "prace", "Podle práce", (("facilitation", "facilitace a zápis"), ("coordination", "koordinace")),
        ),
    ),
    base=25 * 60, scale=60, unit="h",
)  # fmt: skip
MONEY = Population(
    "penize", "Vyúčtováno",
    f"Částky z vystavených vyúčtování, bez stornovaných. {FIVE_CONFERENCES}",
    "Den setkání.",
    "Vyúčtování facilitace.",
    (Dimension("za-co", "Za co", (("meeting", "setkání"), ("no_show", "setkání, které se neuskutečnilo"))),),
    base=25_000 * 100, scale=100, unit="Kč",
)  # fmt: skip
CHILDREN = Population(
    "deti", "Děti, o kterých konference jednaly",
    "Každé dítě případu za každou konferenci, která se konala. Sourozenci jsou jedna konference a víc dětí.",
    "Den setkání.",
    "Pravidla počítání v Kruhu: konference a děti zvlášť.",
    (CASE_OR_FAMILY,),
    base=10,
)  # fmt: skip
PLANS = Population(
    "ipod", "Individuální plány ochrany dítěte",
    "První schválená verze plánu, za každé dítě jednou.",
    "Den schválení první verze.",
    "§ 10 zákona o sociálně-právní ochraně dětí, vyhláška 473/2012 Sb.",
    (Dimension("vcas", "Podle lhůty", (("in_time", "do měsíce od zařazení do evidence"), ("late", "později"))),),
)  # fmt: skip
ALL = {one.code: one for one in (HELD, CHILDREN, WAY, ENDED, TASKS, SAID, PEOPLE, HOURS, MONEY, PLANS)}
