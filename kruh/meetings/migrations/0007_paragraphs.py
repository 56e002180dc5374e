"""A part of the minutes becomes paragraphs with their own readers, and closed minutes may be corrected by a revision.

Each text that a part had is its first paragraph, for everybody as before. The triggers that guard closed minutes are
taken away while the tables change and put back, now with one way out: into a correction, with the frozen words untouched.
"""

import django.db.models.deletion
import kruh.foundation.ids
import kruh.vault.fields
from django.conf import settings
from django.db import migrations, models

NAMES = ["minutes_frozen ON meetings_minutes", "section_frozen ON meetings_section"]
IS_CLOSED = "EXISTS (SELECT 1 FROM meetings_minutes closed WHERE closed.id = NEW.minutes_id AND closed.state = 'closed')"
SAME = "NEW.state = 'amending' AND NEW.fingerprint = OLD.fingerprint AND NEW.frozen"
SQLITE = [
    f"CREATE TRIGGER minutes_frozen BEFORE UPDATE ON meetings_minutes WHEN OLD.state = 'closed' "
    f"AND NOT ({SAME} IS OLD.frozen) BEGIN SELECT RAISE(ABORT, 'closed minutes never change'); END",
    f"CREATE TRIGGER section_frozen BEFORE UPDATE ON meetings_section WHEN {IS_CLOSED} "
    "BEGIN SELECT RAISE(ABORT, 'closed minutes never change'); END",
    f"CREATE TRIGGER section_frozen_new BEFORE INSERT ON meetings_section WHEN {IS_CLOSED} "
    "BEGIN SELECT RAISE(ABORT, 'closed minutes never change'); END",
]
POSTGRESQL = [
    f"""
    CREATE OR REPLACE FUNCTION minutes_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF OLD.state = 'closed' AND NOT ({SAME} IS NOT DISTINCT FROM OLD.frozen) THEN
            RAISE EXCEPTION 'closed minutes never change' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    "CREATE TRIGGER minutes_frozen BEFORE UPDATE ON meetings_minutes FOR EACH ROW EXECUTE FUNCTION minutes_frozen()",
    "CREATE TRIGGER section_frozen BEFORE INSERT OR UPDATE ON meetings_section "
    "FOR EACH ROW EXECUTE FUNCTION section_frozen()",
]
TAKEN = {
    "sqlite": [f"DROP TRIGGER {name}" for name in ("minutes_frozen", "section_frozen", "section_frozen_new")],
    "postgresql": [f"DROP TRIGGER {name}" for name in NAMES],
}


def take_away(apps, schema_editor):
    for statement in TAKEN[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def put_back(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("conferences", "0004_calling_off"),
        ("meetings", "0006_sheets"),
        ("messaging", "0001_initial"),
        ("vault", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.RunPython(take_away, put_back),
        migrations.RemoveConstraint(model_name="section", name="section_once"),
        migrations.AlterModelTable(name="section", table="meetings_section"),
        migrations.RenameModel(old_name="Section", new_name="Paragraph"),
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('reason', kruh.vault.fields.SealedText()),
                ('before', models.CharField(max_length=64)),
                ('fingerprint', models.CharField(blank=True, max_length=64)),
                ('begun_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.AlterModelOptions(
            name='paragraph',
            options={'ordering': ['order', 'id']},
        ),
        migrations.RemoveConstraint(
            model_name='delivery',
            name='copy_of_participant_once',
        ),
        migrations.AddField(
            model_name='comment',
            name='paragraph',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='comments', to='meetings.paragraph'),
        ),
        migrations.AddField(
            model_name='delivery',
            name='revision',
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='minutes',
            name='taken',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='paragraph',
            name='audience',
            field=models.CharField(choices=[('all', 'všichni, komu jde celý zápis'), ('wide', 'všichni, i škola a další odborníci'), ('experts', 'jen odborníci'), ('only', 'jen vybraní lidé'), ('except', 'všichni kromě vybraných')], default='all', max_length=7),
        ),
        migrations.AddField(
            model_name='paragraph',
            name='order',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='paragraph',
            name='people',
            field=models.JSONField(default=list),
        ),
        migrations.AlterField(
            model_name='comment',
            name='section',
            field=models.CharField(blank=True, choices=[('goal', 'Cíl setkání'), ('strengths', 'Co se daří a o co se lze opřít'), ('worries', 'Čeho se obáváme'), ('child_view', 'Názor dítěte'), ('views', 'Pohledy účastníků'), ('options', 'O čem jsme uvažovali'), ('disagreements', 'V čem jsme se neshodli'), ('agreements', 'Na čem jsme se dohodli'), ('plan', 'Plán a úkoly'), ('follow_up', 'Jak a kdy to ověříme')], max_length=14),
        ),
        migrations.AlterField(
            model_name='minutes',
            name='state',
            field=models.CharField(choices=[('draft', 'píše se'), ('comments', 'k připomínkám'), ('closed', 'uzavřený'), ('amending', 'opravuje se')], default='draft', max_length=8),
        ),
        migrations.AlterField(
            model_name='paragraph',
            name='kind',
            field=models.CharField(choices=[('goal', 'Cíl setkání'), ('strengths', 'Co se daří a o co se lze opřít'), ('worries', 'Čeho se obáváme'), ('child_view', 'Názor dítěte'), ('views', 'Pohledy účastníků'), ('options', 'O čem jsme uvažovali'), ('disagreements', 'V čem jsme se neshodli'), ('agreements', 'Na čem jsme se dohodli'), ('follow_up', 'Jak a kdy to ověříme')], max_length=14),
        ),
        migrations.AlterField(
            model_name='paragraph',
            name='minutes',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='paragraphs', to='meetings.minutes'),
        ),
        migrations.AddConstraint(
            model_name='delivery',
            constraint=models.UniqueConstraint(fields=('minutes', 'participant', 'is_final', 'revision'), name='copy_of_participant_once'),
        ),
        migrations.AddField(
            model_name='revision',
            name='key',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key'),
        ),
        migrations.AddField(
            model_name='revision',
            name='made_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='revision',
            name='minutes',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='meetings.minutes'),
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=models.UniqueConstraint(fields=('minutes', 'number'), name='revision_once'),
        ),
        migrations.RunPython(put_back, take_away),
    ]
