"""The tables of the context as they stood before the first release; replaces the steps that led there."""

import django.db.models.deletion
import kruh.foundation.ids
import kruh.vault.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True
    replaces = [
        ("delegation", "0001_initial"),
        ("delegation", "0002_own_records"),
        ("delegation", "0003_leaks"),
    ]

    dependencies = [
        ('access', '0001_tables'),
        ('access', '__first__'),
        ('cases', '0001_tables'),
        ('directory', '0001_tables'),
        ('vault', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Package',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cases.case')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.unit')),
                ('number', models.PositiveIntegerField()),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                ('kind', models.CharField(choices=[('goals', 'Práce na cílech s rodinou'), ('trust', 'Podpora rodiny, která o pomoc zatím nestojí')], default='goals', max_length=8)),
                ('state', models.CharField(choices=[('draft', 'rozepsaná'), ('offered', 'nabídnutá'), ('declined', 'odmítnutá'), ('running', 'běží'), ('ended', 'ukončená'), ('revoked', 'odvolaná'), ('handed_back', 'vrácená'), ('discarded', 'zahozená')], default='draft', max_length=12)),
                ('title', kruh.vault.fields.SealedText(null=True)),
                ('purpose', kruh.vault.fields.SealedText(null=True)),
                ('description', kruh.vault.fields.SealedText(null=True)),
                ('shared', kruh.vault.fields.SealedJSON(default=dict)),
                ('grounds', models.JSONField(default=list)),
                ('rhythm', models.CharField(blank=True, choices=[('weekly', 'každý týden'), ('fortnightly', 'každých 14 dní'), ('monthly', 'každý měsíc'), ('quarterly', 'každé tři měsíce'), ('dates', 've vybrané dny')], max_length=12)),
                ('first_due_on', models.DateField(null=True)),
                ('dates', models.JSONField(default=list)),
                ('ends_on', models.DateField(null=True)),
                ('leaks', kruh.vault.fields.SealedJSON(null=True)),
                ('told', kruh.vault.fields.SealedJSON(null=True)),
                ('reason', kruh.vault.fields.SealedText(null=True)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_at', models.DateTimeField()),
                ('offered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('offered_at', models.DateTimeField(null=True)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('answered_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('waits_on', models.DateField(editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'indexes': [models.Index(fields=['case', 'state', 'id'], name='package_of_case'), models.Index(fields=['organisation', 'state', 'waits_on', 'id'], name='package_of_organisation'), models.Index(fields=['waits_on', 'id'], name='package_waiting')],
                'constraints': [models.UniqueConstraint(fields=('office', 'number'), name='package_number_once')],
            },
        ),
        migrations.CreateModel(
            name='Goal',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key')),
                ('package', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='goals', to='delegation.package')),
                ('order', models.PositiveSmallIntegerField()),
                ('text', kruh.vault.fields.SealedText()),
                ('measure', kruh.vault.fields.SealedText(null=True)),
                ('task', models.UUIDField(null=True)),
                ('plan_goal', models.UUIDField(null=True)),
            ],
            options={
                'ordering': ['order', 'id'],
                'constraints': [models.UniqueConstraint(fields=('package', 'order'), name='goal_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('package', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assignments', to='delegation.package')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('since', models.DateTimeField()),
                ('until', models.DateTimeField(null=True)),
                ('assigned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['user', 'until', 'package'], name='assignment_of_user')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('until', None)), fields=('package', 'user'), name='assigned_once')],
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key')),
                ('package', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='delegation.package')),
                ('deed', models.CharField(choices=[('offered', 'nabídnuto'), ('withdrawn', 'nabídka vzata zpátky'), ('accepted', 'přijato'), ('declined', 'odmítnuto'), ('reopened', 'vráceno k úpravě'), ('ended', 'ukončeno'), ('revoked', 'odvoláno'), ('handed_back', 'vráceno úřadu')], max_length=12)),
                ('reason', kruh.vault.fields.SealedText(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Output',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key')),
                ('package', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='outputs', to='delegation.package')),
                ('due_on', models.DateField()),
                ('state', models.CharField(choices=[('draft', 'rozepsaný'), ('handed_in', 'předaný')], default='draft', max_length=10)),
                ('words', kruh.vault.fields.SealedJSON(default=dict)),
                ('lights', models.JSONField(default=dict)),
                ('needed', kruh.vault.fields.SealedText(null=True)),
                ('stage', models.CharField(blank=True, choices=[('trust', 'budujeme důvěru'), ('needs', 'víme, co rodina potřebuje'), ('resources', 'víme, na čem se dá stavět'), ('small_goals', 'domluvili jsme malé cíle')], max_length=12)),
                ('next_goal', kruh.vault.fields.SealedText(null=True)),
                ('corrects', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='delegation.output')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('written_at', models.DateTimeField()),
                ('handed_in_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('handed_in_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'indexes': [models.Index(fields=['package', 'due_on', 'id'], name='output_in_order')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('corrects', None)), fields=('package', 'due_on'), name='output_once_a_day'), models.UniqueConstraint(condition=models.Q(('corrects__isnull', False)), fields=('corrects',), name='output_corrected_once')],
            },
        ),
        migrations.CreateModel(
            name='Folder',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key')),
                ('package', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='folder', to='delegation.package')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key')),
                ('folder', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='delegation.folder')),
                ('text', kruh.vault.fields.SealedText()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['folder', 'at', 'id'], name='note_in_order')],
            },
        ),
    ]
