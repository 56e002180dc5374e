"""What the demo tells of handed-over work, as data."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kruh.delegation.vocabulary import Kind, Light, Rhythm, Stage

GREEN, AMBER, RED = Light.GREEN, Light.AMBER, Light.RED


@dataclass(frozen=True)
class Report:
    """One output: of which of the due days, goal by goal, and what is needed."""

    number: int
    lines: tuple[tuple[Light, str], ...]
    needed: str = ""
    stage: str = ""
    next_goal: str = ""


@dataclass(frozen=True)
class Story:
    """One package; `people` by first name, with or without the telephone."""

    case: str
    title: str
    purpose: str
    description: str
    people: Mapping[str, bool]
    goals: tuple[tuple[str, str], ...]
    offered_ago: int
    first_ago: int
    ends_in: int
    rhythm: str = Rhythm.FORTNIGHTLY
    kind: str = Kind.GOALS
    accepted_ago: int | None = None
    reports: tuple[Report, ...] = field(default=())
    revoked: tuple[int, str] | None = None


TOLD = (
    Story(
        case="S1",
        title="Klidnější rána a cesta do školy",
        purpose="Pomoci rodině s ranním režimem přímo doma, dokud se Adam nezačne vracet do školy.",
        description="Nejlíp je přijít odpoledne, maminka po noční spí. Adamovi pomáhá, když se o škole nemluví hned.",
        people={"Adam": False, "Ella": False, "Jitka": True, "Vlasta": True},
        goals=(
            ("Adam ráno vstane a odejde z domu včas.", "Aspoň tři rána v týdnu odejde do 7:30."),
            ("Maminka má s kým probrat, co je nejtěžší.", "Sejdou se jednou za týden."),
            ("Babička ví, kdy může pomoci a kdy už ne.", "Je domluvený týdenní rozpis."),
        ),
        offered_ago=44,
        accepted_ago=42,
        first_ago=35,
        ends_in=60,
        reports=(
            Report(
                0,
                (
                    (AMBER, "Adam vstal dvakrát. Jednou sám, jednou s babičkou."),
                    (GREEN, "Maminka přišla a mluvila dlouho, další schůzka je domluvená."),
                    (GREEN, "Rozpis visí na lednici, babička ho dodržela."),
                ),
            ),
            Report(
                1,
                (
                    (RED, "Adam tenhle týden neodešel ani jednou, ráno se hádali."),
                    (AMBER, "Schůzka byla jen po telefonu, maminka brala směny navíc."),
                    (GREEN, "Babička chodí v úterý a ve čtvrtek."),
                ),
                needed="Zavolejte prosím do školy, jestli by Adam mohl pár týdnů začínat až druhou hodinou.",
            ),
        ),
    ),
    Story(
        case="S1",
        title="Doučování doma",
        purpose="Dohnat s Adamem matematiku, aby se do školy nevracel se strachem.",
        description="Adam má radši kratší schůzky, pak už se nesoustředí.",
        people={"Adam": False, "Jitka": True},
        goals=(("Adam zvládne zlomky.", "Napíše s lektorem cvičný test aspoň na trojku."),),
        offered_ago=40,
        accepted_ago=39,
        first_ago=32,
        ends_in=90,
        rhythm=Rhythm.WEEKLY,
        reports=(Report(0, ((AMBER, "Sešli jsme se jednou, Adam byl unavený."),)),),
        revoked=(20, "Rodina si domluvila doučování ve škole, dvojí by bylo moc."),
    ),
    Story(
        case="S1",
        title="Sestřička a její čas",
        purpose="Aby Ella měla chvíli jen pro sebe, když se doma řeší hlavně bratr.",
        description="Ella ráda kreslí a nechce sedět u stolu s dospělými.",
        people={"Ella": False, "Jitka": True},
        goals=(("Ella má jednou týdně svůj program.", "Sama řekne, že se na něj těší."),),
        offered_ago=1,
        first_ago=-21,
        ends_in=150,
        rhythm=Rhythm.MONTHLY,
    ),
    Story(
        case="S2",
        title="Začít si s tatínkem důvěřovat",
        purpose="Najít cestu k tatínkovi, který o pomoc nestojí a na úřad nechodí.",
        description="Tatínek zvedá telefon až večer. Nerad mluví o úřadech, rád o synovi.",
        people={"Matyáš": False, "Ivo": True},
        goals=(("Tatínek se aspoň jednou za čtrnáct dní sejde s někým od vás.", "Schůzku nezruší."),),
        offered_ago=30,
        accepted_ago=28,
        first_ago=21,
        ends_in=75,
        kind=Kind.TRUST,
        reports=(
            Report(
                0, ((AMBER, "Dvakrát jsme si volali, na schůzku zatím nechce."),), stage=Stage.TRUST,
                next_goal="Zavolat v neděli večer a zeptat se, jak dopadl výlet.",
            ),
            Report(
                1, ((GREEN, "Sešli jsme se na hřišti, hodinu mluvil o Matyášovi."),), stage=Stage.NEEDS,
                next_goal="Domluvit, co by tatínek chtěl s Matyášem dělat o víkendu.",
            ),
        ),
    ),
)  # fmt: skip
