"""The tables of the context as they stood before the first release; replaces the steps that led there."""

import django.db.models.deletion
import django.utils.timezone
import kruh.foundation.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True
    replaces = [
        ("access", "0001_initial"),
        ("access", "0003_visit"),
        ("access", "0004_attempt"),
        ("access", "0005_user_in_order"),
        ("access", "0006_unit_closed"),
        ("access", "0007_family_conferences"),
        ("access", "0008_service_worker"),
    ]

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200)),
                ('closed', models.TextField(blank=True, default='')),
            ],
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='e-mail')),
                ('first_name', models.CharField(max_length=80, verbose_name='jméno')),
                ('last_name', models.CharField(max_length=80, verbose_name='příjmení')),
                ('title_before', models.CharField(blank=True, max_length=40, verbose_name='titul před jménem')),
                ('title_after', models.CharField(blank=True, max_length=40, verbose_name='titul za jménem')),
                ('gender', models.CharField(blank=True, choices=[('f', 'žena'), ('m', 'muž'), ('', 'neuvedeno')], max_length=1, verbose_name='oslovení')),
                ('phone', models.CharField(blank=True, max_length=32, verbose_name='telefon')),
                ('is_active', models.BooleanField(default=True, verbose_name='účet je v provozu')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('sort_key', models.BinaryField(default=b'')),
            ],
            options={
                'indexes': [models.Index(fields=['sort_key', 'id'], name='user_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Attempt',
            fields=[
                ('key', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('failures', models.PositiveIntegerField(default=0)),
                ('failed_at', models.DateTimeField(null=True)),
                ('succeeded_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='AuditEntry',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('at', models.DateTimeField(db_index=True)),
                ('actor', models.UUIDField(db_index=True, null=True)),
                ('verb', models.CharField(max_length=80)),
                ('outcome', models.CharField(choices=[('done', 'provedeno'), ('read', 'nahlédnuto'), ('refused', 'odmítnuto')], max_length=8)),
                ('subject_kind', models.CharField(blank=True, max_length=60)),
                ('subject', models.UUIDField(null=True)),
                ('case', models.UUIDField(db_index=True, null=True)),
                ('detail', models.JSONField(default=dict)),
                ('body', models.BinaryField(max_length=32)),
                ('hash', models.BinaryField(max_length=32)),
            ],
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='access.unit')),
                ('role', models.CharField(choices=[('social_worker', 'sociální pracovník OSPOD'), ('head', 'vedoucí OSPOD'), ('consultant', 'konzultant organizace'), ('facilitator', 'facilitátor'), ('minute_taker', 'zapisovatel'), ('service_worker', 'pracovník služby'), ('regional_admin', 'administrátor rodinných konferencí'), ('coordinator', 'koordinátor rodinných konferencí'), ('methodologist', 'metodik'), ('administrator', 'správce instalace')], max_length=20)),
                ('valid_from', models.DateTimeField(default=django.utils.timezone.now)),
                ('valid_to', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('valid_to', None)), fields=('user', 'unit', 'role'), name='one_open_role')],
            },
        ),
        migrations.CreateModel(
            name='Submission',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField()),
                ('target', models.CharField(blank=True, max_length=500)),
            ],
        ),
        migrations.CreateModel(
            name='Visit',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('session', models.CharField(max_length=40, unique=True)),
                ('device', models.CharField(blank=True, max_length=80)),
                ('began_at', models.DateTimeField()),
            ],
        ),
    ]
