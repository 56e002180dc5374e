"""What the models say and what the migrations make is the same."""

from io import StringIO

import pytest
from django.core.management import call_command


@pytest.mark.django_db
def test_models_need_no_further_migration() -> None:
    said = StringIO()

    call_command("makemigrations", dry_run=True, stdout=said)

    assert said.getvalue() == "No changes detected\n"
