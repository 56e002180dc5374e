"""Keeps who answered for a child that does not answer alone."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0005_named'),
        ('conferences', '0010_sent_goal'),
    ]

    operations = [
        migrations.AddField(
            model_name='consent',
            name='given_by',
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.person'
            ),
        ),
    ]
