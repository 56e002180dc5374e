"""The guide that stands beside the work, in versions that the database refuses to rewrite."""

from importlib import import_module

import django.db.models.deletion
import kruh.foundation.ids
from django.conf import settings
from django.db import migrations, models


immutable = import_module("kruh.method.migrations.0002_immutable")


def forwards(apps, schema_editor):
    immutable.guard(schema_editor, apps.get_model("method", "Advice"))


def backwards(apps, schema_editor):
    immutable.guard(schema_editor, apps.get_model("method", "Advice"), undo=True)


class Migration(migrations.Migration):

    dependencies = [
        ('method', '0002_immutable'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Advice',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('code', models.SlugField(max_length=60, verbose_name='kód')),
                ('valid_from', models.DateField(verbose_name='platí od')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='platí do')),
                ('source', models.CharField(max_length=300, verbose_name='odkud to je')),
                ('edited_at', models.DateTimeField(editable=False)),
                ('withdrawn_at', models.DateTimeField(editable=False, null=True)),
                ('stage', models.CharField(choices=[('principles', 'Zásady'), ('roles', 'Kdo je kdo'), ('decision', 'Rozhodování'), ('request', 'Žádost'), ('team_and_term', 'Tým a termín'), ('preparation', 'Příprava lidí a místa'), ('invitations', 'Pozvánky'), ('meeting', 'Setkání'), ('minutes', 'Zápis'), ('plan', 'Plán a úkoly'), ('after', 'Po setkání'), ('family_conference', 'Rodinná konference'), ('protection', 'Vyhodnocení a plán ochrany'), ('delegation', 'Práce předaná organizaci')], max_length=20, verbose_name='kapitola')),
                ('form', models.CharField(choices=[('principle', 'zásada'), ('role', 'role'), ('step', 'postup krok za krokem'), ('checklist', 'kontrolní seznam'), ('words', 'slova k použití')], max_length=10, verbose_name='co to je')),
                ('title', models.CharField(max_length=200, verbose_name='nadpis')),
                ('body', models.TextField(max_length=5000, verbose_name='text')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='pořadí')),
                ('edited_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('withdrawn_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'Průvodce',
                'ordering': ['code', '-valid_from'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='advice_ends_after_it_begins'), models.UniqueConstraint(condition=models.Q(('valid_to', None), ('withdrawn_at', None)), fields=('code',), name='advice_one_open_version'), models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('code', 'valid_from'), name='advice_one_version_a_day')],
            },
        ),
        migrations.RunPython(forwards, backwards),
    ]
