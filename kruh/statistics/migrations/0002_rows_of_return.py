from django.db import migrations

CASE_TYPES = ["classic", "urgent", "motivational", "child_led", "methodical", "expert"]
HEARD = ["present", "support", "written", "before"]
CHECK = "Číslo řádku ověřte podle platného vzoru výkazu."
ROWS = (
    ("1", "Uspořádané případové konference", "konference", "typ", CASE_TYPES, CHECK),
    ("2", "Uspořádané rodinné konference", "konference", "typ", ["family"], CHECK),
    ("3", "Navazující konference", "konference", "poradi", ["next"], CHECK),
    ("4", "Děti, o kterých konference jednaly", "deti", "", [], "Dítě se počítá za každou konferenci."),
    ("5", "Konference, kde zazněl názor dítěte", "konference", "hlas-ditete", HEARD, CHECK),
    ("6", "Konference s podpůrnou osobou", "konference", "podpurna-osoba", ["with"], CHECK),
    ("7", "Konference, které rodina odmítla", "konce", "konec", ["refused"], CHECK),
    ("8", "Zpracované individuální plány ochrany dítěte", "ipod", "", [], CHECK),
    ("9", "Děti v evidenci k 31. prosinci", "", "", [], "Kruh zná jen děti, jejichž případ v něm vedete."),
    ("10", "Uložená výchovná opatření", "", "", [], "Doplňte ze spisové evidence."),
)


def add_rows(apps, schema_editor):
    row_of = apps.get_model("statistics", "ReturnRow")
    for place, (code, title, population, dimension, categories, note) in enumerate(ROWS, 1):
        row_of.objects.create(
            order=place * 10,
            code=code,
            title=title,
            population=population,
            dimension=dimension,
            categories=categories,
            note=note,
        )


class Migration(migrations.Migration):
    dependencies = [("statistics", "0001_numbers")]
    operations = [migrations.RunPython(add_rows, migrations.RunPython.noop)]
