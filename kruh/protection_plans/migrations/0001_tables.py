"""The tables of the context as they stood before the first release; replaces the steps that led there."""

import django.db.models.deletion
import kruh.foundation.ids
import kruh.vault.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True
    replaces = [
        ("protection_plans", "0001_initial"),
    ]

    dependencies = [
        ('access', '0001_tables'),
        ('access', '__first__'),
        ('cases', '0001_tables'),
        ('conferences', '0001_tables'),
        ('family_conferences', '0001_tables'),
        ('method', '0001_tables'),
        ('vault', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='cases.case')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.unit')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.person')),
                ('blank', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='method.blank')),
                ('previous', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='following', to='protection_plans.assessment')),
                ('depth', models.CharField(choices=[('basic', 'základní'), ('detailed', 'podrobné')], default='basic', max_length=8)),
                ('state', models.CharField(choices=[('draft', 'rozepsané'), ('closed', 'uzavřené')], default='draft', max_length=6)),
                ('assessed_on', models.DateField()),
                ('danger', models.CharField(blank=True, choices=[('none', 'žádné'), ('low', 'nízké'), ('middle', 'střední'), ('high', 'vysoké')], max_length=6)),
                ('danger_why', kruh.vault.fields.SealedText(null=True)),
                ('heard', models.CharField(blank=True, choices=[('worker', 'mluvilo s pracovníkem úřadu'), ('other', 'mluvilo s někým, komu věří'), ('observed', 'pozorováním a hrou, je malé'), ('not', 'zatím slyšené nebylo')], max_length=8)),
                ('heard_how', kruh.vault.fields.SealedText(null=True)),
                ('heard_words', kruh.vault.fields.SealedText(null=True)),
                ('not_heard_why', kruh.vault.fields.SealedText(null=True)),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_at', models.DateTimeField()),
                ('touched_at', models.DateTimeField()),
                ('closed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('closed_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'indexes': [models.Index(fields=['case', 'child', '-assessed_on', '-id'], name='assessment_of_child')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'draft')), fields=('case', 'child'), name='one_assessment_written')],
            },
        ),
        migrations.CreateModel(
            name='ProtectionPlan',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='protection_plans', to='cases.case')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.unit')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.person')),
                ('entered_on', models.DateField()),
                ('due_on', models.DateField()),
                ('first_on', models.DateField(null=True)),
                ('review_on', models.DateField(null=True)),
                ('asked', models.CharField(blank=True, choices=[('first', 'první plán'), ('regular', 'pravidelná aktualizace'), ('institution', 'nařízená ústavní výchova'), ('protective', 'uložená ochranná výchova'), ('immediate', 'svěření do zařízení pro děti vyžadující okamžitou pomoc'), ('foster', 'svěření do pěstounské nebo jiné náhradní péče'), ('conference', 'výstupy konference'), ('other', 'jiný důvod')], max_length=11)),
                ('asked_on', models.DateField(null=True)),
                ('made_at', models.DateTimeField()),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'indexes': [models.Index(fields=['office', 'due_on', 'first_on', 'id'], name='plan_first_of_office'), models.Index(fields=['office', 'review_on', 'id'], name='plan_review_of_office')],
                'constraints': [models.UniqueConstraint(fields=('case', 'child'), name='one_plan_of_child'), models.CheckConstraint(condition=models.Q(models.Q(('asked', ''), ('asked_on', None)), models.Q(models.Q(('asked', ''), _negated=True), ('asked_on__isnull', False)), _connector='OR'), name='asked_with_day')],
            },
        ),
        migrations.CreateModel(
            name='Section',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key')),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='protection_plans.assessment')),
                ('area', models.SlugField(max_length=40)),
                ('prose', kruh.vault.fields.SealedText(null=True)),
                ('is_copied', models.BooleanField(default=False)),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('assessment', 'area'), name='area_once')],
            },
        ),
        migrations.CreateModel(
            name='PlanVersion',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='protection_plans.protectionplan')),
                ('number', models.PositiveIntegerField()),
                ('occasion', models.CharField(choices=[('first', 'první plán'), ('regular', 'pravidelná aktualizace'), ('institution', 'nařízená ústavní výchova'), ('protective', 'uložená ochranná výchova'), ('immediate', 'svěření do zařízení pro děti vyžadující okamžitou pomoc'), ('foster', 'svěření do pěstounské nebo jiné náhradní péče'), ('conference', 'výstupy konference'), ('other', 'jiný důvod')], max_length=11)),
                ('occasion_on', models.DateField(null=True)),
                ('conference', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='conferences.conference')),
                ('family_conference', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='family_conferences.familyconference')),
                ('assessment', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='protection_plans.assessment')),
                ('causes', kruh.vault.fields.SealedText(null=True)),
                ('measures', kruh.vault.fields.SealedText(null=True)),
                ('help', kruh.vault.fields.SealedText(null=True)),
                ('strength', kruh.vault.fields.SealedText(null=True)),
                ('timetable', kruh.vault.fields.SealedText(null=True)),
                ('cooperation', kruh.vault.fields.SealedText(null=True)),
                ('voice', kruh.vault.fields.SealedText(null=True)),
                ('made_with', kruh.vault.fields.SealedText(null=True)),
                ('review_on', models.DateField(null=True)),
                ('state', models.CharField(choices=[('draft', 'rozepsaná'), ('approved', 'schválená')], default='draft', max_length=8)),
                ('confirmed', models.JSONField(default=list)),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_at', models.DateTimeField()),
                ('touched_at', models.DateTimeField()),
                ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('approved_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('plan', 'number'), name='version_number_once'), models.UniqueConstraint(condition=models.Q(('state', 'draft')), fields=('plan',), name='one_version_written'), models.CheckConstraint(condition=models.Q(('conference', None), ('family_conference', None), _connector='OR'), name='after_one_conference')],
            },
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key')),
                ('section', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='findings', to='protection_plans.section')),
                ('kind', models.CharField(choices=[('needs', 'potřeby'), ('risks', 'rizika'), ('strengths', 'ochranné faktory')], max_length=9)),
                ('text', kruh.vault.fields.SealedText()),
                ('root', models.UUIDField(db_index=True, default=kruh.foundation.ids.uuid7)),
                ('order', models.PositiveIntegerField(default=0)),
            ],
            options={
                'ordering': ['order', 'id'],
                'constraints': [models.UniqueConstraint(fields=('section', 'root'), name='finding_once')],
            },
        ),
        migrations.CreateModel(
            name='Goal',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key')),
                ('of', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='goals', to='protection_plans.planversion')),
                ('root', models.UUIDField(db_index=True, default=kruh.foundation.ids.uuid7)),
                ('text', kruh.vault.fields.SealedText()),
                ('need', kruh.vault.fields.SealedText(null=True)),
                ('need_root', models.UUIDField(null=True)),
                ('measure', kruh.vault.fields.SealedText(null=True)),
                ('due_on', models.DateField(null=True)),
                ('state', models.CharField(choices=[('running', 'běží'), ('partly', 'zčásti'), ('reached', 'dosažený'), ('dropped', 'už neplatí')], default='running', max_length=7)),
                ('order', models.PositiveIntegerField(default=0)),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'ordering': ['order', 'id'],
                'constraints': [models.UniqueConstraint(fields=('of', 'root'), name='goal_once_in_version')],
            },
        ),
    ]
