/* A photograph is made smaller before it leaves the phone, which also drops where and with what it was taken. */
"use strict";
(() => {
  const LONGEST = 1600, QUALITY = 0.85, SELECTOR = "form[data-photo]";
  const FAILED = "Fotku se nepodařilo odeslat, zůstala tu vybraná. Zkontrolujte připojení a zkuste to znovu.";
  const one = (what, where = document) => where.querySelector(what);
  const size = (bytes) => bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1e6).toFixed(1).replace(".", ",")} MB`;

  const smaller = async (file) => {
    const drawn = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST / Math.max(drawn.width, drawn.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(drawn.width * scale)); canvas.height = Math.max(1, Math.round(drawn.height * scale));
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff"; pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(drawn, 0, 0, canvas.width, canvas.height);
    drawn.close();
    const blob = await new Promise((done) => { canvas.toBlob(done, "image/jpeg", QUALITY); });
    if (!blob) throw new Error("no picture");
    return new File([blob], "fotka.jpg", { type: "image/jpeg" });
  };

  const prepare = (form) => {
    const state = one("[data-photo-state]", form), picture = one("img", state), words = one("p", state), bar = one("progress", state);
    let chosen = null, ready = Promise.resolve(), busy = false;
    const say = (text, isWrong = false) => { state.hidden = false; words.textContent = text; words.className = isWrong ? "err" : ""; };
    const show = (file) => {
      URL.revokeObjectURL(picture.src);
      picture.hidden = !file.type.startsWith("image/");
      if (!picture.hidden) picture.src = URL.createObjectURL(file);
    };
    const take = async (file) => {
      chosen = file;
      if (!file.type.startsWith("image/")) { picture.hidden = true; say(`Vybráno: ${file.name}, ${size(file.size)}.`); return; }
      say("Zmenšujeme fotku…");
      try {
        chosen = await smaller(file);
        say(`Fotka je připravená k uložení, ${size(chosen.size)}.`);
      } catch { say("Fotku se nepodařilo zmenšit. Pošleme ji celou a přečteme ji na serveru."); }
      show(chosen);
    };
    const send = async () => {
      await ready;
      const data = new FormData(form);
      data.delete("file");
      if (chosen) data.append("file", chosen);
      const request = new XMLHttpRequest();
      const failed = () => { busy = false; bar.hidden = true; say(FAILED, true); };
      request.open("POST", form.action);
      request.upload.onprogress = (event) => {
        if (!event.lengthComputable) return;
        bar.hidden = false; bar.value = 100 * event.loaded / event.total;
        say(event.loaded < event.total ? "Odesíláme…" : "Odesláno, ukládáme…");
      };
      request.onerror = request.ontimeout = failed;
      request.onload = () => {
        const page = new DOMParser().parseFromString(request.responseText, "text/html"), fresh = one("main", page);
        if (!fresh || request.status >= 500) { failed(); return; }
        const again = one(SELECTOR, fresh), kept = request.status === 422 ? chosen : null;
        one("main").replaceWith(fresh);
        document.title = page.title;
        history.replaceState(null, "", request.responseURL);
        if (again) prepare(again)(kept);
        const first = one("[data-focus]", fresh) || one(".alert", fresh) || fresh;
        if (!first.hasAttribute("tabindex")) first.setAttribute("tabindex", "-1");
        first.focus();
      };
      request.send(data);
    };
    form.addEventListener("change", (event) => {
      if (event.target.type === "file" && event.target.files[0]) ready = take(event.target.files[0]);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (busy) return;
      busy = true;
      send();
    });
    return (file) => { if (file) { chosen = file; show(file); say(`Soubor tu zůstal vybraný, ${size(file.size)}.`); } };
  };

  globalThis.Kruh = Object.assign(globalThis.Kruh || {}, { smaller });
  document.querySelectorAll(SELECTOR).forEach((form) => prepare(form));
})();
