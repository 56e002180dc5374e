"""How files arrive: in memory only, so that nothing of a family ever lies unsealed on the disk."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from kruh.foundation import uploads

MOST = uploads.MOST_MEGABYTES * uploads.MEGABYTE


class InMemory(FileUploadHandler):
    """Keeps what one sending brings up to the size that forms accept; of more only its size, so that a form says so."""

    kept = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """This will begin another file."""
        super().new_file(*args, **kwargs)
        self.file, self.is_whole = BytesIO(), True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """This will take a piece; what no form could accept is let go."""
        self.is_whole = self.is_whole and self.kept + len(raw_data) <= MOST
        if self.is_whole:
            self.kept += self.file.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """This will hand the file over with the size that it really has."""
        self.file.seek(0)
        size = file_size if self.is_whole else max(file_size, MOST + 1)
        return InMemoryUploadedFile(self.file, self.field_name, self.file_name, self.content_type, size, self.charset)
