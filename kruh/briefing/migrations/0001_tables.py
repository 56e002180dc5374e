"""The tables of the context as they stood before the first release; replaces the steps that led there."""

import django.db.models.deletion
import kruh.foundation.ids
import kruh.vault.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True
    replaces = [
        ("briefing", "0001_handing"),
    ]

    dependencies = [
        ('access', '0001_tables'),
        ('access', '__first__'),
        ('vault', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Handing',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.unit')),
                ('leaving', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('how', models.CharField(choices=[('for_good', 'Předat natrvalo'), ('for_a_time', 'Jen zastoupit, třeba v nemoci')], max_length=10)),
                ('since', models.DateField()),
                ('until', models.DateField(null=True)),
                ('reason', kruh.vault.fields.SealedText()),
                ('given', models.JSONField(default=list)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['leaving', '-at'], name='handing_of_worker')],
                'constraints': [models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('since')), _connector='OR'), name='handing_ends_after')],
            },
        ),
    ]
