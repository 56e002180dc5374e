"""The tables of the context as they stood before the first release; replaces the steps that led there."""

import django.db.models.deletion
import kruh.foundation.ids
import kruh.vault.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True
    replaces = [
        ("network", "0001_initial"),
        ("network", "0002_of_one"),
    ]

    dependencies = [
        ('access', '__first__'),
        ('cases', '0001_tables'),
        ('conferences', '0001_tables'),
        ('family_conferences', '0001_tables'),
        ('vault', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='NetTie',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cases.case')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.person')),
                ('name', kruh.vault.fields.SealedText(null=True)),
                ('to', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.person')),
                ('kind', models.CharField(choices=[('natural', 'rodina a blízcí'), ('professional', 'odborníci a služby')], max_length=12)),
                ('told', kruh.vault.fields.SealedJSON(default=dict)),
                ('note', kruh.vault.fields.SealedText(null=True)),
                ('seen_by_person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.person')),
                ('seen_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('since', models.DateField()),
                ('until', models.DateField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['case', 'since', 'id'], name='net_tie_of_case')],
                'constraints': [models.CheckConstraint(condition=models.Q(('person__isnull', False), ('name__isnull', False), _connector='OR'), name='net_tie_of_one'), models.CheckConstraint(condition=models.Q(models.Q(('seen_by__isnull', False), ('seen_by_person', None)), models.Q(('seen_by', None), ('seen_by_person__isnull', False)), _connector='OR'), name='net_tie_seen_by_one'), models.CheckConstraint(condition=models.Q(('person', models.F('to')), _negated=True), name='net_tie_between_two'), models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('since')), _connector='OR'), name='net_tie_ends_after')],
            },
        ),
        migrations.CreateModel(
            name='ChildPicture',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cases.case')),
                ('participant', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='conferences.participant')),
                ('member', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='family_conferences.member')),
                ('placed', kruh.vault.fields.SealedJSON(default=dict)),
                ('openness', models.CharField(choices=[('preparing', 'jen ten, kdo s dítětem setkání připravuje'), ('room', 'všichni na setkání')], default='preparing', max_length=9)),
                ('on', models.DateField()),
                ('saved_at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['case', 'saved_at', 'id'], name='picture_of_case')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('member__isnull', False), ('participant', None)), models.Q(('member', None), ('participant__isnull', False)), _connector='OR'), name='picture_of_one_child')],
            },
        ),
    ]
