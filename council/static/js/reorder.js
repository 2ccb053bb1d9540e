// Rows dragged to another place, with a mouse, a pen or a finger. The buttons of each row do the same without it.
"use strict";
(() => {
  const list = document.querySelector("[data-reorder]");
  if (!list) return;

  const EDGE = 60;
  const rows = [...list.querySelectorAll("[data-row]")];
  const status = list.querySelector("[data-status]");
  const say = (name, facts = {}) => {
    status.textContent = Object.entries(facts).reduce(
      (text, [key, value]) => text.replace(`{${key}}`, value), list.dataset[name]);
  };
  let drag = null;

  // ---- where the row would stand: before which of the others
  const gapAt = (y) => {
    const at = rows.findIndex((row) => {
      const { top, height } = row.getBoundingClientRect();
      return y < top + height / 2;
    });
    return at < 0 ? rows.length : at;
  };
  const placeOf = (gap) => (gap > drag.from ? gap - 1 : gap);
  const clear = () => rows.forEach((row) => row.classList.remove("is-moving", "drop-above", "drop-below"));
  const show = () => {
    clear();
    const row = rows[drag.from];
    row.classList.add("is-moving");
    if (placeOf(drag.gap) === drag.from) return;
    if (drag.gap < rows.length) rows[drag.gap].classList.add("drop-above");
    else rows[rows.length - 1].classList.add("drop-below");
  };

  const follow = (y) => {
    const gap = gapAt(y);
    if (gap === drag.gap) return;
    const before = placeOf(drag.gap);
    drag.gap = gap;
    show();
    if (placeOf(gap) !== before) say("place", { place: placeOf(gap) + 1 });
  };
  const scroll = () => {
    if (!drag) return;
    const by = drag.y < EDGE ? -8 : drag.y > window.innerHeight - EDGE ? 8 : 0;
    if (by) {
      window.scrollBy(0, by);
      follow(drag.y);
    }
    requestAnimationFrame(scroll);
  };

  const end = () => {
    drag = null;
    clear();
  };
  // as the row's own buttons would, only farther
  const send = (row, places) => {
    const { form, formAction, value } = row.querySelector("button[formaction]");
    form.action = formAction;
    for (const [name, said] of [["places", places], ["base_version", value]]) {
      const field = document.createElement("input");
      Object.assign(field, { type: "hidden", name, value: String(said) });
      form.append(field);
    }
    form.submit();
  };
  const drop = () => {
    const places = placeOf(drag.gap) - drag.from;
    const row = rows[drag.from];
    end();
    if (!places) return say("stays");
    say("sent");
    send(row, places);
  };

  rows.forEach((row, from) => {
    if (!row.querySelector("button[formaction]")) return;
    const grip = document.createElement("span");
    grip.className = "grip";
    grip.title = list.dataset.hint;
    grip.setAttribute("aria-hidden", "true");
    row.querySelector("th").prepend(grip);
    grip.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || drag) return;
      event.preventDefault();
      grip.setPointerCapture(event.pointerId);
      drag = { from, gap: from, y: event.clientY };
      show();
      say("moving", { title: row.dataset.row });
      requestAnimationFrame(scroll);
    });
    grip.addEventListener("pointermove", (event) => {
      if (drag?.from !== from) return;
      drag.y = event.clientY;
      follow(event.clientY);
    });
    grip.addEventListener("pointerup", () => { if (drag?.from === from) drop(); });
    grip.addEventListener("pointercancel", () => { if (drag?.from === from) end(); });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drag) return;
    end();
    say("stays");
  });
})();
