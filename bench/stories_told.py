"""Sentences of the stories with their slots, and numbers as people write them."""
# ruff: noqa: E501  the tables read best with one value a line

import random
from datetime import date, timedelta

# t b u are men (father, boy, uncle), m g e women (mother, girl, grandmother), n a name at home, F and G the families
# (m him, f her, r all of them); the figure is the case, „p“ whose; „s~“ is a preposition said as the next word wants.
LINES = """Na první schůzku přišla {m1} {Ff1} sama.
Paní {Ff1} se dlouho bála, že o děti přijde.
Otec {t1} {Fm1} nejdřív odmítl přijít.
S~{g7} jsme mluvili ve škole, s~{b7} až doma.
O {b6} se nejvíc starala babička {e1} {Gf1}.
Bez {g2} by rodina nikdy nezačala mluvit.
{bp} třídní učitel popsal, co se děje o přestávkách.
{gp} kamarádka navrhla, aby se sešli u ní.
Děda {u1} {Gm1} nabídl, že bude vozit děti na trénink.
U {Fr2} se dlouho nemluvilo o penězích.
{Fr1} se nakonec dohodli, že budou bydlet spolu.
Pomoc {Fr3} nabídla i sousedka.
S~{Fr7} jsme se sešli třikrát.
Dopis jsme poslali {m3} {Ff3} i {t3} {Fm3}.
Za {b4} se postavil strýc {u1}.
Mluvili jsme s panem {Fm7} i s paní {Gf7}.
Nejmladšímu se doma říká {n1}.
Nejvíc plakal {n1}, když slyšel o soudu.
Bydlí {town6} a dojíždějí do práce.
Rodina se přestěhovala z {town2} před rokem.
Babička žije {other6} v malém bytě.
Ráno {b1} chodí {school2} a odpoledne na kroužek.
Učitelka {school6} si všimla, že dítě usíná.
Žijí v {street}, kde je hluk z hospody.
Případ vedl {office} a spolupráce byla dobrá.
Pomáhala jim {ngo} už dva roky.
Setkání se konalo {date} v klubovně.
Soud rozhodl dne {date}, že děti zůstanou u matky.
Od {datew} se všichni scházeli pravidelně.
Druhá schůzka byla v {month} a přišlo devět lidí.
Volat se mohlo na číslo {phone} i večer.
Psát bylo možné na {mail} a odpověď přišla brzy.
Ve spise stálo rodné číslo {rc} a nikdo si toho nevšiml.
Spis má značku {mark} a leží na soudu.
Přijel autem se značkou {plate} a čekal venku.
Dluh na nájmu byl {money} a rostl.
{age} {b1} se toho dne poprvé usmál.
{agef} {g1} napsala, co si přeje.
Mamince je {years} a vychovává děti sama.
Paní {Gf1} řekla: „{b1} potřebuje klid.“
Svolala to {m1}, a tak přišli všichni.
Matka {m1} a otec {t1} spolu nežijí.
Když {t1} přišel, {m1} odešla na chodbu.
{m1} {Ff1} a {t1} {Fm1} podepsali dohodu.
{b1} řekl, že by chtěl bydlet u táty.
{g1} se těšila na prázdniny.
{Fm1} přišel pozdě a nikdo se nezlobil.
Večer volala {e1} {Gf1} dceři.
Cestou z {other2} se zastavili u lékaře.
Rozhodnutí poslal {towna} soud až za měsíc.
Děti viděly {t4} {Fm4} jen o víkendu.
Navštívili jsme {m4} {Ff4} doma.
Vzkaz od {u2} {Gm2} zněl jasně.
Nikdo nechtěl, aby se to dozvěděl {t1}.
K~{m3} mají děti blízko, k~{t3} hledají cestu.
Po setkání zůstala {g1} s~{e7} v kuchyni.""".splitlines()

MONTHS = (
    ("lednu", "ledna"), ("únoru", "února"), ("březnu", "března"), ("dubnu", "dubna"), ("květnu", "května"),
    ("červnu", "června"), ("červenci", "července"), ("srpnu", "srpna"), ("září", "září"), ("říjnu", "října"),
    ("listopadu", "listopadu"), ("prosinci", "prosince"),
)  # fmt: skip
AGES = (
    "Tříletý",
    "Pětiletý",
    "Sedmiletý",
    "Osmiletý",
    "Devítiletý",
    "Jedenáctiletý",
    "Dvanáctiletý",
    "Patnáctiletý",
    "8letý",
)
AGES_OF_HER = (
    "Čtyřletá",
    "Šestiletá",
    "Osmiletá",
    "Desetiletá",
    "Třináctiletá",
    "Čtrnáctiletá",
    "Šestnáctiletá",
    "12letá",
)
YEARS = ("34 let", "41 let", "28 let", "třicet let", "37 let")


def made(code: str, dice: random.Random) -> str:
    """This will make a number, a day or an age as somebody may write it."""
    day = date(2019, 1, 1) + timedelta(days=dice.randrange(2200))
    month = MONTHS[day.month - 1]
    figures = "".join(dice.choice("0123456789") for _ in range(10))
    phone = dice.choice("67") + figures[:8]
    choices = {
        "date": (
            f"{day.day}. {day.month}. {day.year}", f"{day.day}.{day.month}.{day.year}", day.isoformat(),
            f"{day.day}. {month[1]} {day.year}", f"{day.day:02d}.{day.month:02d}.{day.year % 100:02d}",
        ),
        "datew": (f"{day.day}. {month[1]}", f"{day.day}. {day.month}.", f"prvního {month[1]}", f"patnáctého {month[1]}"),
        "month": (f"{month[0]} {day.year}", f"roce {day.year}"),
        "phone": (phone, f"{phone[:3]} {phone[3:6]} {phone[6:]}", f"+420 {phone[:3]} {phone[3:6]} {phone[6:]}"),
        "mail": ("jana.h@posta.example", "rodina.novych@seznam.example", "kontakt(zavináč)rodina.example"),
        "rc": (f"{figures[:6]}/{figures[6:]}", f"{figures[:6]} / {figures[6:]}"),
        "mark": (f"12 Nc {figures[:3]}/2021", f"P {figures[:2]}/2020", f"SVA {figures[:3]}/2022", f"0 P {figures[:3]}/2019"),
        "plate": (f"2M{dice.choice('ABC')} {figures[:4]}", f"1T{dice.choice('12')} {figures[:4]}"),
        "money": (f"{dice.randrange(11, 99)} {figures[:3]} Kč", f"{dice.randrange(11000, 99000)} korun"),
        "age": AGES, "agef": AGES_OF_HER, "years": YEARS,
    }  # fmt: skip
    return dice.choice(choices[code])
