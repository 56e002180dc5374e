"""The door for the server."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.utils import timezone

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kruh.project.settings.production")
application = get_wsgi_application()
# What is loaded now lives as long as the process; looking through it again and again would cost every long page.
gc.collect()
gc.freeze()

if os.environ.get("KRUH_POSTMAN") == "1":
    from kruh.messaging.sending import Postman  # models are ready only after the application

    Postman(timezone.now).start()
