import django.db.models.deletion
import kruh.foundation.ids
import kruh.vault.fields
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone


class Migration(migrations.Migration):

    dependencies = [
        ('family_conferences', '0006_draft_codes'),
        ('vault', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='version',
            name='said_monitor',
            field=kruh.vault.fields.SealedText(null=True),
        ),
        migrations.AddField(
            model_name='version',
            name='begun_at',
            field=models.DateTimeField(default=timezone.now),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name='version',
            name='presented_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='promise',
            name='key_in_plan',
            field=models.CharField(default='', max_length=32),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='review',
            name='next_on',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='review',
            name='changed',
            field=kruh.vault.fields.SealedText(null=True),
        ),
        migrations.AddField(
            model_name='review',
            name='changed_why_not',
            field=kruh.vault.fields.SealedText(null=True),
        ),
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('agrees', models.BooleanField()),
                ('words', kruh.vault.fields.SealedText(null=True)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='family_conferences.member')),
                ('of', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agreements', to='family_conferences.version')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('of', 'member'), name='agreement_once')],
            },
        ),
    ]
