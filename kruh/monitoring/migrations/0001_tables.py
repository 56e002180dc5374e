"""The tables of the context as they stood before the first release; replaces the steps that led there."""

import django.db.models.deletion
import kruh.foundation.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True
    replaces = [
        ("monitoring", "0001_initial"),
    ]

    dependencies = [
        ('access', '__first__'),
        ('cases', '0001_tables'),
        ('plans', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='TaskLink',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='plans.task')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cases.person')),
                ('mark', models.BinaryField(max_length=32, unique=True)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('revoked_at', None)), fields=('task', 'person'), name='one_living_link_to_task')],
            },
        ),
        migrations.CreateModel(
            name='Wish',
            fields=[
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='wish', serialize=False, to='cases.person')),
                ('reach', models.CharField(choices=[('none', 'nepřipomínat'), ('email', 'e-mailem'), ('phone', 'SMS nebo zavolat, předá pracovnice'), ('letter', 'dopisem, předá pracovnice')], default='none', max_length=6)),
                ('before', models.PositiveSmallIntegerField(null=True)),
                ('after', models.BooleanField(default=True)),
                ('said_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Overview',
            fields=[
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='overview', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('rhythm', models.CharField(choices=[('daily', 'každý pracovní den, když na mě něco čeká'), ('weekly', 'jednou týdně, na začátku týdne'), ('late', 'jen když se něco zpozdí'), ('none', 'neposílat')], default='weekly', max_length=6)),
            ],
        ),
        migrations.CreateModel(
            name='Night',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('day', models.DateField(unique=True)),
                ('stage', models.CharField(choices=[('tasks', 'připomínky'), ('digests', 'přehledy'), ('done', 'hotovo')], default='tasks', max_length=7)),
                ('place', models.CharField(blank=True, max_length=60)),
                ('looked_at', models.PositiveIntegerField(default=0)),
                ('number', models.PositiveIntegerField(default=0)),
                ('reminders', models.PositiveIntegerField(default=0)),
                ('overviews', models.PositiveIntegerField(default=0)),
                ('began_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
            ],
        ),
    ]
