"""The tables of the context as they stood before the first release; replaces the steps that led there."""

import django.db.models.deletion
import kruh.foundation.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True
    replaces = [
        ("directory", "0001_initial"),
        ("directory", "0003_billing_name"),
        ("directory", "0004_allows_offline"),
        ("directory", "0005_writes_protocol"),
        ("directory", "0006_closures_told"),
        ("directory", "0007_officer"),
        ("directory", "0008_family_conferences"),
        ("directory", "0009_public"),
    ]

    dependencies = [
        ('access', '0001_tables'),
        ('access', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Region',
            fields=[
                ('folded', models.TextField(default='', editable=False)),
                ('sort_key', models.BinaryField(db_index=True, default=b'')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('code', models.CharField(max_length=5, primary_key=True, serialize=False, verbose_name='kód NUTS 3')),
                ('name', models.CharField(max_length=60, verbose_name='název')),
                ('in_pilot', models.BooleanField(default=False, verbose_name='v pilotním ověřování rodinných konferencí')),
            ],
            options={
                'ordering': ('sort_key',),
            },
        ),
        migrations.CreateModel(
            name='District',
            fields=[
                ('folded', models.TextField(default='', editable=False)),
                ('sort_key', models.BinaryField(db_index=True, default=b'')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('code', models.CharField(max_length=7, primary_key=True, serialize=False, verbose_name='kód')),
                ('name', models.CharField(max_length=80, verbose_name='název')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='districts', to='directory.region')),
                ('population', models.PositiveIntegerField(null=True, verbose_name='obyvatel')),
                ('children', models.PositiveIntegerField(null=True, verbose_name='dětí do 14 let')),
                ('lat', models.FloatField(null=True)),
                ('lon', models.FloatField(null=True)),
            ],
            options={
                'ordering': ('sort_key',),
            },
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('folded', models.TextField(default='', editable=False)),
                ('sort_key', models.BinaryField(db_index=True, default=b'')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('unit', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='organisation', serialize=False, to='access.unit')),
                ('kind', models.CharField(choices=[('office', 'pracoviště OSPOD'), ('ngo', 'nezisková organizace'), ('authorised', 'pověřená osoba'), ('school', 'škola a školské zařízení'), ('health', 'zdravotnické zařízení'), ('social_service', 'sociální služba'), ('court', 'soud'), ('police', 'policie'), ('other', 'jiná organizace')], max_length=20, verbose_name='druh')),
                ('name', models.CharField(max_length=200, verbose_name='název')),
                ('district', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='organisations', to='directory.district', verbose_name='území')),
                ('street', models.CharField(blank=True, max_length=120, verbose_name='ulice a číslo')),
                ('city', models.CharField(blank=True, max_length=80, verbose_name='obec')),
                ('postcode', models.CharField(blank=True, max_length=6, verbose_name='PSČ')),
                ('billing_name', models.CharField(blank=True, max_length=200, verbose_name='odběratel na vyúčtování')),
                ('ico', models.CharField(blank=True, max_length=8, verbose_name='IČO')),
                ('data_box', models.CharField(blank=True, max_length=7, verbose_name='datová schránka')),
                ('phone', models.CharField(blank=True, max_length=32, verbose_name='telefon')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('web', models.URLField(blank=True, verbose_name='web')),
                ('bank_account', models.CharField(blank=True, max_length=30, verbose_name='číslo účtu')),
                ('dpo_name', models.CharField(blank=True, max_length=120, verbose_name='pověřenec pro ochranu osobních údajů')),
                ('dpo_email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail pověřence')),
                ('is_authorised', models.BooleanField(default=False, verbose_name='má pověření k sociálně-právní ochraně dětí')),
                ('neutral_sender_name', models.CharField(blank=True, max_length=80, verbose_name='neutrální jméno odesílatele')),
                ('writes_protocol', models.BooleanField(default=False, verbose_name='zápisy ze setkání píše jako protokol')),
                ('allows_offline', models.BooleanField(default=True, verbose_name='dovolí psát v místnosti i bez internetu')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='poznámka')),
                ('is_active', models.BooleanField(default=True, verbose_name='je v provozu')),
                ('regions', models.ManyToManyField(blank=True, related_name='organisations', to='directory.region', verbose_name='působí v krajích')),
            ],
            options={
                'ordering': ('sort_key', 'unit'),
                'indexes': [models.Index(fields=['kind', 'sort_key'], name='directory_kind_order')],
            },
        ),
        migrations.CreateModel(
            name='Closure',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='closures', to='directory.organisation')),
                ('first_day', models.DateField(verbose_name='první den')),
                ('last_day', models.DateField(verbose_name='poslední den')),
                ('reason', models.CharField(max_length=120, verbose_name='důvod')),
            ],
            options={
                'ordering': ('first_day',),
                'constraints': [models.CheckConstraint(condition=models.Q(('last_day__gte', models.F('first_day'))), name='closure_ends_after_start')],
            },
        ),
        migrations.CreateModel(
            name='Venue',
            fields=[
                ('folded', models.TextField(default='', editable=False)),
                ('sort_key', models.BinaryField(db_index=True, default=b'')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='venues', to='directory.organisation', verbose_name='organizace')),
                ('name', models.CharField(max_length=120, verbose_name='název místnosti')),
                ('district', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='venues', to='directory.district', verbose_name='území')),
                ('street', models.CharField(blank=True, max_length=120, verbose_name='ulice a číslo')),
                ('city', models.CharField(max_length=80, verbose_name='obec')),
                ('postcode', models.CharField(blank=True, max_length=6, verbose_name='PSČ')),
                ('capacity', models.PositiveSmallIntegerField(verbose_name='kolik lidí se vejde')),
                ('has_step_free_access', models.BooleanField(default=False, verbose_name='vchod bez schodů')),
                ('has_toilet', models.BooleanField(default=True, verbose_name='toaleta')),
                ('has_accessible_toilet', models.BooleanField(default=False, verbose_name='bezbariérová toaleta')),
                ('has_flipchart', models.BooleanField(default=False, verbose_name='flipchart')),
                ('has_projector', models.BooleanField(default=False, verbose_name='projektor')),
                ('getting_there', models.CharField(blank=True, max_length=300, verbose_name='parkování a doprava')),
                ('opening_hours', models.CharField(blank=True, max_length=200, verbose_name='kdy je otevřeno')),
                ('contact_name', models.CharField(blank=True, max_length=120, verbose_name='kdo klíče a rezervaci zařídí')),
                ('contact_phone', models.CharField(blank=True, max_length=32, verbose_name='telefon')),
                ('contact_email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('is_active', models.BooleanField(default=True, verbose_name='dá se použít')),
            ],
            options={
                'ordering': ('sort_key', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('capacity__gte', 1)), name='venue_holds_somebody')],
            },
        ),
        migrations.CreateModel(
            name='Involvement',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='involvements', to='directory.organisation')),
                ('since', models.DateField(verbose_name='od')),
                ('until', models.DateField(blank=True, null=True, verbose_name='do')),
            ],
            options={
                'ordering': ('since', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('since')), _connector='OR'), name='involvement_ends_later'), models.UniqueConstraint(condition=models.Q(('until', None)), fields=('office',), name='involvement_runs_once')],
            },
        ),
        migrations.CreateModel(
            name='Professional',
            fields=[
                ('folded', models.TextField(default='', editable=False)),
                ('sort_key', models.BinaryField(db_index=True, default=b'')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='professionals', to='directory.organisation')),
                ('user', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='professional', to=settings.AUTH_USER_MODEL)),
                ('title_before', models.CharField(blank=True, max_length=40, verbose_name='titul před jménem')),
                ('first_name', models.CharField(max_length=80, verbose_name='jméno')),
                ('last_name', models.CharField(max_length=80, verbose_name='příjmení')),
                ('title_after', models.CharField(blank=True, max_length=40, verbose_name='titul za jménem')),
                ('gender', models.CharField(blank=True, choices=[('f', 'žena'), ('m', 'muž'), ('', 'neuvedeno')], max_length=1, verbose_name='oslovení')),
                ('profession', models.CharField(choices=[('social_worker', 'sociální práce OSPOD'), ('curator', 'kuratela pro děti a mládež'), ('teacher', 'učitelství'), ('head_of_school', 'vedení školy'), ('kindergarten', 'mateřská škola'), ('school_psychologist', 'školní psychologie'), ('psychologist', 'psychologie'), ('psychiatrist', 'dětská psychiatrie'), ('paediatrician', 'dětské lékařství'), ('speech_therapist', 'logopedie'), ('family_support', 'sociálně aktivizační služba (SAS)'), ('debt_adviser', 'dluhové poradenství'), ('home_educator', 'výchova v dětském domově'), ('foster_support', 'doprovázení pěstounů'), ('child_guide', 'průvodcovství dítěte'), ('interpreter', 'tlumočení'), ('facilitator', 'facilitace'), ('minute_taker', 'zapisovatelství'), ('consultant', 'konzultace konferencí'), ('coordinator', 'koordinace rodinných konferencí'), ('regional_admin', 'administrace rodinných konferencí'), ('probation', 'probační a mediační služba'), ('police', 'policie'), ('other', 'jiná profese')], max_length=24, verbose_name='profese')),
                ('phone', models.CharField(blank=True, max_length=32, verbose_name='telefon na pracoviště')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='pracovní e-mail')),
                ('languages', models.JSONField(blank=True, default=list, verbose_name='jazyky')),
                ('is_active', models.BooleanField(default=True, verbose_name='pracuje tu')),
                ('public_name_on', models.DateField(blank=True, null=True, verbose_name='souhlas se zveřejněním jména')),
                ('public_phone_on', models.DateField(blank=True, null=True, verbose_name='souhlas se zveřejněním telefonu')),
                ('public_email_on', models.DateField(blank=True, null=True, verbose_name='souhlas se zveřejněním e-mailu')),
            ],
            options={
                'ordering': ('sort_key', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Training',
            fields=[
                ('id', models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('professional', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='trainings', to='directory.professional')),
                ('kind', models.CharField(choices=[('case_conference', 'facilitace případových konferencí'), ('family_conference', 'koordinace rodinných konferencí'), ('minutes', 'zápis ze setkání'), ('mediation', 'mediace'), ('child_voice', 'práce s hlasem dítěte'), ('interpreting', 'komunitní tlumočení'), ('supervision', 'supervize a intervize'), ('other', 'jiné vzdělání')], max_length=24, verbose_name='vzdělání')),
                ('provider', models.CharField(blank=True, max_length=120, verbose_name='kdo vzdělával')),
                ('on', models.DateField(verbose_name='dokončeno')),
                ('valid_until', models.DateField(blank=True, null=True, verbose_name='platí do')),
                ('hours', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='hodin')),
            ],
            options={
                'ordering': ('-on',),
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_until', None), ('valid_until__gte', models.F('on')), _connector='OR'), name='training_valid_after_end')],
            },
        ),
    ]
