"use strict";
// Keeps a page as it would be if it were asked for now. Everything is there without it.
const state = document.querySelector("#state");
const tail = document.querySelector("#tail");
const LINES_MAX = 200;
const EVENTS = ["request", "connection", "finding", "change", "health", "lifecycle"];
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

// What would turn the direction of writing or be invisible is written as an escape.
const ODD = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

function cell(text, href) {
  const node = document.createElement(href ? "a" : "span");
  node.className = "mono";
  node.textContent = text.slice(0, 256).replace(ODD, (it) => `\\u{${it.charCodeAt(0).toString(16)}}`);
  if (href) node.href = href;
  return node;
}

// As the server draws the lines that are there from the start.
function line(event) {
  const it = JSON.parse(event.data);
  const isRequest = it.event === "request";
  const what = isRequest ? `${it.method} ${it.host}${it.path}` : it.text || it.cause || it.message || it.address || "";
  const told = isRequest ? `${it.status} ${it.cause || it.duration_ms + " ms"}` : `${it.event} ${it.what || ""}`;
  const row = document.createElement("li");
  if (it.cause) row.className = "bad";
  const id = it.cause && it.request_id;
  row.append(cell((it.time || "").slice(11, 19)), cell(told), cell(what, id && "/requests/" + encodeURIComponent(id)));
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
  if (!tail) source.onmessage = refresh;
  else for (const name of EVENTS) source.addEventListener(name, line);
}

document.addEventListener("visibilitychange", () => { listen(); if (!document.hidden && !tail) refresh(); });
listen();
