{% load static %}/* Gives the shell of one room when there is no network. It keeps addresses of the look and of the script, never content. */
"use strict";
const SHELF = "kruh-room-{{ conference.pk }}-4", ROOM = "{% url 'meetings:room' conference.pk %}", SHELL = "{% url 'meetings:room-shell' conference.pk %}";
const LOOK = ["{% static 'web/kruh.css' %}", "{% static 'web/kruh.js' %}", "{% static 'meetings/room.css' %}",
  "{% static 'meetings/line.js' %}", "{% static 'meetings/device.js' %}", "{% static 'meetings/screen.js' %}", "{% static 'meetings/room.js' %}"];
const PATIENCE = 6000;
addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELF).then((shelf) => shelf.addAll([SHELL, ...LOOK])).then(() => skipWaiting()));
});
addEventListener("activate", (event) => {
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((name) => name.startsWith("kruh-room-{{ conference.pk }}") && name !== SHELF)
    .map((name) => caches.delete(name)))).then(() => clients.claim()));
});
/* A network that only pretends to work is no network. */
const patient = (request) => new Promise((done, failed) => { setTimeout(() => failed(new Error("too slow")), PATIENCE); fetch(request).then(done, failed); });
addEventListener("fetch", (event) => {
  const { request } = event, path = new URL(request.url).pathname;
  if (request.method !== "GET") return;
  if (request.mode === "navigate" && path === ROOM) event.respondWith(patient(request).catch(() => caches.match(SHELL)));
  else if (LOOK.includes(path)) event.respondWith(patient(request).catch(() => caches.match(path)));
});
