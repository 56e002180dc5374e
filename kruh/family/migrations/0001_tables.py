"""The tables of the context as they stood before the first release; replaces the steps that led there."""

import django.db.models.deletion
import kruh.foundation.ids
import kruh.vault.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True
    replaces = [
        ("family", "0001_initial"),
        ("family", "0002_circle"),
    ]

    dependencies = [
        ('access', '__first__'),
        ('conferences', '0001_tables'),
        ('family_conferences', '0001_tables'),
        ('vault', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Link',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key')),
                ('participant', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='links', to='conferences.participant')),
                ('member', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='links', to='family_conferences.member')),
                ('mark', models.BinaryField(max_length=32, unique=True)),
                ('locator', kruh.vault.fields.SealedText()),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(null=True)),
                ('code', models.CharField(blank=True, max_length=128)),
                ('code_at', models.DateTimeField(null=True)),
                ('wrong_codes', models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('revoked_at', None)), fields=('participant',), name='one_living_link'), models.UniqueConstraint(condition=models.Q(('revoked_at', None)), fields=('member',), name='one_living_link_of_member'), models.CheckConstraint(condition=models.Q(models.Q(('member__isnull', False), ('participant', None)), models.Q(('member', None), ('participant__isnull', False)), _connector='OR'), name='link_of_one')],
            },
        ),
        migrations.CreateModel(
            name='Word',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key')),
                ('participant', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='words', to='conferences.participant')),
                ('member', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='words', to='family_conferences.member')),
                ('about', models.CharField(choices=[('coming', 'jestli přijde'), ('dates', 'kdy může'), ('wishes', 'co chce říct'), ('support', 'koho chce mít u sebe'), ('interpreter', 'tlumočení'), ('consents', 'souhlasy'), ('comment', 'připomínka k zápisu'), ('child_page', 'stránka dítěte'), ('needs', 'co potřebuje'), ('stays_away', 'nechce se zúčastnit')], max_length=12)),
                ('text', kruh.vault.fields.SealedText(null=True)),
                ('said_at', models.DateTimeField()),
                ('noted_at', models.DateTimeField(null=True)),
                ('noted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('participant', 'about'), name='word_once'), models.UniqueConstraint(fields=('member', 'about'), name='word_of_member_once'), models.CheckConstraint(condition=models.Q(models.Q(('member__isnull', False), ('participant', None)), models.Q(('member', None), ('participant__isnull', False)), _connector='OR'), name='word_of_one')],
            },
        ),
        migrations.CreateModel(
            name='ChildPage',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key')),
                ('participant', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='child_pages', to='conferences.participant')),
                ('member', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='child_pages', to='family_conferences.member')),
                ('face', models.CharField(blank=True, choices=[('great', 'skvěle'), ('good', 'dobře'), ('half', 'tak napůl'), ('bad', 'špatně'), ('awful', 'hodně špatně')], max_length=6)),
                ('words', kruh.vault.fields.SealedJSON(default=dict)),
                ('sight', models.CharField(choices=[('preparing', 'jen ten, kdo se mnou setkání připravuje'), ('room', 'všichni na setkání')], default='preparing', max_length=9)),
                ('guide', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('added', kruh.vault.fields.SealedText(null=True)),
                ('saved_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['-saved_at', '-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('member__isnull', False), ('participant', None)), models.Q(('member', None), ('participant__isnull', False)), _connector='OR'), name='child_page_of_one')],
            },
        ),
        migrations.CreateModel(
            name='Visit',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('link', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='visits', to='family.link')),
                ('secret', models.BinaryField(max_length=32)),
                ('agent', models.BinaryField(max_length=32)),
                ('device', models.CharField(max_length=80)),
                ('began_at', models.DateTimeField()),
                ('seen_at', models.DateTimeField()),
                ('opened_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['link', '-began_at'], name='visit_of_link')],
            },
        ),
    ]
