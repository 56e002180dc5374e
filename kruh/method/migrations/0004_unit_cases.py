"""A number of the method may count cases."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('method', '0003_advice'),
    ]

    operations = [
        migrations.AlterField(
            model_name='parameter',
            name='unit',
            field=models.CharField(choices=[('working_days', 'pracovní dny'), ('days', 'kalendářní dny'), ('weeks', 'týdny'), ('months', 'měsíce'), ('hours', 'hodiny'), ('minutes', 'minuty'), ('cases', 'případy'), ('halere', 'částka'), ('halere_per_km', 'částka za kilometr'), ('halere_per_hour', 'částka za hodinu')], max_length=20, verbose_name='jednotka'),
        ),
    ]
