"""The pictures of the screen: thin lines in one style, drawn here so that no page asks for another file."""

_FRAME = '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>'

_PATHS = {
    "check": '<path d="M4 12.5l5 5L20 6.5"/>',
    "dots": '<circle cx="5" cy="12" r="1"/><circle cx="12" cy="12" r="1"/><circle cx="19" cy="12" r="1"/>',
    "half": '<circle cx="12" cy="12" r="9"/><path d="M12 3a9 9 0 010 18z" fill="currentcolor"/>',
    "circle": '<circle cx="12" cy="12" r="9"/>',
    "wait": '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3 2"/>',
    "lock": '<rect x="5" y="11" width="14" height="9" rx="2"/><path d="M8 11V8a4 4 0 018 0v3"/>',
    "minus": '<circle cx="12" cy="12" r="9"/><path d="M8 12h8"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v5M12 7.5v.1"/>',
    "ok": '<circle cx="12" cy="12" r="9"/><path d="M8 12.5l3 3 5.5-6"/>',
    "warn": '<path d="M12 4L2.5 20h19z"/><path d="M12 10v5M12 17.5v.1"/>',
    "err": '<circle cx="12" cy="12" r="9"/><path d="M12 7v6M12 16.5v.1"/>',
    "document": '<path d="M6 3h8l5 5v13H6z"/><path d="M14 3v5h5M9 13h7M9 17h7"/>',
    "people": '<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20a6.5 6.5 0 0113 0"/>'
    '<path d="M16 5a3.5 3.5 0 010 6.8M18 14.5a6.5 6.5 0 013.5 5.5"/>',
    "eye": '<path d="M2 12s3.5-6.5 10-6.5S22 12 22 12s-3.5 6.5-10 6.5S2 12 2 12z"/><circle cx="12" cy="12" r="3"/>',
    "calendar": '<rect x="3" y="5" width="18" height="16" rx="2"/><path d="M3 10h18M8 3v4M16 3v4"/>',
    "phone": '<path d="M6 3l3.5 1 1 4.5-2.5 2a13 13 0 005.5 5.5l2-2.5 4.5 1 1 3.5c0 2-1.5 3-3 3'
    'C10 21 3 14 3 6c0-1.5 1-3 3-3z"/>',
    "left": '<path d="M14 5l-7 7 7 7"/>',
    "right": '<path d="M10 5l7 7-7 7"/>',
    "print": '<path d="M7 9V3h10v6M7 17H4v-8h16v8h-3"/><path d="M7 14h10v7H7z"/>',
    "pen": '<path d="M4 20l1-5L16 4l4 4L9 19z"/>',
    "heart": '<path d="M12 20S3 14.5 3 8.5A4.8 4.8 0 0112 6a4.800 4.800 0 019 2.500C21 14.5 12 20 12 20z"/>',
}

ICONS = {name: _FRAME.format(paths) for name, paths in _PATHS.items()}
