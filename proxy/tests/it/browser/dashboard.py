"""Walks through the dashboard in Chromium and prints, as JSON, what is wrong with it.

Reads from standard input: {"chromium": PATH, "url": URL of `candor open`, "proxy": URL,
"pictures": DIRECTORY}.
Prints {"pages": N, "problems": [TEXT, ...]}.
"""

import json
import re
import sys
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import sync_playwright

from pages import AGAIN, AXE, PHONE, WIDE, violations

# Pages of one form are looked at once.
ONE_OF = [r"^/requests/.+", r"^/incidents/.+", r"^/site\?", r"^/upstream\?", r"^/\.candor/causes/.+", r"\?span="]


def form(path):
    return next((pattern for pattern in ONE_OF if re.search(pattern, path)), path)


class Walk:
    def __init__(self, context, base, problems):
        self.page = context.new_page()
        # Long, for a busy machine: only what fails waits for it.
        self.page.set_default_timeout(60_000)
        self.base = base
        self.problems = problems
        self.where = "/"
        self.page.on("console", lambda it: self.note(f"console {it.type}: {it.text}"))
        self.page.on("pageerror", lambda error: self.note(f"error: {error}"))
        self.page.on("dialog", lambda it: (self.note(f"dialog: {it.message}"), it.dismiss()))
        self.page.on("request", lambda it: self.asked(it.url))

    def note(self, text):
        self.problems.append(f"{self.where}: {text}")

    def asked(self, url):
        if not url.startswith(self.base + "/") and not url.startswith("data:"):
            self.note(f"asked for {url}")

    def links(self):
        found = self.page.eval_on_selector_all("a[href]", "all => all.map(it => it.getAttribute('href'))")
        return [urljoin(self.base + self.where, it).removeprefix(self.base) for it in found]

    def inspect(self, path, pictures):
        """A page in light and wide, then in dark and on a phone; its links."""
        self.where = path
        page = self.page
        page.set_viewport_size(WIDE)
        page.emulate_media(color_scheme="light")
        response = page.goto(self.base + path, wait_until="load")
        if response.status != 200:
            self.note(f"status {response.status}")
        page.evaluate(AXE)
        for text in violations(page):
            self.note(text)
        name = re.sub(r"[^a-z0-9]+", "-", form(path).lower()).strip("-") or "overview"
        page.screenshot(path=str(pictures / f"{name}.png"), full_page=True)
        page.emulate_media(color_scheme="dark")
        page.set_viewport_size(PHONE)
        for text in violations(page, AGAIN):
            self.note(f"dark, on a phone: {text}")
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > PHONE["width"]:
            self.note(f"{width} px wide on a phone of {PHONE['width']} px")
        page.screenshot(path=str(pictures / f"{name}-phone.png"), full_page=True)
        return [link for link in self.links() if link.startswith("/")]


def fail_once(proxy, path):
    try:
        urllib.request.urlopen(proxy + path)
    except urllib.error.HTTPError as error:
        return error.headers["x-request-id"]
    raise AssertionError(f"{path} was answered")


def stays_current(walk, proxy):
    """What fails while a page is open comes to be seen on it."""
    walk.where = "/requests"
    walk.page.goto(walk.base + walk.where)
    # By no expression: the page forbids to evaluate one.
    walk.page.locator("#state", has_text=re.compile("^live$")).wait_for()
    # A reload would clear this.
    walk.page.evaluate("window.kept = true")
    failed = fail_once(proxy, "/down/while-open")
    walk.page.wait_for_selector(f"a[href='/requests/{failed}']")
    if not walk.page.evaluate("window.kept === true"):
        walk.note("it was loaded anew")


def comes_in(walk, proxy):
    """Requests appear on the live page as they end, strangers' bytes as text."""
    walk.where = "/live"
    page = walk.page
    page.goto(walk.base + walk.where)
    # By no expression: the page forbids to evaluate one.
    page.locator("#state", has_text=re.compile("^live$")).wait_for()
    urllib.request.urlopen(proxy + "/well/while-open").read()
    page.locator("#tail li:not(.bad)").filter(has_text="/well/while-open").wait_for()
    failed = fail_once(proxy, "/down/%3Cimg%3E")
    page.wait_for_selector(f"#tail li.bad a[href='/requests/{failed}']")


def by_keyboard(walk):
    """Every page is reached by Tab and Enter."""
    walk.where = "/"
    page = walk.page
    page.set_viewport_size(WIDE)
    page.goto(walk.base + "/")
    for _ in range(3):
        page.keyboard.press("Tab")
    at = page.evaluate("[document.activeElement.getAttribute('href'), getComputedStyle(document.activeElement).outlineStyle]")
    if at != ["/incidents", "solid"]:
        walk.note(f"the third Tab leads to {at}")
    page.keyboard.press("Enter")
    page.wait_for_url("**/incidents")


def without_script(walk, paths, failed):
    """Everything is there without a script, and a story is found."""
    page = walk.page
    for path in paths:
        walk.where = f"{path} without a script"
        page.goto(walk.base + path)
        if not page.locator("h1").first.is_visible():
            walk.note("no heading")
    page.goto(walk.base + "/")
    if not page.locator(".rows svg rect.bad").first.is_visible():
        walk.note("no chart")
    page.get_by_label("The story of a request").fill(failed)
    page.get_by_role("button", name="Show").click()
    page.wait_for_url(f"**/requests/{failed}")


def main():
    task = json.load(sys.stdin)
    problems = []
    pictures = Path(task["pictures"])
    entrance = urlsplit(task["url"])
    base = f"{entrance.scheme}://{entrance.netloc}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=task["chromium"], args=["--no-sandbox"])
        context = browser.new_context()
        walk = Walk(context, base, problems)
        # The one-time token leads to the overview.
        walk.page.goto(task["url"])
        if walk.page.url != base + "/":
            walk.note(f"the entrance leads to {walk.page.url}")
        seen, found = {}, ["/"]
        while found:
            path = found.pop(0)
            if form(path) in seen or path in ("/openapi.json",):
                continue
            seen[form(path)] = path
            found += walk.inspect(path, pictures)
        stays_current(walk, task["proxy"])
        comes_in(walk, task["proxy"])
        by_keyboard(walk)
        cookies = context.cookies()
        plain = browser.new_context(java_script_enabled=False)
        plain.add_cookies(cookies)
        failed = fail_once(task["proxy"], "/down/by-id")
        without_script(Walk(plain, base, problems), seen.values(), failed)
        browser.close()
    json.dump({"pages": len(seen), "paths": list(seen.values()), "problems": problems}, sys.stdout)


main()
