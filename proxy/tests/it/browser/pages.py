"""Opens pages in Chromium and prints, as JSON, what is wrong with them.

Reads from standard input: {"chromium": PATH, "pages": [{"url": URL, "headers": {}, "axe": BOOL,
"copies": BOOL}]}.
Prints {"opened": N, "problems": [TEXT, ...]}.
"""

import json
import sys

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import sync_playwright

WIDE = {"width": 1100, "height": 900}
PHONE = {"width": 320, "height": 640}
AXE = AXE_FILE_PATH.read_text()
# In dark colors on a phone only what depends on them is looked at again.
AGAIN = {"type": "rule", "values": ["color-contrast", "target-size", "scrollable-region-focusable"]}


def violations(page, rules=None):
    options = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = rules
    result = page.evaluate("options => axe.run(document, options)", options)
    for it in result["violations"]:
        for node in it["nodes"][:3]:
            yield f"{it['id']}: {node['html'][:200]} ({node.get('failureSummary', '')[:300]})"


class Tab:
    """A tab that notes what its page says and asks for."""

    def __init__(self, browser, headers):
        permissions = ["clipboard-read", "clipboard-write"]
        self.page = browser.new_context(extra_http_headers=headers, permissions=permissions).new_page()
        self.noise = []
        self.asked = []
        self.page.on("console", lambda it: self.noise.append(f"console {it.type}: {it.text}"))
        self.page.on("pageerror", lambda error: self.noise.append(f"error: {error}"))
        self.page.on("request", lambda request: self.asked.append(request.url))

    def open(self, url):
        self.noise.clear()
        self.asked.clear()
        self.page.set_viewport_size(WIDE)
        self.page.emulate_media(color_scheme="light")
        self.page.goto(url, wait_until="load")


def inspect(tab, it, problems):
    url = it["url"]
    page = tab.page
    tab.open(url)
    found = []
    if it["axe"]:
        page.evaluate(AXE)
        found += violations(page)
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(PHONE)
    if it["axe"]:
        found += [f"dark, on a phone: {text}" for text in violations(page, AGAIN)]
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > PHONE["width"]:
        found.append(f"{width} px wide on a phone of {PHONE['width']} px")
    # What the browser says of the page's own status is no fault of the page.
    own = "Failed to load resource: the server responded with a status of"
    found += [text for text in tab.noise if own not in text]
    outside = [other for other in tab.asked if other != url and not other.startswith("data:")]
    found += [f"asked for {other}" for other in outside]
    if it["copies"]:
        found += copies(page)
    problems.extend(f"{url}: {text}" for text in found)


def copies(page):
    """Each command and the report have a button that copies it."""
    page.set_viewport_size(WIDE)
    boxes = page.locator(".copy")
    buttons = page.locator(".copy button")
    if boxes.count() == 0 or boxes.count() != buttons.count():
        yield f"{boxes.count()} things to copy, {buttons.count()} buttons"
        return
    box = boxes.last
    box.locator("button").click()
    page.wait_for_function("document.querySelector('main').dataset.copied === [...document.querySelectorAll('.copy button')].pop().textContent")
    copied = page.evaluate("navigator.clipboard.readText()")
    expected = box.locator("pre").text_content()
    if copied != expected:
        yield f"copied {copied!r} for {expected!r}"


def without_script(browser, it, problems):
    """The page is whole without JavaScript."""
    context = browser.new_context(java_script_enabled=False, extra_http_headers=it["headers"])
    page = context.new_page()
    page.goto(it["url"], wait_until="load")
    url = it["url"]
    for selector in ["h1", ".path .node", ".likely li", ".command pre"]:
        if not page.locator(selector).first.is_visible():
            problems.append(f"{url}: {selector} is not seen without JavaScript")
    if page.locator("button").count():
        problems.append(f"{url}: a button that does nothing without JavaScript")
    report = page.locator(".report pre")
    if report.is_visible():
        problems.append(f"{url}: the report is open before it is asked for")
    page.locator(".report summary").click()
    if not report.is_visible():
        problems.append(f"{url}: the report does not open without JavaScript")
    context.close()


def main():
    task = json.load(sys.stdin)
    problems = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=task["chromium"], args=["--no-sandbox"])
        tabs = {}
        for it in task["pages"]:
            key = json.dumps(it["headers"], sort_keys=True)
            if key not in tabs:
                tabs[key] = Tab(browser, it["headers"])
            try:
                inspect(tabs[key], it, problems)
            except Exception as error:  # Told with the page's address; the others are looked at too.
                problems.append(f"{it['url']}: {error}")
        for it in task["pages"]:
            if it["copies"]:
                without_script(browser, it, problems)
        browser.close()
    json.dump({"opened": len(task["pages"]), "problems": problems}, sys.stdout)


if __name__ == "__main__":
    main()
