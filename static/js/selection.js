/* Events kept on the device. Without this file the buttons stay hidden and shared links work.

   Markup: <button data-select="12" hidden> keeps or lets go the event of that number;
   [data-selection-count] shows how many are kept; [data-selection] is the page of the list. */

const KEY = "ma-selection";
const MOST = 100;

/** The numbers kept, oldest first; an unreadable or refused storage is an empty list. */
export function read() {
  try {
    const ids = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(ids) ? ids.filter((id) => Number.isSafeInteger(id) && id > 0) : [];
  } catch {
    return [];
  }
}

/** Keep `ids`; false when the browser refuses (private window, full disk). */
function write(ids) {
  try {
    localStorage.setItem(KEY, JSON.stringify(ids));
    return true;
  } catch {
    return false;
  }
}

function toggle(id) {
  const ids = read();
  if (ids.includes(id)) return write(ids.filter((other) => other !== id));
  return ids.length < MOST && write([...ids, id]);
}

function say(text) {
  const status = document.querySelector("[data-selection-status]");
  if (status) status.textContent = text;
}

function show(root = document) {
  const ids = read();
  for (const button of root.querySelectorAll("[data-select]")) {
    const kept = ids.includes(Number(button.dataset.select));
    button.hidden = false;
    button.setAttribute("aria-pressed", String(kept));
  }
  for (const place of document.querySelectorAll("[data-selection-count]")) {
    place.hidden = ids.length === 0;
    place.textContent = ` (${ids.length})`;
  }
}

/** Put the server's list for `ids` in the page; the page stays as it is when that fails. */
async function load(page, ids) {
  const url = `${page.dataset.selection}?ids=${ids.join(",")}`;
  try {
    const response = await fetch(url, { credentials: "omit" });
    if (!response.ok) throw new Error(String(response.status));
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
    page.replaceChildren(...fresh.querySelector("[data-selection]").childNodes);
    history.replaceState(null, "", page.dataset.selection);
    prepare(page);
  } catch {
    const link = document.createElement("a");
    link.href = url;
    link.textContent = "Ouvrir ma sélection";
    page.append(link);
  }
}

function prepare(page) {
  show(page);
  for (const button of page.querySelectorAll(
    "[data-selection-print], [data-selection-clear], [data-selection-copy]",
  )) {
    button.hidden = false;
  }
}

async function act(event) {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.select) {
    const done = toggle(Number(button.dataset.select));
    show();
    const kept = button.getAttribute("aria-pressed") === "true";
    say(done ? (kept ? "Gardé dans ma sélection" : "Retiré de ma sélection")
             : "Ce navigateur ne peut pas garder cet événement");
  } else if ("selectionPrint" in button.dataset) {
    window.print();
  } else if ("selectionClear" in button.dataset) {
    write([]);
    location.assign(document.querySelector("[data-selection]").dataset.selection);
  } else if (button.dataset.selectionCopy) {
    const field = document.getElementById(button.dataset.selectionCopy);
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      say("Lien copié");
      button.textContent = "Lien copié";
    } catch {
      say("Le lien est sélectionné : copiez-le avec le clavier");
    }
  }
}

document.addEventListener("click", act);
window.addEventListener("storage", (event) => event.key === KEY && show());
show();

const page = document.querySelector("[data-selection]");
if (page) {
  const ids = read();
  if (!new URLSearchParams(location.search).has("ids") && ids.length) load(page, ids);
  else prepare(page);
}
