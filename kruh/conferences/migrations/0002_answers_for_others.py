from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("conferences", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="availability",
            name="answer",
            field=models.CharField(
                choices=[
                    ("can", "může"),
                    ("worse", "když to jinak nejde"),
                    ("cannot", "nemůže"),
                    ("call_me", "neví, máme zavolat"),
                ],
                max_length=8,
            ),
        ),
    ]
