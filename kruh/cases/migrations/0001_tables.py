"""The tables of the context as they stood before the first release; replaces the steps that led there."""

import django.db.models.deletion
import kruh.foundation.ids
import kruh.vault.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True
    replaces = [
        ("cases", "0001_initial"),
        ("cases", "0002_called"),
        ("cases", "0003_second_person"),
        ("cases", "0004_giveaways"),
        ("cases", "0005_named"),
        ("cases", "0006_moves"),
    ]

    dependencies = [
        ('access', '0001_tables'),
        ('access', '__first__'),
        ('directory', '0001_tables'),
        ('vault', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.unit')),
                ('first_name', kruh.vault.fields.SealedText()),
                ('last_name', kruh.vault.fields.SealedText()),
                ('title_before', kruh.vault.fields.SealedText(null=True)),
                ('title_after', kruh.vault.fields.SealedText(null=True)),
                ('birth_date', kruh.vault.fields.SealedDate(null=True)),
                ('gender', models.CharField(blank=True, choices=[('f', 'žena'), ('m', 'muž'), ('', 'neuvedeno')], max_length=1)),
                ('salutation', kruh.vault.fields.SealedText(null=True)),
                ('language', models.CharField(choices=[('cs', 'čeština'), ('uk', 'ukrajinština'), ('rom', 'romština'), ('vi', 'vietnamština'), ('sk', 'slovenština'), ('ru', 'ruština'), ('en', 'angličtina'), ('other', 'jiný jazyk')], default='cs', max_length=5)),
                ('needs_interpreter', models.BooleanField(default=False)),
                ('interpreter_note', kruh.vault.fields.SealedText(null=True)),
                ('needs', models.JSONField(default=list)),
                ('needs_note', kruh.vault.fields.SealedText(null=True)),
                ('professional', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.professional')),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                ('died_on', kruh.vault.fields.SealedDate(null=True)),
                ('fingerprint', models.IntegerField(db_index=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contacts', to='cases.person')),
                ('kind', models.CharField(choices=[('phone', 'telefon'), ('email', 'e-mail'), ('address', 'adresa'), ('data_box', 'datová schránka'), ('through', 'přes jinou osobu')], max_length=10)),
                ('value', kruh.vault.fields.SealedText()),
                ('note', kruh.vault.fields.SealedText(null=True)),
                ('is_preferred', models.BooleanField(default=False)),
                ('is_safe', models.BooleanField(default=True)),
                ('ended_on', models.DateField(null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Case',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.unit')),
                ('file_mark', models.CharField(blank=True, max_length=60, verbose_name='spisová značka')),
                ('state', models.CharField(choices=[('open', 'otevřený'), ('closed', 'uzavřený')], default='open', max_length=8)),
                ('situation', kruh.vault.fields.SealedText(null=True)),
                ('called', kruh.vault.fields.SealedText(null=True)),
                ('named', kruh.vault.fields.SealedText(null=True)),
                ('opened_on', models.DateField()),
                ('closed_on', models.DateField(null=True)),
                ('changed_at', models.DateTimeField()),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'indexes': [models.Index(fields=['unit', '-changed_at', '-id'], name='cases_case_unit_id_d6f183_idx')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('file_mark', ''), _negated=True), fields=('unit', 'file_mark'), name='file_mark_once'), models.CheckConstraint(condition=models.Q(('closed_on', None), ('closed_on__gte', models.F('opened_on')), _connector='OR'), name='case_ends_after')],
            },
        ),
        migrations.CreateModel(
            name='CasePerson',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places', to='cases.case')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='places', to='cases.person')),
                ('part', models.CharField(choices=[('child', 'dítě'), ('family', 'rodina'), ('network', 'širší síť'), ('professional', 'odborník')], max_length=12)),
                ('note', kruh.vault.fields.SealedText(null=True)),
                ('added_at', models.DateTimeField()),
                ('ended_on', models.DateField(null=True)),
                ('ended_reason', kruh.vault.fields.SealedText(null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('case', 'person'), name='person_once_in_case')],
            },
        ),
        migrations.CreateModel(
            name='Tie',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ties', to='cases.case')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ties_from', to='cases.person')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ties_to', to='cases.person')),
                ('kind', models.CharField(choices=[('parent', 'rodič'), ('adoptive_parent', 'osvojitel'), ('step_parent', 'partner rodiče'), ('foster_parent', 'pěstoun'), ('guardian', 'poručník nebo opatrovník'), ('carer', 'pečující osoba'), ('grandparent', 'prarodič'), ('sibling', 'sourozenec'), ('half_sibling', 'nevlastní sourozenec'), ('aunt_uncle', 'teta nebo strýc'), ('cousin', 'bratranec nebo sestřenice'), ('partner', 'partner'), ('spouse', 'manžel nebo manželka'), ('former_partner', 'bývalý partner'), ('friend', 'kamarád nebo přítel'), ('neighbour', 'soused'), ('professional', 'pracuje s dítětem nebo rodinou')], max_length=16)),
                ('has_parental_responsibility', models.BooleanField(default=False)),
                ('lives_together', models.BooleanField(default=False)),
                ('note', kruh.vault.fields.SealedText(null=True)),
                ('ended_on', models.DateField(null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('case', 'person', 'other', 'kind'), name='tie_once'), models.CheckConstraint(condition=models.Q(('person', models.F('other')), _negated=True), name='tie_between_two')],
            },
        ),
        migrations.CreateModel(
            name='Transfer',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='transfers', to='cases.case')),
                ('from_unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.unit')),
                ('to_unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.unit')),
                ('state', models.CharField(choices=[('proposed', 'čeká na převzetí'), ('accepted', 'předáno'), ('returned', 'vráceno'), ('withdrawn', 'staženo')], default='proposed', max_length=10)),
                ('why', models.CharField(choices=[('moved', 'Dítě se přestěhovalo'), ('decided', 'Rozhodl soud nebo nadřízený úřad'), ('other', 'Jiný důvod')], max_length=8)),
                ('reason', kruh.vault.fields.SealedText()),
                ('since', models.DateField()),
                ('due_on', models.DateField()),
                ('file_mark', models.CharField(blank=True, max_length=60)),
                ('opened_on', models.DateField()),
                ('children', models.PositiveSmallIntegerField()),
                ('people', models.PositiveSmallIntegerField()),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposed_at', models.DateTimeField()),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_at', models.DateTimeField(null=True)),
                ('answer', kruh.vault.fields.SealedText(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['to_unit', 'state'], name='transfer_to'), models.Index(fields=['from_unit', '-proposed_at'], name='transfer_from')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'proposed')), fields=('case',), name='one_proposed_transfer'), models.CheckConstraint(condition=models.Q(('from_unit', models.F('to_unit')), _negated=True), name='transfer_between_two'), models.CheckConstraint(condition=models.Q(('state', 'proposed'), ('decided_at__isnull', False), _connector='OR'), name='transfer_decided_when')],
            },
        ),
        migrations.CreateModel(
            name='Assistance',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assistances', to='cases.case')),
                ('from_unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.unit')),
                ('to_unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.unit')),
                ('state', models.CharField(choices=[('asked', 'čeká na přijetí'), ('accepted', 'vyřizuje se'), ('declined', 'odmítnuto'), ('answered', 'vyřízeno'), ('withdrawn', 'staženo')], default='asked', max_length=10)),
                ('wanted', models.CharField(choices=[('visit', 'Navštívit domácnost'), ('talk', 'Mluvit s dítětem nebo s dospělým'), ('find_out', 'Něco zjistit'), ('other', 'Něco jiného')], max_length=8)),
                ('question', kruh.vault.fields.SealedText()),
                ('granted', kruh.vault.fields.SealedJSON(default=list)),
                ('people', models.PositiveSmallIntegerField()),
                ('due_on', models.DateField()),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_at', models.DateTimeField()),
                ('worker', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('accepted_at', models.DateTimeField(null=True)),
                ('answer', kruh.vault.fields.SealedText(null=True)),
                ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ended_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['to_unit', 'state'], name='assistance_to')],
                'constraints': [models.CheckConstraint(condition=models.Q(('from_unit', models.F('to_unit')), _negated=True), name='assistance_between_two'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('accepted', 'answered')), _negated=True), ('worker__isnull', False), _connector='OR'), name='assistance_has_worker')],
            },
        ),
        migrations.CreateModel(
            name='Apart',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='apart', to='cases.case')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.person')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.person')),
                ('kind', models.CharField(choices=[('order', 'soud nebo policie zakázaly styk'), ('violence', 'násilí nebo jeho hrozba'), ('fear', 'jeden z nich se bojí'), ('agreed', 'dohodli se tak')], max_length=10)),
                ('reason', kruh.vault.fields.SealedText()),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(null=True)),
                ('ended_reason', kruh.vault.fields.SealedText(null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('person', models.F('other')), _negated=True), name='apart_two_people'), models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='apart_ends_after')],
            },
        ),
        migrations.CreateModel(
            name='ProtectedFact',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='protected_facts', to='cases.case')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='protected_facts', to='cases.person')),
                ('kind', models.CharField(choices=[('address', 'adresa'), ('school', 'škola'), ('workplace', 'zaměstnání'), ('phone', 'telefon'), ('email', 'e-mail'), ('doctor', 'lékař'), ('shelter', 'azylový dům nebo úkryt'), ('area', 'obec nebo okolí'), ('organisation', 'organizace, která místo prozrazuje'), ('vehicle', 'auto'), ('name', 'nové jméno'), ('other', 'jiný údaj')], max_length=12)),
                ('value', kruh.vault.fields.SealedText()),
                ('giveaways', kruh.vault.fields.SealedJSON(null=True)),
                ('reason', kruh.vault.fields.SealedText()),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(null=True)),
                ('ended_reason', kruh.vault.fields.SealedText(null=True)),
                ('proposed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposed_at', models.DateTimeField(null=True)),
                ('proposed_last_day', models.DateField(null=True)),
                ('proposed_reason', kruh.vault.fields.SealedText(null=True)),
                ('hidden_from', models.ManyToManyField(related_name='+', to='cases.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='fact_ends_after'), models.CheckConstraint(condition=models.Q(models.Q(('proposed_by', None), ('proposed_last_day', None)), models.Q(('proposed_by__isnull', False), ('proposed_last_day__isnull', False)), _connector='OR'), name='proposal_is_whole')],
            },
        ),
        migrations.CreateModel(
            name='TeamMember',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='team', to='cases.case')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('role', models.CharField(choices=[('key_worker', 'klíčový pracovník'), ('substitute', 'zástup'), ('guardian', 'kolizní opatrovník'), ('head', 'vedoucí pracoviště'), ('emergency', 'mimořádný přístup')], max_length=12)),
                ('since', models.DateTimeField()),
                ('until', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['user', 'case'], name='cases_teamm_user_id_312641_idx')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('until', None)), fields=('case', 'user', 'role'), name='team_role_once'), models.UniqueConstraint(condition=models.Q(('role', 'key_worker'), ('until', None)), fields=('case',), name='one_key_worker')],
            },
        ),
        migrations.CreateModel(
            name='EmergencyAccess',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.key')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='emergencies', to='cases.case')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('kind', models.CharField(choices=[('danger', 'Dítě je v ohrožení a věc nesnese odklad'), ('duty', 'Mám pohotovost a nikdo z týmu není k zastižení'), ('court', 'Soud, policie nebo lékař potřebují odpověď hned'), ('other', 'Něco jiného')], max_length=8)),
                ('reason', kruh.vault.fields.SealedText()),
                ('opened_at', models.DateTimeField()),
                ('until', models.DateTimeField()),
                ('reviewed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reviewed_at', models.DateTimeField(null=True)),
                ('finding', kruh.vault.fields.SealedText(null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('reviewed_by', models.F('user')), _negated=True), name='somebody_else_reviews')],
            },
        ),
        migrations.AddField(
            model_name='Case',
            name='people',
            field=models.ManyToManyField(related_name='cases', through='cases.CasePerson', to='cases.person'),
        ),
    ]
