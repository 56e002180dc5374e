{% load static %}/* Gives the shell of one room when there is no network. It keeps addresses of the look and of the script, never content. */
"use strict";
const SHELF = "kruh-room-{{ conference.pk }}-2", ROOM = "{% url 'meetings:room' conference.pk %}", SHELL = "{% url 'meetings:room-shell' conference.pk %}";
const LOOK = ["{% static 'web/kruh.css' %}", "{% static 'web/kruh.js' %}", "{% static 'web/logo.svg' %}", "{% static 'meetings/room.css' %}",
  "{% static 'meetings/line.js' %}", "{% static 'meetings/store.js' %}", "{% static 'meetings/sync.js' %}", "{% static 'meetings/room.js' %}"];
addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELF).then((shelf) => shelf.addAll([SHELL, ...LOOK])).then(() => skipWaiting()));
});
addEventListener("activate", (event) => {
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((name) => name.startsWith("kruh-room-{{ conference.pk }}") && name !== SHELF)
    .map((name) => caches.delete(name)))).then(() => clients.claim()));
});
addEventListener("fetch", (event) => {
  const { request } = event, path = new URL(request.url).pathname;
  if (request.method !== "GET") return;
  if (request.mode === "navigate" && path === ROOM) event.respondWith(fetch(request).catch(() => caches.match(SHELL)));
  else if (LOOK.includes(path)) event.respondWith(caches.match(path).then((kept) => kept || fetch(request)));
});
