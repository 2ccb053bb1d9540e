"""A year's plan on its page: opened, and its form as it is shown there."""

import re

PATH = "/plans/2027"
NAMES = ("bodies", "form", "held_on", "begins", "ends", "place")


def typed(browser):
    """The form as the page last opened shows it, every line ticked."""
    fields = {"seen": browser.hidden["seen"]}
    for number in range(len(set(re.findall(r'name="lines-(\d+)-held_on"', browser.page)))):
        for name in NAMES:
            box = re.search(rf'<input[^>]*name="lines-{number}-{name}"[^>]*>', browser.page)
            value = re.search(r'value="([^"]*)"', box[0])
            fields[f"lines-{number}-{name}"] = value[1] if value else ""
        fields[f"lines-{number}-chosen"] = "y"
    return fields


def only(browser, code):
    """The form with the lines of one body ticked alone."""
    fields = typed(browser)
    kept = lines_of(fields, code)
    return {
        name: value
        for name, value in fields.items()
        if not name.endswith("-chosen") or name.rpartition("-")[0] in kept
    }


def opened(browse, who="secretary", path=PATH):
    browser = browse(who)
    browser.get(path)
    return browser


def lines_of(fields, code):
    return [
        name.rpartition("-")[0]
        for name, value in fields.items()
        if name.endswith("-bodies") and value == code
    ]
