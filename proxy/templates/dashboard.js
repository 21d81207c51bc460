"use strict";
// Keeps a page as it would be if it were asked for now. Everything is there without it.
const state = document.querySelector("#state");
const tail = document.querySelector("#tail");
const LINES_MAX = 200;
let source;
let busy = false;

async function refresh() {
  if (busy) return;
  busy = true;
  try {
    const response = await fetch(location.href);
    if (!response.ok) return;
    const next = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const old of document.querySelectorAll("[data-live]")) {
      const fresh = next.getElementById(old.id);
      // Whoever is on a link there shall not lose it.
      if (fresh && !old.contains(document.activeElement) && old.innerHTML !== fresh.innerHTML) old.replaceWith(fresh);
    }
  } catch {
    // The stream says when the connection is gone.
  } finally {
    busy = false;
  }
}

function cell(text, href) {
  const node = document.createElement(href ? "a" : "span");
  node.textContent = text;
  if (href) node.href = href;
  return node;
}

function line(event) {
  const it = JSON.parse(event.data);
  const row = document.createElement("li");
  if (it.class) row.className = it.class;
  const [time, what] = [cell(it.time), cell(it.what)];
  time.className = what.className = "mono";
  row.append(time, what, cell(it.told, it.id && "/requests/" + encodeURIComponent(it.id)));
  tail.prepend(row);
  while (tail.children.length > LINES_MAX) tail.lastElementChild.remove();
}

// A browser opens few connections to one host: only the page that is seen has one.
function listen() {
  source?.close();
  source = undefined;
  if (document.hidden || !(tail || document.querySelector("[data-live]"))) return;
  source = new EventSource(tail ? tail.dataset.tail : "/ticks");
  source.onopen = () => { state.textContent = "live"; };
  source.onerror = () => { state.textContent = "not connected"; };
  source.onmessage = tail ? line : refresh;
}

document.addEventListener("visibilitychange", () => { listen(); if (!document.hidden && !tail) refresh(); });
listen();
