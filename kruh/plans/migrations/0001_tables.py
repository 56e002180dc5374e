"""The tables of the context as they stood before the first release; replaces the steps that led there."""

import datetime
import django.db.models.deletion
import django.db.models.functions.comparison
import kruh.foundation.ids
import kruh.vault.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True
    replaces = [
        ("plans", "0001_initial"),
        ("plans", "0002_reading"),
        ("plans", "0003_task_in_order"),
        ("plans", "0004_whose"),
        ("plans", "0005_whose_in_order"),
        ("plans", "0006_family_conference"),
        ("plans", "0007_protection_plan"),
        ("plans", "0008_reports"),
        ("plans", "0009_ended_on"),
    ]

    dependencies = [
        ('access', '0001_tables'),
        ('access', '__first__'),
        ('cases', '0001_tables'),
        ('conferences', '0001_tables'),
        ('vault', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key')),
                ('conference', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='tasks', to='conferences.conference')),
                ('family_conference', models.UUIDField(null=True)),
                ('protection_plan', models.UUIDField(null=True)),
                ('case', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
                ('office', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.unit')),
                ('waits_on', models.GeneratedField(db_persist=True, expression=models.Case(models.When(state__in=('open', 'partly'), then=django.db.models.functions.comparison.Coalesce('due_on', models.Value(datetime.date(9999, 12, 31), models.DateField())))), output_field=models.DateField(null=True))),
                ('text', kruh.vault.fields.SealedText()),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='cases.person')),
                ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to=settings.AUTH_USER_MODEL)),
                ('helpers', kruh.vault.fields.SealedText(null=True)),
                ('due_on', models.DateField(null=True)),
                ('rhythm', kruh.vault.fields.SealedText(null=True)),
                ('check_how', kruh.vault.fields.SealedText(null=True)),
                ('checker_person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.person')),
                ('checker_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan_b', kruh.vault.fields.SealedText(null=True)),
                ('state', models.CharField(choices=[('open', 'běží'), ('done', 'splněno'), ('partly', 'splněno zčásti'), ('dropped', 'už neplatí'), ('carried', 'přešlo do dalšího plánu')], default='open', max_length=8)),
                ('ended_on', models.DateField(null=True)),
                ('said', models.CharField(blank=True, choices=[('done', 'splněno'), ('partly', 'splněno zčásti'), ('cannot', 'nejde to')], max_length=8)),
                ('carried_from', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='carried_to', to='plans.task')),
                ('order', models.PositiveIntegerField(default=0)),
                ('made_at', models.DateTimeField()),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'ordering': ['order', 'id'],
                'indexes': [models.Index(fields=['state', 'due_on'], name='plans_task_state_3d2e9a_idx'), models.Index(fields=['user', 'state'], name='plans_task_user_id_11080f_idx'), models.Index(fields=['conference', 'state', 'due_on', 'id'], name='task_in_order'), models.Index(fields=['family_conference', 'order', 'id'], name='task_of_family'), models.Index(fields=['protection_plan', 'order', 'id'], name='task_of_protection'), models.Index(fields=['case', 'waits_on', 'id'], name='task_of_case'), models.Index(fields=['office', 'waits_on', 'id', 'case'], name='task_of_office'), models.Index(fields=['waits_on', 'id'], name='task_waiting')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('conference__isnull', False), ('family_conference', None), ('protection_plan', None)), models.Q(('conference', None), ('family_conference__isnull', False), ('protection_plan', None)), models.Q(('conference', None), ('family_conference', None), ('protection_plan__isnull', False)), _connector='OR'), name='of_one_plan'), models.CheckConstraint(condition=models.Q(('person', None), ('user', None), _connector='OR'), name='one_accountable'), models.CheckConstraint(condition=models.Q(('checker_person', None), ('checker_user', None), _connector='OR'), name='one_checker'), models.CheckConstraint(condition=models.Q(('carried_from', models.F('id')), _negated=True), name='not_carried_from_itself'), models.UniqueConstraint(fields=('carried_from',), name='carried_once')],
            },
        ),
        migrations.CreateModel(
            name='TaskEvent',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key')),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='plans.task')),
                ('state', models.CharField(choices=[('open', 'běží'), ('done', 'splněno'), ('partly', 'splněno zčásti'), ('dropped', 'už neplatí'), ('carried', 'přešlo do dalšího plánu')], max_length=8)),
                ('note', kruh.vault.fields.SealedText(null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reporter', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.person')),
                ('said', models.CharField(blank=True, choices=[('done', 'splněno'), ('partly', 'splněno zčásti'), ('cannot', 'nejde to')], max_length=8)),
                ('way', models.CharField(choices=[('desk', 'zapsáno v Kruhu'), ('link', 'hlášeno odkazem'), ('page', 'hlášeno na stránce pro rodinu')], default='desk', max_length=4)),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key')),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='plans.task')),
                ('mime', models.CharField(max_length=40)),
                ('size', models.PositiveIntegerField()),
                ('name', kruh.vault.fields.SealedText()),
                ('fingerprint', kruh.vault.fields.SealedText()),
                ('description', kruh.vault.fields.SealedText(null=True)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('added_at', models.DateTimeField()),
                ('struck_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('struck_at', models.DateTimeField(null=True)),
                ('strike_reason', kruh.vault.fields.SealedText(null=True)),
            ],
            options={
                'ordering': ['added_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='TaskReading',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key')),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readings', to='plans.task')),
                ('participant', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='conferences.participant')),
                ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('said', models.CharField(choices=[('yes', 'rozumím'), ('change', 'chci upravit')], max_length=6)),
                ('note', kruh.vault.fields.SealedText(null=True)),
                ('wording', models.CharField(max_length=64)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('participant', None), ('user__isnull', False)), models.Q(('participant__isnull', False), ('user', None)), _connector='OR'), name='one_who_said_it')],
            },
        ),
        migrations.CreateModel(
            name='EvidenceContent',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key')),
                ('evidence', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='content', to='plans.evidence')),
                ('content', kruh.vault.fields.SealedBytes()),
            ],
            options={
                'abstract': False,
            },
        ),
    ]
