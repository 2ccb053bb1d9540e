// Keys and selection on the judging page. Every task is done with the forms alone; this makes it quicker.
"use strict";
(() => {
  const review = document.querySelector("[data-review]");
  if (!review) return;

  const all = (selector, within = review) => [...within.querySelectorAll(selector)];
  const cards = all(".finding");
  const passages = all("[data-part]");
  const status = review.querySelector("[data-status]");
  const save = review.querySelector("[name=go][value=stay]");
  const radiosOf = (card) => all("input[type=radio]", card);
  const chosenIn = (card) => radiosOf(card).find((radio) => radio.checked)?.value ?? "";
  const isWaiting = (card) => radiosOf(card).length > 0 && !chosenIn(card);
  const here = () => document.activeElement?.closest(".finding");
  const isTyping = (element) => element.matches("textarea, select, input:not([type=radio], [type=checkbox])");
  const say = (name) => { status.textContent = review.dataset[name]; };

  // ---- one place to the next
  const go = (card) => {
    if (!card) return;
    card.focus();
    card.scrollIntoView({ block: "nearest" });
  };
  const step = (by) => {
    const at = cards.indexOf(here());
    go(at < 0 ? cards.find(isWaiting) ?? cards[0] : cards[at + by]);
  };
  const goToNextWaiting = () => {
    const at = cards.indexOf(here());
    const next = [...cards.slice(at + 1), ...cards.slice(0, at + 1)].find(isWaiting);
    if (next) go(next);
    else { save.focus(); say("complete"); }
  };

  // ---- choosing, and taking the last choice back
  const choices = new Map(cards.map((card) => [card, chosenIn(card)]));
  const taken = [];
  const report = () => {
    const count = cards.filter((card) => chosenIn(card)).length;
    status.textContent = count ? review.dataset.chosen.replace("{count}", count) : "";
  };
  review.addEventListener("change", (event) => {
    const card = event.target.closest(".finding");
    if (!card || event.target.type !== "radio") return;
    taken.push([card, choices.get(card)]);
    choices.set(card, event.target.value);
    report();
  });
  const choose = (value) => {
    const card = here();
    const radio = card && radiosOf(card).find((one) => one.value === value);
    if (!radio) return;
    if (!radio.checked) {
      radio.checked = true;
      radio.dispatchEvent(new Event("change", { bubbles: true }));
    }
    if (value === "accepted") goToNextWaiting();
    else card.querySelector(`.told--${value} input[type=text]`).focus();
  };
  const undo = () => {
    const last = taken.pop();
    if (!last) {
      review.querySelector("[data-undo]")?.click();
      return;
    }
    const [card, before] = last;
    for (const radio of radiosOf(card)) radio.checked = radio.value === before;
    choices.set(card, before);
    go(card);
    say("undone");
  };

  // ---- words selected in a passage
  const passageOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest("[data-part]");
  const overlaps = (range, element) => {
    if (!range.intersectsNode(element)) return false;
    const inside = document.createRange();
    inside.selectNodeContents(element);
    if (range.compareBoundaryPoints(Range.START_TO_START, inside) > 0) inside.setStart(range.startContainer, range.startOffset);
    if (range.compareBoundaryPoints(Range.END_TO_END, inside) < 0) inside.setEnd(range.endContainer, range.endOffset);
    return inside.toString() !== "";
  };
  const mark = () => {
    const selection = getSelection();
    const range = selection.rangeCount ? selection.getRangeAt(0) : null;
    const passage = range && passageOf(range.startContainer);
    if (!passage || passage !== passageOf(range.endContainer) || !range.toString().trim()) {
      say("nothing");
      return;
    }
    if (all(".place, .handling", passage).some((one) => overlaps(range, one))) {
      say("marked");
      return;
    }
    const form = document.getElementById("missed");
    form.elements.part.value = passage.dataset.part;
    form.elements.words.value = range.toString().trim();
    form.closest("details").open = true;
    form.elements.kind.focus();
    form.scrollIntoView({ block: "nearest" });
    say("taken");
  };
  for (const button of all("[data-mark]")) {
    button.hidden = false;
    button.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the selection
    button.addEventListener("click", mark);
  }

  // ---- selecting with the keyboard: an arrow takes the next character, Shift takes more
  const ARROWS = {
    ArrowRight: ["forward", "character"],
    ArrowLeft: ["backward", "character"],
    ArrowDown: ["forward", "line"],
    ArrowUp: ["backward", "line"],
  };
  const select = (event) => {
    const passage = event.currentTarget;
    if (event.target !== passage || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter") mark();
    else if (event.key in ARROWS) extend(passage, event.shiftKey, ...ARROWS[event.key]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const extend = (passage, isMore, direction, unit) => {
    const selection = getSelection();
    const isHere = selection.rangeCount && passage.contains(selection.anchorNode);
    if (!isHere) {
      selection.collapse(passage, 0);
      selection.modify("extend", "forward", "character");
      return;
    }
    if (isMore) {
      selection.modify("extend", direction, unit);
      return;
    }
    if (direction === "backward") selection.collapseToStart();
    else if (unit === "character") selection.collapseToEnd();
    if (direction === "backward" || unit === "line") selection.modify("move", direction, unit);
    selection.modify("extend", "forward", "character");
  };
  for (const passage of passages) {
    passage.tabIndex = 0;
    passage.setAttribute("role", "group");
    passage.setAttribute("aria-labelledby", `passage-${passage.dataset.part}`);
    passage.setAttribute("aria-describedby", "keys-text");
    passage.addEventListener("keydown", select);
  }

  // ---- the keys; they can be turned off, and are remembered as off on this computer
  const KEYS = "council-review-keys";
  const help = review.querySelector("[data-keys]");
  const toggle = review.querySelector("[data-keys-switch]");
  const remembered = (value) => {
    try {
      if (value === undefined) return localStorage.getItem(KEYS) !== "off";
      localStorage.setItem(KEYS, value ? "on" : "off");
    } catch { /* a browser that stores nothing starts with the keys on */ }
    return true;
  };
  let isOn = remembered();
  const show = () => toggle.setAttribute("aria-pressed", String(isOn));
  toggle.addEventListener("click", () => { isOn = !isOn; remembered(isOn); show(); });
  help.hidden = false;
  show();

  const DEEDS = {
    j: () => step(1),
    k: () => step(-1),
    n: goToNextWaiting,
    a: () => choose("accepted"),
    c: () => choose("changed"),
    r: () => choose("kept"),
    u: undo,
  };
  const ON_A_CARD = { ArrowDown: DEEDS.j, ArrowUp: DEEDS.k, Enter: DEEDS.a };
  const inField = (event) => {
    const card = event.target.closest(".finding");
    if (!card || !event.target.matches("input")) return;
    if (event.key === "Escape") go(card);
    else if (event.key === "Enter" && event.target.value.trim()) goToNextWaiting();
    else return;
    event.preventDefault();
  };
  document.addEventListener("keydown", (event) => {
    if (!isOn || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target)) {
      inField(event);
      return;
    }
    const onCard = event.target.matches(".finding") ? ON_A_CARD[event.key] : undefined;
    const deed = onCard ?? DEEDS[event.key.toLowerCase()];
    if (!deed) return;
    event.preventDefault();
    deed();
  });

  // ---- the place in the text that belongs to the finding in hand
  review.addEventListener("focusin", () => {
    const number = here()?.dataset.number;
    for (const place of all(".place")) {
      place.classList.toggle("place--here", number !== undefined && place.querySelector(`a[href="#finding-${number}"]`) !== null);
    }
  });
  if (/^#finding(s|-\d+)$/.test(location.hash)) document.querySelector(location.hash)?.focus();
})();
