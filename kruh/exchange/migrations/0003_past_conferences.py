"""Past conferences move to where things are counted: the table keeps its rows and changes its name."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [("exchange", "0002_feed")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.AlterModelTable("pastconference", "statistics_pastconference")],
            state_operations=[migrations.DeleteModel("PastConference")],
        ),
    ]
