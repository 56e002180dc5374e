"""What words somebody heard when they agreed."""

import kruh.vault.fields
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('family_conferences', '0001_tables'),
    ]

    operations = [
        migrations.AddField(
            model_name='agreement',
            name='heard',
            field=kruh.vault.fields.SealedText(null=True),
        ),
    ]
