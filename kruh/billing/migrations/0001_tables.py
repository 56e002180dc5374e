"""The tables of the context as they stood before the first release; replaces the steps that led there."""

import django.db.models.deletion
import kruh.foundation.ids
import kruh.vault.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True
    replaces = [
        ("billing", "0001_initial"),
        ("billing", "0002_ways_of_both"),
        ("billing", "0003_billed"),
        ("billing", "0004_waits_for_payment"),
    ]

    dependencies = [
        ('access', '__first__'),
        ('conferences', '0001_tables'),
        ('directory', '0001_tables'),
        ('vault', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Bill',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key')),
                ('conference', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bills', to='conferences.conference')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                ('state', models.CharField(choices=[('draft', 'připravuje se'), ('issued', 'čeká na zaplacení'), ('paid', 'zaplacené'), ('cancelled', 'stornované')], default='draft', max_length=9)),
                ('met_on', models.DateField()),
                ('is_no_show', models.BooleanField(default=False)),
                ('minutes', models.PositiveIntegerField(default=0)),
                ('per_hour', models.PositiveIntegerField()),
                ('per_km', models.PositiveIntegerField()),
                ('total', models.PositiveIntegerField(default=0)),
                ('number', models.CharField(blank=True, max_length=20)),
                ('variable_symbol', models.CharField(blank=True, max_length=10)),
                ('order_number', models.CharField(blank=True, max_length=60)),
                ('issued_on', models.DateField(null=True)),
                ('due_on', models.DateField(null=True)),
                ('paid_on', models.DateField(null=True)),
                ('cancelled_on', models.DateField(null=True)),
                ('cancel_reason', kruh.vault.fields.SealedText(null=True)),
                ('note', kruh.vault.fields.SealedText(null=True)),
                ('frozen', kruh.vault.fields.SealedJSON(null=True)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_at', models.DateTimeField()),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'state', '-issued_on'], name='billing_bil_organis_bdbc20_idx')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'cancelled'), _negated=True), fields=('conference', 'met_on'), name='one_living_bill'), models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('organisation', 'number'), name='bill_number_once'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'cancelled']), models.Q(('number', ''), _negated=True), _connector='OR'), name='issued_has_number'), models.CheckConstraint(condition=models.Q(('due_on', None), ('due_on__gte', models.F('issued_on')), _connector='OR'), name='due_after_issue')],
            },
        ),
        migrations.CreateModel(
            name='Trip',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('bill', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='trips', to='billing.bill')),
                ('seat', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='conferences.seat')),
                ('kind', models.CharField(choices=[('car', 'autem'), ('fare', 'jízdenka'), ('shared', 've společném autě'), ('none', 'bez cestovného'), ('unsaid', 'zatím nezapsaná')], default='unsaid', max_length=6)),
                ('source', models.CharField(choices=[('said', 'zapsaná'), ('estimate', 'odhad ze žádosti'), ('earlier', 'podle minulého vyúčtování')], default='said', max_length=8)),
                ('km', models.PositiveIntegerField(default=0)),
                ('fare', models.PositiveIntegerField(default=0)),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('bill', 'seat'), name='one_trip_each')],
            },
        ),
    ]
