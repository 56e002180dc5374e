"""Names written out by hand in every case, so that what measures the engine owes nothing to its own endings."""
# ruff: noqa: E501  the tables read best with one value a line

# He: nominative, genitive (accusative), dative (locative), instrumental, whose.
MEN = """
Adam Adama Adamovi Adamem Adamův|Filip Filipa Filipovi Filipem Filipův|Jan Jana Janovi Janem Janův
Petr Petra Petrovi Petrem Petrův|Jakub Jakuba Jakubovi Jakubem Jakubův|Dominik Dominika Dominikovi Dominikem Dominikův
Daniel Daniela Danielovi Danielem Danielův|Martin Martina Martinovi Martinem Martinův|Josef Josefa Josefovi Josefem Josefův
Marek Marka Markovi Markem Markův|Jiří Jiřího Jiřímu Jiřím .|Michal Michala Michalovi Michalem Michalův
Antonín Antonína Antonínovi Antonínem Antonínův|Vojtěch Vojtěcha Vojtěchovi Vojtěchem Vojtěchův
Kamil Kamila Kamilovi Kamilem Kamilův|Viktor Viktora Viktorovi Viktorem Viktorův|Robert Roberta Robertovi Robertem Robertův
Albert Alberta Albertovi Albertem Albertův|František Františka Františkovi Františkem Františkův
Hynek Hynka Hynkovi Hynkem Hynkův|Radek Radka Radkovi Radkem Radkův|Čeněk Čeňka Čeňkovi Čeňkem Čeňkův
Zdeněk Zdeňka Zdeňkovi Zdeňkem Zdeňkův|Luděk Luďka Luďkovi Luďkem Luďkův|Pavel Pavla Pavlovi Pavlem Pavlův
Karel Karla Karlovi Karlem Karlův|Tomáš Tomáše Tomášovi Tomášem Tomášův|Lukáš Lukáše Lukášovi Lukášem Lukášův
Ondřej Ondřeje Ondřejovi Ondřejem Ondřejův|Matěj Matěje Matějovi Matějem Matějův|Aleš Aleše Alešovi Alešem Alešův
Miloš Miloše Milošovi Milošem Milošův|Hugo Huga Hugovi Hugem Hugův|Ivo Iva Ivovi Ivem Ivův|Matyáš Matyáše Matyášovi Matyášem Matyášův
Tobiáš Tobiáše Tobiášovi Tobiášem Tobiášův|Oleksandr Oleksandra Oleksandrovi Oleksandrem Oleksandrův
"""
# She: nominative, genitive, dative (locative), accusative, instrumental, whose.
WOMEN = """
Jana Jany Janě Janu Janou Janin|Eva Evy Evě Evu Evou Evin|Eliška Elišky Elišce Elišku Eliškou Eliščin
Lucie Lucie Lucii Lucii Lucií Luciin|Marie Marie Marii Marii Marií Mariin|Petra Petry Petře Petru Petrou Petřin
Klára Kláry Kláře Kláru Klárou Klářin|Anna Anny Anně Annu Annou Annin|Tereza Terezy Tereze Terezu Terezou Terezin
Kateřina Kateřiny Kateřině Kateřinu Kateřinou Kateřinin|Veronika Veroniky Veronice Veroniku Veronikou Veroničin
Markéta Markéty Markétě Markétu Markétou Markétin|Nela Nely Nele Nelu Nelou Nelin|Ella Elly Elle Ellu Ellou Ellin
Olena Oleny Oleně Olenu Olenou Olenin|Natálie Natálie Natálii Natálii Natálií Natáliin|Hana Hany Haně Hanu Hanou Hanin
Ivana Ivany Ivaně Ivanu Ivanou Ivanin|Zdena Zdeny Zdeně Zdenu Zdenou Zdenin|Alena Aleny Aleně Alenu Alenou Alenin
Marta Marty Martě Martu Martou Martin|Dora Dory Doře Doru Dorou Dořin|Nora Nory Noře Noru Norou Nořin
Sára Sáry Sáře Sáru Sárou Sářin|Adéla Adély Adéle Adélu Adélou Adélin|Pavla Pavly Pavle Pavlu Pavlou Pavlin
Karla Karly Karle Karlu Karlou Karlin|Monika Moniky Monice Moniku Monikou Moničin|Blanka Blanky Blance Blanku Blankou Blančin
Radka Radky Radce Radku Radkou Radčin|Lenka Lenky Lence Lenku Lenkou Lenčin|Olga Olgy Olze Olgu Olgou Olžin
Táňa Táni Táně Táňu Táňou Tánin|Dáša Dáši Dáše Dášu Dášou Dášin|Emílie Emílie Emílii Emílii Emílií Emíliin
Alice Alice Alici Alici Alicí Alicin|Libuše Libuše Libuši Libuši Libuší Libušin|Nataša Nataši Nataše Natašu Natašou Natašin
Dagmar Dagmary Dagmar Dagmar Dagmar .|Ester Ester Ester Ester Ester .
"""
# The family: him in four cases, her in nominative, genitive (dative) and accusative (instrumental), all in four cases.
FAMILIES = """
Havlín Havlína Havlínovi Havlínem Havlínová Havlínové Havlínovou Havlínovi Havlínových Havlínovým Havlínovými
Novák Nováka Novákovi Novákem Nováková Novákové Novákovou Novákovi Novákových Novákovým Novákovými
Dvořák Dvořáka Dvořákovi Dvořákem Dvořáková Dvořákové Dvořákovou Dvořákovi Dvořákových Dvořákovým Dvořákovými
Zima Zimy Zimovi Zimou Zimová Zimové Zimovou Zimovi Zimových Zimovým Zimovými
Svoboda Svobody Svobodovi Svobodou Svobodová Svobodové Svobodovou Svobodovi Svobodových Svobodovým Svobodovými
Malý Malého Malému Malým Malá Malé Malou Malí Malých Malým Malými
Černý Černého Černému Černým Černá Černé Černou Černí Černých Černým Černými
Novotný Novotného Novotnému Novotným Novotná Novotné Novotnou Novotní Novotných Novotným Novotnými
Hájek Hájka Hájkovi Hájkem Hájková Hájkové Hájkovou Hájkovi Hájkových Hájkovým Hájkovými
Němec Němce Němcovi Němcem Němcová Němcové Němcovou Němcovi Němcových Němcovým Němcovými
Tesař Tesaře Tesařovi Tesařem Tesařová Tesařové Tesařovou Tesařovi Tesařových Tesařovým Tesařovými
Beneš Beneše Benešovi Benešem Benešová Benešové Benešovou Benešovi Benešových Benešovým Benešovými
Krejčí Krejčího Krejčímu Krejčím Krejčí Krejčí Krejčí Krejčovi Krejčích Krejčím Krejčími
Tkačuk Tkačuka Tkačukovi Tkačukem Tkačuková Tkačukové Tkačukovou Tkačukovi Tkačukových Tkačukovým Tkačukovými
Ševčenko Ševčenka Ševčenkovi Ševčenkem Ševčenková Ševčenkové Ševčenkovou Ševčenkovi Ševčenkových Ševčenkovým Ševčenkovými
Horák Horáka Horákovi Horákem Horáková Horákové Horákovou Horákovi Horákových Horákovým Horákovými
Havel Havla Havlovi Havlem Havlová Havlové Havlovou Havlovi Havlových Havlovým Havlovými
Pospěch Pospěcha Pospěchovi Pospěchem Pospěchová Pospěchové Pospěchovou Pospěchovi Pospěchových Pospěchovým Pospěchovými
Hanzlík Hanzlíka Hanzlíkovi Hanzlíkem Hanzlíková Hanzlíkové Hanzlíkovou Hanzlíkovi Hanzlíkových Hanzlíkovým Hanzlíkovými
Zahradil Zahradila Zahradilovi Zahradilem Zahradilová Zahradilové Zahradilovou Zahradilovi Zahradilových Zahradilovým Zahradilovými
Bartoň Bartoně Bartoňovi Bartoněm Bartoňová Bartoňové Bartoňovou Bartoňovi Bartoňových Bartoňovým Bartoňovými
Kalous Kalouse Kalousovi Kalousem Kalousová Kalousové Kalousovou Kalousovi Kalousových Kalousovým Kalousovými
Zbořil Zbořila Zbořilovi Zbořilem Zbořilová Zbořilové Zbořilovou Zbořilovi Zbořilových Zbořilovým Zbořilovými
Vašut Vašuta Vašutovi Vašutem Vašutová Vašutové Vašutovou Vašutovi Vašutových Vašutovým Vašutovými
Doskočil Doskočila Doskočilovi Doskočilem Doskočilová Doskočilové Doskočilovou Doskočilovi Doskočilových Doskočilovým Doskočilovými
Martínek Martínka Martínkovi Martínkem Martínková Martínkové Martínkovou Martínkovi Martínkových Martínkovým Martínkovými
Janáček Janáčka Janáčkovi Janáčkem Janáčková Janáčkové Janáčkovou Janáčkovi Janáčkových Janáčkovým Janáčkovými
Bubeníček Bubeníčka Bubeníčkovi Bubeníčkem Bubeníčková Bubeníčkové Bubeníčkovou Bubeníčkovi Bubeníčkových Bubeníčkovým Bubeníčkovými
Michálek Michálka Michálkovi Michálkem Michálková Michálkové Michálkovou Michálkovi Michálkových Michálkovým Michálkovými
Jakubec Jakubce Jakubcovi Jakubcem Jakubcová Jakubcové Jakubcovou Jakubcovi Jakubcových Jakubcovým Jakubcovými
Vavřinec Vavřince Vavřincovi Vavřincem Vavřincová Vavřincové Vavřincovou Vavřincovi Vavřincových Vavřincovým Vavřincovými
Hradec Hradce Hradcovi Hradcem Hradcová Hradcové Hradcovou Hradcovi Hradcových Hradcovým Hradcovými
Kozel Kozla Kozlovi Kozlem Kozlová Kozlové Kozlovou Kozlovi Kozlových Kozlovým Kozlovými
Tomeš Tomeše Tomešovi Tomešem Tomešová Tomešové Tomešovou Tomešovi Tomešových Tomešovým Tomešovými
Kubeš Kubeše Kubešovi Kubešem Kubešová Kubešové Kubešovou Kubešovi Kubešových Kubešovým Kubešovými
Bendář Bendáře Bendářovi Bendářem Bendářová Bendářové Bendářovou Bendářovi Bendářových Bendářovým Bendářovými
Lukeš Lukeše Lukešovi Lukešem Lukešová Lukešové Lukešovou Lukešovi Lukešových Lukešovým Lukešovými
Vávra Vávry Vávrovi Vávrou Vávrová Vávrové Vávrovou Vávrovi Vávrových Vávrovým Vávrovými
Machala Machaly Machalovi Machalou Machalová Machalové Machalovou Machalovi Machalových Machalovým Machalovými
Kudela Kudely Kudelovi Kudelou Kudelová Kudelové Kudelovou Kudelovi Kudelových Kudelovým Kudelovými
Škarda Škardy Škardovi Škardou Škardová Škardové Škardovou Škardovi Škardových Škardovým Škardovými
Podhorský Podhorského Podhorskému Podhorským Podhorská Podhorské Podhorskou Podhorští Podhorských Podhorským Podhorskými
Zábranský Zábranského Zábranskému Zábranským Zábranská Zábranské Zábranskou Zábranští Zábranských Zábranským Zábranskými
Dubický Dubického Dubickému Dubickým Dubická Dubické Dubickou Dubičtí Dubických Dubickým Dubickými
Horecký Horeckého Horeckému Horeckým Horecká Horecké Horeckou Horečtí Horeckých Horeckým Horeckými
Kočí Kočího Kočímu Kočím Kočí Kočí Kočí Kočovi Kočích Kočím Kočími
Marčenko Marčenka Marčenkovi Marčenkem Marčenková Marčenkové Marčenkovou Marčenkovi Marčenkových Marčenkovým Marčenkovými
Danylenko Danylenka Danylenkovi Danylenkem Danylenková Danylenkové Danylenkovou Danylenkovi Danylenkových Danylenkovým Danylenkovými
Jakša Jakši Jakšovi Jakšou Jakšová Jakšové Jakšovou Jakšovi Jakšových Jakšovým Jakšovými
"""
# How the child is called at home: nominative, genitive, dative, instrumental.
AT_HOME = {
    "Jan": "Honzík Honzíka Honzíkovi Honzíkem", "Jakub": "Kuba Kuby Kubovi Kubou", "Adam": "Adámek Adámka Adámkovi Adámkem",
    "Eliška": "Elinka Elinky Elince Elinkou", "Tereza": "Terka Terky Terce Terkou", "Anna": "Anička Aničky Aničce Aničkou",
    "Filip": "Filípek Filípka Filípkovi Filípkem", "Daniel": "Danek Danka Dankovi Dankem",
}  # fmt: skip
# Towns and villages: nominative, genitive, locative with its preposition, an adjective of a man where there is one.
TOWNS = """
Olomouc|Olomouce|v Olomouci|olomoucký
Prostějov|Prostějova|v Prostějově|prostějovský
Tábor|Tábora|v Táboře|táborský
Most|Mostu|v Mostě|mostecký
Písek|Písku|v Písku|písecký
Hradec Králové|Hradce Králové|v Hradci Králové|
České Budějovice|Českých Budějovic|v Českých Budějovicích|
Zlín|Zlína|ve Zlíně|zlínský
Lutín|Lutína|v Lutíně|
Bystrovany|Bystrovan|v Bystrovanech|
Horní Lhota|Horní Lhoty|v Horní Lhotě|
Benešov|Benešova|v Benešově|benešovský
"""
TOWN_INSTEAD = ("okresní město", "okresního města", "v okresním městě", "místní")
SCHOOLS = (
    ("ZŠ Lipová", "do ZŠ Lipová", "do ZŠ", "v ZŠ Lipová", "v ZŠ"),
    (
        "Základní škola Dukelská",
        "do Základní školy Dukelská",
        "do Základní školy",
        "v Základní škole Dukelská",
        "v Základní škole",
    ),
    ("Gymnázium Čajkovského", "na Gymnázium Čajkovského", "na Gymnázium", "na Gymnáziu Čajkovského", "na Gymnáziu"),
    ("MŠ Pohádka", "do MŠ Pohádka", "do MŠ", "v MŠ Pohádka", "v MŠ"),
    ("ZŠ Jiřího z Poděbrad", "do ZŠ Jiřího z Poděbrad", "do ZŠ", "v ZŠ Jiřího z Poděbrad", "v ZŠ"),
)
STREETS = ("Lipové ulici 12", "Zahradní ulici 5", "ulici Palackého 8", "ulici Na Vyhlídce 14")
OFFICES = ("OSPOD Prostějov", "Okresní soud v Olomouci", "Magistrát města Olomouce", "Úřad práce Šumperk")
ORGANISATIONS = ("Charita Šternberk", "spolek Podané ruce", "Diakonie Vsetín", "organizace Ruka pro život")
PLAIN = """Schůzka byla dlouhá, ale klidná.
Nikdo neočekával, že se situace tak rychle změní.
Na začátku všichni mluvili najednou a málo se poslouchali.
Postupně se ukázalo, že rodina má více sil, než si myslela.
Důležité bylo, že každý dostal čas a nikdo nikoho nepřerušoval.
Zima byla ten rok dlouhá a doma se špatně topilo.
Malá místnost nám nestačila, a tak jsme se přesunuli do klubovny.
Most mezi rodinou a školou se podařilo postavit až napodruhé.
Po přestávce padla otázka, co by pomohlo nejvíc.
Plán měl čtyři body a u každého stálo, kdo a dokdy.
Nový začátek nebyl snadný, ale vyplatil se.
Za tři měsíce jsme se sešli znovu a většina slibů platila.
Svoboda rozhodování zůstala rodině.
Před Vánoci se napětí zvýšilo.
Byla to práce na několik měsíců a nikdo ji nechtěl vzdát.
Dítě řeklo, co si přeje, a všichni to slyšeli.""".splitlines()
RARE = (
    ("dvojčata", "V rodině vyrůstají dvojčata."), ("dvojčata", "Jde o dvojčata, která chodí do jedné třídy."),
    ("děti", "Doma je sedm dětí a jedna místnost."), ("děti", "Rodiče mají pět dětí."),
    ("úmrtí", "Rok předtím zemřel dědeček, u kterého bydleli."), ("úmrtí", "Otec zahynul v práci."),
    ("trest", "Otec je ve výkonu trestu."), ("trest", "Vrátil se z vězení na jaře."),
    ("nemoc", "Matka prodělala leukémii."), ("nemoc", "Dcera má epilepsii a bere léky."), ("nemoc", "Syn se léčí s cukrovkou."),
    ("postižení", "Babička je nevidomá."), ("postižení", "Bratr má autismus."), ("postižení", "Syn je na vozíku a je neslyšící."),
    ("původ", "Rodina přišla z Ukrajiny před válkou."), ("původ", "Matka je vietnamského původu."), ("původ", "Vyrůstali v romské rodině."),
    ("víra", "Patří ke svědkům Jehovovým."), ("povolání", "Otec je starosta obce."), ("povolání", "Matka pracuje jako letuška."),
    ("povolání", "Dědeček býval farářem."), ("povolání", "Otčím je policista."), ("událost", "Psaly o tom noviny v celém kraji."),
    ("událost", "Vyhořel jim dům."), ("událost", "Po povodni bydleli v tělocvičně."), ("adopce", "Chlapec je z babyboxu."),
    ("adopce", "Dcera je adoptovaná."), ("cizina", "Syn se narodil v Irsku a česky se učil až tady."), ("talent", "Dcera je mistryně republiky v plavání."),
    ("bydlení", "Žijí v maringotce u lesa."), ("bydlení", "Přes léto přebývali na hausbotu."), ("rodičovství", "Děti vychovávají dvě maminky."),
    # What no list foresees: the measure must be able to fail.
    ("povolání", "Otec chová na dvoře lamy."), ("talent", "Chlapec mluví pěti jazyky."),
)  # fmt: skip
