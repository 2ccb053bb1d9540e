"""Forms of a page as a person without a mouse reads them: by button, by label."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

import html5lib

_WORDLESS = {"script", "style", "svg"}


def parse(page: str) -> Element:
    tree: Element = html5lib.parse(page, namespaceHTMLElements=False)
    return tree


def words(element: Element) -> str:
    """The text of an element, spaces folded; drawings say nothing."""

    def collect(one: Element) -> str:
        if one.tag in _WORDLESS:
            return one.tail or ""
        inner = (one.text or "") + "".join(collect(child) for child in one)
        return inner + (one.tail or "")

    tail = element.tail or ""
    whole = collect(element)
    return " ".join((whole[: len(whole) - len(tail)] if tail else whole).split())


@dataclass
class Control:
    """One thing to fill in: its label, kind, name, value and, for choices, what can be chosen."""

    label: str
    kind: str
    name: str
    value: str
    is_on: bool = False
    options: dict[str, str] = field(default_factory=dict)
    group: str = ""

    @property
    def place(self) -> str:
        """The label with its group before it, for labels that stand in several groups."""
        return f"{self.group}/{self.label}" if self.group else self.label


@dataclass
class Form:
    action: str
    method: str
    controls: list[Control]
    buttons: list[tuple[str, str, str, str]]  # words, name, value, where it leads

    def has_button(self, label: str) -> bool:
        return any(label == one[0] for one in self.buttons)

    def target(self, button: str) -> str:
        """Where a browser would send the form with this button."""
        return next(leads for label, _, _, leads in self.buttons if label == button)

    def filled(
        self, values: dict[str, str | bool | list[str]], button: str
    ) -> list[tuple[str, str]]:
        """What a browser would send with these values and this button."""
        left = dict(values)
        sent: list[tuple[str, str]] = []
        for control in self.controls:
            sent += self._one(control, left)
        assert not left, f"no such field: {sorted(left)}; there are {self._labels()}"
        pressed = [(name, value) for label, name, value, _ in self.buttons if label == button]
        return sent + [one for one in pressed[:1] if one[0]]

    def _labels(self) -> list[str]:
        return [one.place for one in self.controls if one.kind != "hidden"]

    def _one(
        self, control: Control, left: dict[str, str | bool | list[str]]
    ) -> list[tuple[str, str]]:
        if control.kind in {"radio", "checkbox"}:
            return [(control.name, control.value)] if self._is_on(control, left) else []
        wanted = left.pop(control.place, None)
        if wanted is None and control.label:
            wanted = left.pop(control.label, None)
        if wanted is None:
            return [(control.name, control.value)]
        if control.kind == "select":
            return [(control.name, control.options[chosen(list(control.options), str(wanted))])]
        return [(control.name, str(wanted))]

    def _is_on(self, control: Control, left: dict[str, str | bool | list[str]]) -> bool:
        for name in (control.place, control.label):
            if isinstance(left.get(name), bool):
                return bool(left.pop(name))
        wanted = left.get(control.group)
        if wanted is None:
            return control.is_on
        chosen = [wanted] if isinstance(wanted, str) else list(wanted)  # type: ignore[arg-type]
        peers = [one for one in self.controls if one.group == control.group]
        assert set(chosen) <= {one.label for one in peers}, (chosen, [one.label for one in peers])
        if control is peers[-1]:
            left.pop(control.group)
        return control.label in chosen


def chosen(options: list[str], wanted: str) -> str:
    """The option meant: the very words, else the only one that holds them."""
    found = [one for one in options if one == wanted] or [one for one in options if wanted in one]
    assert len(found) == 1, (wanted, options)
    return found[0]


def forms(page: str) -> list[Form]:
    tree = parse(page)
    labels = {one.get("for"): _label(one) for one in tree.iter("label") if one.get("for")}
    outside: dict[str, list[Element]] = {}
    for one in tree.iter():
        if one.tag in {"input", "select", "textarea", "button"} and one.get("form"):
            outside.setdefault(str(one.get("form")), []).append(one)
    return [_form(one, labels, outside.get(str(one.get("id")), [])) for one in tree.iter("form")]


def _label(element: Element) -> str:
    return words(element).replace("（なくても構いません）", "").strip()


def _form(element: Element, labels: dict[str | None, str], outside: list[Element]) -> Form:
    form = Form(element.get("action") or "", (element.get("method") or "get").lower(), [], [])
    _gather(element, form, labels, "")
    for one in outside:
        _take(one, form, labels, "")
    return form


def _gather(element: Element, form: Form, labels: dict[str | None, str], group: str) -> None:
    for child in element:
        inner = group
        if child.tag == "fieldset":
            legend = child.find("legend")
            inner = _label(legend) if legend is not None else group
        elif child.tag == "label" and not child.get("for"):
            for control in child.iter("input"):
                labels[control.get("id") or str(id(control))] = _label(child)
        _take(child, form, labels, inner)
        if child.tag != "select":
            _gather(child, form, labels, inner)


def _take(element: Element, form: Form, labels: dict[str | None, str], group: str) -> None:
    name, kind = element.get("name") or "", (element.get("type") or "text").lower()
    label = labels.get(element.get("id") or str(id(element)), "") or element.get("aria-label") or ""
    if element.tag == "button" and kind in {"text", "submit"}:
        leads = element.get("formaction") or form.action
        form.buttons.append((words(element), name, element.get("value") or "", leads))
    elif element.tag == "textarea":
        form.controls.append(Control(label, "textarea", name, words_raw(element), group=group))
    elif element.tag == "select":
        form.controls.append(_select(element, label, name, group))
    elif element.tag == "input" and name:
        value = element.get("value") or ("on" if kind == "checkbox" else "")
        is_on = element.get("checked") is not None
        form.controls.append(Control(label, kind, name, value, is_on=is_on, group=group))


def words_raw(element: Element) -> str:
    return (element.text or "").removeprefix("\n")


def _select(element: Element, label: str, name: str, group: str) -> Control:
    options = {words(one): one.get("value", words(one)) or "" for one in element.iter("option")}
    chosen = [one for one in element.iter("option") if one.get("selected") is not None]
    first = chosen[0] if chosen else next(iter(element.iter("option")), None)
    value = (first.get("value") or "") if first is not None else ""
    return Control(label, "select", name, value, options=options, group=group)
