from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("directory", "0002_country"),
    ]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="billing_name",
            field=models.CharField(blank=True, max_length=200, verbose_name="odběratel na vyúčtování"),
        ),
    ]
