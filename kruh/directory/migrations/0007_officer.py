from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("directory", "0006_closures_told")]

    operations = [
        migrations.AddField(
            "organisation",
            "dpo_name",
            models.CharField("pověřenec pro ochranu osobních údajů", blank=True, default="", max_length=120),
            preserve_default=False,
        ),
        migrations.AddField(
            "organisation",
            "dpo_email",
            models.EmailField("e-mail pověřence", blank=True, default="", max_length=254),
            preserve_default=False,
        ),
    ]
