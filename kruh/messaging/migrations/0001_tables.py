"""The tables of the context as they stood before the first release; replaces the steps that led there."""

import django.db.models.deletion
import kruh.foundation.ids
import kruh.vault.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True
    replaces = [
        ("messaging", "0001_initial"),
        ("messaging", "0002_kinds_told"),
    ]

    dependencies = [
        ('access', '0001_tables'),
        ('access', '__first__'),
        ('vault', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.unit')),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.UUIDField(db_index=True, null=True)),
                ('recipient_ref', models.UUIDField(db_index=True, null=True)),
                ('kind', models.CharField(choices=[('invitation', 'pozvánka'), ('change', 'změna'), ('cancellation', 'zrušení'), ('minutes', 'zápis'), ('comment_request', 'prosba o připomínky'), ('service_request', 'zpráva k žádosti'), ('offer', 'zpráva k nabídce'), ('task', 'úkol'), ('account', 'účet'), ('alert', 'upozornění')], max_length=20)),
                ('channel', models.CharField(choices=[('email', 'e-mail'), ('print', 'tisk a pošta'), ('phone', 'telefon'), ('data_box', 'datová schránka'), ('in_product', 'v aplikaci')], default='email', max_length=12)),
                ('revision', models.PositiveIntegerField(default=0)),
                ('dedupe', models.CharField(max_length=200, unique=True)),
                ('name', kruh.vault.fields.SealedText()),
                ('address', kruh.vault.fields.SealedText()),
                ('sender', kruh.vault.fields.SealedText()),
                ('reply_to', kruh.vault.fields.SealedText()),
                ('subject', kruh.vault.fields.SealedText()),
                ('text', kruh.vault.fields.SealedText()),
                ('state', models.CharField(choices=[('waiting', 'čeká na odeslání'), ('sending', 'odesílá se'), ('sent', 'odesláno'), ('failed', 'nepodařilo se odeslat'), ('bounced', 'vrátilo se'), ('unsure', 'nejisté, zda odešlo'), ('cancelled', 'staženo'), ('handed_over', 'předáno')], default='waiting', max_length=12)),
                ('message_id', models.CharField(max_length=200, unique=True)),
                ('round', models.PositiveSmallIntegerField(default=1)),
                ('ics_uid', models.CharField(blank=True, max_length=200)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('queued_at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('sending_at', models.DateTimeField(null=True)),
                ('sending_on_host', models.CharField(blank=True, max_length=100)),
                ('sent_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('error', models.CharField(blank=True, max_length=300)),
                ('server_answer', kruh.vault.fields.SealedText(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['state', 'due_at'], name='message_to_send'), models.Index(fields=['unit', '-queued_at'], name='message_of_unit')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'sent'), _negated=True), ('sent_at__isnull', False), _connector='OR'), name='sent_has_a_time'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'sending'), _negated=True), models.Q(('channel', 'email'), ('sending_at__isnull', False)), _connector='OR'), name='only_mail_is_sending')],
            },
        ),
        migrations.CreateModel(
            name='KeptMail',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key')),
                ('message_id', models.CharField(db_index=True, max_length=200)),
                ('kept_at', models.DateTimeField(db_index=True)),
                ('recipient', kruh.vault.fields.SealedText()),
                ('subject', kruh.vault.fields.SealedText()),
                ('raw', kruh.vault.fields.SealedBytes()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key')),
                ('message', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='messaging.message')),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('file_name', models.CharField(max_length=100)),
                ('mime', models.CharField(max_length=100)),
                ('content', kruh.vault.fields.SealedBytes()),
            ],
            options={
                'ordering': ['order'],
            },
        ),
    ]
