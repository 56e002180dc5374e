"""Protected values and how people really write them, by hand: nothing here comes from the code that looks for them."""
# ruff: noqa: E501  the tables read best with one value a line

from dataclasses import dataclass

from kruh.cases.rules.gate import Shape


@dataclass(frozen=True)
class Value:
    """One protected value: in full, in other cases, shortened, and as people say it."""

    full: str
    bent: tuple[str, ...]
    short: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    shape: Shape = Shape.ANY


def person(full: str, bent: str, short: str, said: str) -> Value:
    """This will make a person from forms parted by bars."""
    return Value(full, tuple(bent.split("|")), tuple(short.split("|")), tuple(said.split("|")), Shape.PERSON)


def place(full: str, bent: str, short: str = "") -> Value:
    """This will make a street, a school or another place from forms parted by bars."""
    return Value(full, tuple(bent.split("|")), tuple(filter(None, short.split("|"))))


PEOPLE = (
    person("Barbora Novotná", "Barbory Novotné|Barboře Novotné|Barboru Novotnou|Barborou Novotnou|paní Novotné|Novotných|s Novotnými", "B. Novotná|B. Novotné", "Bára Novotná|Báry Novotné|Barunku Novotnou"),
    person("Zdeněk Havel", "Zdeňka Havla|Zdeňkovi Havlovi|Zdeňku Havle|Zdeňkem Havlem|u Havlů|Havlovi přijeli", "Z. Havel|Z. Havla", "Zdenda Havel|Zdendy Havla"),
    person("Jiří Procházka", "Jiřího Procházky|Jiřímu Procházkovi|Jiřím Procházkou|Procházkovým|Procházkova matka", "J. Procházka|J. Procházky", "Jirka Procházka|Jirky Procházky|Jirkovi Procházkovi"),
    person("Olga Tichá", "Olgy Tiché|Olze Tiché|Olgu Tichou|Olgou Tichou|s paní Tichou", "O. Tichá|O. Tiché", "Olinka Tichá|Olince Tiché"),
    person("Matěj Hrůza", "Matěje Hrůzy|Matějovi Hrůzovi|Matějem Hrůzou|Hrůzových|od Hrůzů", "M. Hrůza", "Matýsek Hrůza|Matýska Hrůzy"),
    person("Kateřina Dvořáčková", "Kateřiny Dvořáčkové|Kateřině Dvořáčkové|Kateřinu Dvořáčkovou|Dvořáčkovi|pana Dvořáčka", "K. Dvořáčková", "Katka Dvořáčková|Káťu Dvořáčkovou|Kačce Dvořáčkové"),
    person("Vojtěch Krejčí", "Vojtěcha Krejčího|Vojtěchovi Krejčímu|Vojtěchem Krejčím|u Krejčích|Krejčím", "V. Krejčí|V. Krejčího", "Vojta Krejčí|Vojty Krejčího"),
    person("Jana Vlčková", "Jany Vlčkové|Janě Vlčkové|Janu Vlčkovou|Vlčkovi|pan Vlček|s Vlčkem", "J. Vlčková", "Janička Vlčková|Janinky Vlčkové"),
    person("Petr Růžek", "Petra Růžka|Petrovi Růžkovi|Petrem Růžkem|Růžkovi odjeli|Růžkových", "P. Růžek|P. Růžka", "Péťa Růžek|Petříka Růžka"),
    person("Eliška Sýkorová", "Elišky Sýkorové|Elišce Sýkorové|Elišku Sýkorovou|Sýkorovým|u Sýkorů", "E. Sýkorová", "Elinka Sýkorová|Elči Sýkorové"),
    person("Ondřej Šebesta", "Ondřeje Šebesty|Ondřejovi Šebestovi|Ondřejem Šebestou|Šebestových", "O. Šebesta|O. Šebesty", "Ondra Šebesta|Ondry Šebesty|Ondrášek Šebesta"),
    person("Marie Kubíčková", "Marii Kubíčkovou|Marií Kubíčkovou|Marie Kubíčkové|Kubíčkovi|pana Kubíčka", "M. Kubíčková", "Maruška Kubíčková|Mařenku Kubíčkovou"),
    person("Tomáš Hlaváč", "Tomáše Hlaváče|Tomáši Hlaváčovi|Tomášem Hlaváčem|Hlaváčovi|Hlaváčových", "T. Hlaváč", "Tomášek Hlaváč|Toma Hlaváče"),
    person("Lucie Bártová", "Lucii Bártovou|Lucií Bártovou|Lucie Bártové|Bártovým|pana Bárty", "L. Bártová", "Lucka Bártová|Lucinky Bártové"),
)  # fmt: skip

STREETS = (
    place("Slunečná 21, 378 10 Nová Lhota", "ve Slunečné 21|do Slunečné 21|Slunečnou 21|ve Slunečné ulici", "ul. Slunečná 21|Slunečná č. p. 21|Slunečná čp. 21"),
    place("Na Kopečku 184/7, 391 00 Lipová", "z Kopečku, Na Kopečku 184/7|Na Kopečku 184", "Na Kopečku č. p. 184|Na Kopečku 7|Na Kopečku 184 / 7"),
    place("náměstí Míru 5, 390 01 Tábor", "na náměstí Míru 5|náměstím Míru 5|u náměstí Míru 5", "nám. Míru 5|nám. Míru č. 5"),
    place("Boženy Němcové 12, 370 01 České Budějovice", "v ulici Boženy Němcové 12|u Boženy Němcové 12", "B. Němcové 12|ul. B. Němcové 12|ul. Boženy Němcové č. 12"),
    place("Palackého 33, 750 02 Přerov", "v Palackého 33|z Palackého ulice|do Palackého ulice", "ul. Palackého 33|Palackého č. p. 33"),
    place("třída Svobody 8, 772 00 Olomouc", "na třídě Svobody 8|z třídy Svobody 8|třídou Svobody 8", "tř. Svobody 8|tř. Svobody č. 8"),
    place("Dlouhá 14a, 110 00 Praha", "v Dlouhé 14a|Dlouhou 14a|do Dlouhé 14 a", "ul. Dlouhá 14a|Dlouhá č. 14a"),
    place("U Mlýna 3, 561 12 Brandýs", "k domu U Mlýna 3|U Mlýna 3", "ul. U Mlýna 3|U Mlýna č. p. 3"),
    place("nábřeží Legií 27, 709 00 Ostrava", "na nábřeží Legií 27|nábřežím Legií 27", "nábř. Legií 27|nábř. Legií č. 27"),
    place("Hřbitovní 401, 588 13 Polná", "v Hřbitovní 401|Hřbitovní ulicí|do Hřbitovní ulice", "ul. Hřbitovní 401|Hřbitovní čp. 401"),
    place("Karlova 9, 301 00 Plzeň", "v Karlově 9|do Karlovy 9|Karlovou 9|v Karlově ulici", "ul. Karlova 9|Karlova č. 9"),
    place("sídliště Vajgar 512, 377 01 Jindřichův Hradec", "na sídlišti Vajgar 512|ze sídliště Vajgar 512", "sídl. Vajgar 512|sídl. Vajgar č. p. 512"),
    place("Březová 6, 360 01 Karlovy Vary", "v Březové 6|z Březové 6|Březovou 6|v Březové ulici", "ul. Březová 6|Březová č. 6"),
    place("Dvorce 77, 588 51 Batelov", "v Dvorcích 77|do Dvorců 77|z Dvorců 77", "Dvorce č. p. 77|Dvorce čp. 77"),
)  # fmt: skip

INSTITUTIONS = (
    place("Základní škola Lipová", "v Základní škole Lipová|do Základní školy Lipové|ze základní školy v Lipové", "ZŠ Lipová|v ZŠ Lipové|na ZŠ Lipová"),
    place("ZŠ Jana Husa, Tábor", "v Základní škole Jana Husa|základní školou Jana Husa", "ZŠ J. Husa|v ZŠ J. Husa"),
    place("Mateřská škola Sluníčko", "v Mateřské škole Sluníčko|do mateřské školy Sluníčka", "MŠ Sluníčko|v MŠ Sluníčko|ve školce Sluníčko"),
    place("Gymnázium Vysočany", "na Gymnáziu Vysočany|do gymnázia Vysočany", "gympl Vysočany|na gymplu Vysočany"),
    place("Azylový dům Naděje", "v Azylovém domě Naděje|do azylového domu Naděje|Azylovým domem Naděje", "AD Naděje|v azylaku Naděje"),
    place("ZŠ a MŠ Polní, Písek", "v ZŠ Polní|do ZŠ a MŠ v Polní|základní školou Polní", "MŠ Polní|školka Polní|škola v Polní"),
    place("OSPOD Strakonice", "z OSPOD ve Strakonicích|OSPOD Strakonic", "ospod Strakonice"),
    place("Úřad práce Beroun", "na Úřadu práce v Berouně|Úřadem práce Beroun", "ÚP Beroun|na ÚP v Berouně"),
    place("Pekárna U Zvonu", "v Pekárně U Zvonu|do Pekárny U Zvonu|pekárnou U Zvonu"),
    place("Stavby Doležal s. r. o.", "ve Stavbách Doležal|od Staveb Doležal", "Stavby Doležal"),
    place("MUDr. Alena Bezděková", "u MUDr. Aleny Bezděkové|k Aleně Bezděkové|s Alenou Bezděkovou"),
)  # fmt: skip

TOWNS = (
    place("Nová Ves", "v Nové Vsi|do Nové Vsi|Novou Vsí"),
    place("Kroměříž", "v Kroměříži|Kroměříží|kroměřížská škola"),
    place("Dvůr Králové", "ve Dvoře Králové|do Dvora Králové|Dvorem Králové"),
    place("Pardubice", "v Pardubicích|do Pardubic|Pardubicemi|pardubický úřad"),
    place("Louny", "v Lounech|do Loun|Lounami"),
    place("Brno", "v Brně|do Brna|Brnem|brněnský úřad"),
    place("Plzeň", "v Plzni|do Plzně|Plzní|plzeňská škola"),
    place("Tábor", "v Táboře|do Tábora|před Táborem"),
    place("Most", "v Mostě|do Mostu|za Mostem"),
    place("Duha", "v Duze|do Duhy|s Duhou"),
    place("Lesní", "v Lesní|z Lesní|Lesní ulicí"),
    place("Třeboň", "v Třeboni|do Třeboně|Třeboní"),
)
NUMBERS = (
    place("+420777000101", "777000101|777 000 101|777-000-101|77 70 00 101|+420 777000101|00420 777 000 101|(+420) 777/000/101|7 7 7 0 0 0 1 0 1|777.000.101"),
    place("605 123 456", "605123456|+420605123456|605-123-456|60 51 23 456|00420605123456|+420 605 123456"),
    place("380 771 902", "380771902|+420 380 771 902|38 07 71 902|380-771-902"),
)  # fmt: skip
DATES = (
    place("12. 3. 2014", "12.3.2014|12.3.14|12. 03. 2014|2014-03-12|12. března 2014|dvanáctého března 2014|12/3/2014|12. III. 2014|dvanáctého března dva tisíce čtrnáct"),
    place("5. 10. 2009", "05.10.2009|5.10.09|2009-10-05|5. října 2009|pátého října 2009|5. X. 2009"),
    place("21. 5. 1987", "21.5.87|1987-05-21|21. května 1987|jednadvacátého května 1987|dvacátého prvního května 1987"),
)  # fmt: skip
MAILS = (
    place("jana.bila@priklad.cz", "Jana.Bila@priklad.cz|jana.bila(at)priklad.cz|jana.bila [at] priklad.cz|jana.bila (zavináč) priklad.cz|jana.bila zavináč priklad tečka cz|JANA.BILA@PRIKLAD.CZ"),
    place("novy_domov7@posta.example", "novy_domov7(at)posta.example|novy_domov7 @ posta.example|Novy_Domov7@posta.example"),
)  # fmt: skip
MARKS = (
    Value("OM 14/2026", ("OM14/2026", "OM 14 / 2026", "OM-14-2026", "sp. zn. OM14/2026", "om 14/2026"), shape=Shape.MARK),
    Value("SPOD/00123/2025-Ha", ("SPOD 00123/2025 Ha", "SPOD/00123/2025/Ha", "SPOD-00123-2025-Ha"), shape=Shape.MARK),
    Value("3A2 1234", ("3A21234", "3A2-1234", "3a2 12 34")),
)  # fmt: skip

NAMED = (*PEOPLE, *STREETS, *INSTITUTIONS, *TOWNS)
EVERYTHING = (*NAMED, *NUMBERS, *DATES, *MAILS, *MARKS)

# What an honest letter about the same people may say; each line is close to something above and tells none of it.
NEAR_MISSES = (
    "Barbora z vedlejší třídy Adamovi půjčila sešit.",
    "Tichá pošta dětem zabrala celé odpoledne a všem se líbila.",
    "Procházka po městě s babičkou bude každou sobotu.",
    "Malá skupina dětí se schází ve středu, zima na tom nic nezmění.",
    "Ke Slunečné 2 dojede autobus číslo 21.",
    "Setkání je na náměstí v Lipové nad Březnou, dům má číslo 15.",
    "Telefon na pracoviště je 380 000 110, ráno volejte raději 777 000 102.",
    "Další setkání je 12. 3. 2026 od 14:00, zpráva přijde do 5. 10. 2026.",
    "Petra přinesla vlčí máky a Tomáš hlavu plnou nápadů.",
    "Jana mluvila s Karlem o třídě, svobodu v tom má mít i Adam.",
    "Děti mají rády příběhy Boženy Němcové, dvanáct z nich už znají.",
    "Karlova babička pošle devět přání, dlouhá je cesta k dohodě.",
    "Ve škole je nová asistentka, ves už o tom ví.",
    "Naděje je, že azyl nebude potřeba; dům opraví do zimy.",
    "Paní Vlasta Havlínová upeče chléb, zvon u kostela je slyšet až k nim.",
    "Spisová značka pracoviště je OM 41/2026, pokoj 3A, telefon 1234.",
    "Napište na ospod@lipova.example nebo na jana@lipova.example.",
    "Sluníčko svítilo, proto děti čekaly venku před mateřskou školou.",
    "Pan Kubík a paní Dvorská hledají pěstouny na Vysočině.",
    "Děti pojedou na letní tábor a přes most půjdou pěšky.",
    "Po dešti byla nad školou duha a na lesní cestě kaluže.",
    "Polní cestou je to do školy blíž, v písku si hraje Ella.",
    "OSPOD zve do poradny na úřadu, práce s rodinou začne v březnu.",
    "Lounek je pes a Plzeňka je pivo, zapsali jsme to se smíchem.",
)

# How honest files are called: in small letters, of ordinary words, one of them a word that a hidden town shares.
NEAR_NAMES = (
    "zapis-ze-setkani", "plan-rodiny_2026", "pozvanka-babicka", "fotka_tabule_2", "zprava-ze-skoly-adam", "rozvrh_5b",
    "dohoda-o-vikendech", "program-konference", "vzkaz_pro_mamu", "vysvedceni-2025-26", "skolni_rad", "mapa-cesty-do-skoly",
    "prezencni-listina", "cestovne_unor", "karlova-omluvenka", "mostek-pres-potok", "zadost-o-prispevek", "letni-tabor-prihlaska",
)  # fmt: skip
