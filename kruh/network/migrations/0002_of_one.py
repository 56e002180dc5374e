from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('network', '0001_initial'),
    ]

    operations = [
        migrations.RemoveConstraint(model_name='nettie', name='net_tie_of_one'),
        migrations.AddConstraint(
            model_name='nettie',
            constraint=models.CheckConstraint(
                condition=models.Q(('person__isnull', False), ('name__isnull', False), _connector='OR'),
                name='net_tie_of_one',
            ),
        ),
    ]
