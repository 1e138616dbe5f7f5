"""Changes each valid document at one place at a time, in all the ways that fit it, and keeps what xmllint then refuses.

mutate.py out seed < rows of validating schema, tab, document; per row one JSON list of {path, mutation, at}.
"""
import copy
import json
import multiprocessing
import os
import random
import re
import subprocess
import sys
import zlib
from xml.etree import ElementTree as ET

# Of each mutation, as far as the document has them.
PLACES = 3
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
out, seed = sys.argv[1], int(sys.argv[2])


def leaves(root):
    return [e for e in root.iter() if len(e) == 0]


def texts(root, test):
    return [e for e in leaves(root) if e.text and test(e.text.strip())]


def parents(root, least=1):
    return [e for e in root.iter() if len(e) >= least]


def pick(rnd, candidates):
    return rnd.choice(candidates) if candidates else None


def of_text(test, change):
    def mutation(root, rnd):
        element = pick(rnd, texts(root, test))
        if element is None:
            return None
        element.text = change(element.text.strip(), rnd)
        return element

    return mutation


def of_children(least, change):
    def mutation(root, rnd):
        element = pick(rnd, parents(root, least))
        if element is None:
            return None
        change(element, rnd)
        return element

    return mutation


def of_attribute(change):
    def mutation(root, rnd):
        owners = [(e, a) for e in root.iter() for a in e.attrib if not a.startswith(XSI)]
        if not owners:
            return None
        element, name = rnd.choice(owners)
        change(element, name)
        return element

    return mutation


def swap(element, rnd):
    places = [i for i in range(len(element) - 1) if element[i].tag != element[i + 1].tag]
    i = rnd.choice(places) if places else 0
    element[i], element[i + 1] = element[i + 1], element[i]


def duplicate(element, rnd):
    i = rnd.randrange(len(element))
    element.insert(i, copy.deepcopy(element[i]))


def overflow(element, rnd):
    i = rnd.randrange(len(element))
    for _ in range(1200):
        element.insert(i, copy.deepcopy(element[i]))


def insert_unknown(element, rnd):
    element.insert(rnd.randint(0, len(element)), ET.Element("ukjent"))


def other_namespace(element, rnd):
    child = element[rnd.randrange(len(element))]
    child.tag = "{urn:example:other}" + child.tag.rpartition("}")[2]


def text_among(element, rnd):
    element[rnd.randrange(len(element))].tail = "tekst"


def anything(root, rnd):
    return rnd.choice(list(root.iter()))


def unknown_attribute(root, rnd):
    element = anything(root, rnd)
    element.set("ukjent", "1")
    return element


def nil(value, empty):
    def mutation(root, rnd):
        element = pick(rnd, [e for e in leaves(root) if e.text and XSI + "nil" not in e.attrib])
        if element is None:
            return None
        element.set(XSI + "nil", value)
        if empty:
            element.text = None
        return element

    return mutation


def nil_with_content(root, rnd):
    element = pick(rnd, [e for e in root.iter() if e.get(XSI + "nil") in ("true", "1")])
    if element is not None:
        element.text = "tekst"
    return element


def unknown_type(root, rnd):
    element = anything(root, rnd)
    element.set(XSI + "type", "Ukjent")
    return element


def child_in_leaf(root, rnd):
    element = rnd.choice(leaves(root))
    ET.SubElement(element, "ukjent")
    return element


def other_root(root, rnd):
    root.tag = root.tag + "X"
    return root


NUMBER, DATE = re.compile(r"[+-]?\d+(\.\d+)?"), re.compile(r"\d{4}-\d\d-\d\d.*")
number, date = NUMBER.fullmatch, DATE.fullmatch
always = lambda text: text != ""
FITTING = {
    "an element is dropped": of_children(1, lambda e, rnd: e.remove(e[rnd.randrange(len(e))])),
    "an element is emptied": of_children(1, lambda e, rnd: [e.remove(child) for child in list(e)]),
    "siblings are swapped": of_children(2, swap),
    "an element stands twice": of_children(1, duplicate),
    "an element stands too often": of_children(1, overflow),
    "an unknown element": of_children(1, insert_unknown),
    "an element in a leaf": child_in_leaf,
    "another namespace": of_children(1, other_namespace),
    "text among elements": of_children(1, text_among),
    "another root": other_root,
    "an unknown attribute": unknown_attribute,
    "an attribute is dropped": of_attribute(lambda e, a: e.attrib.pop(a)),
    "an attribute's value": of_attribute(lambda e, a: e.set(a, e.get(a) + "~¤")),
    "an attribute is empty": of_attribute(lambda e, a: e.set(a, "")),
    "nil without leave": nil("true", True),
    "nil is no boolean": nil("ja", False),
    "a nil element has text": nil_with_content,
    "an unknown xsi:type": unknown_type,
    "no number": of_text(number, lambda text, rnd: text + "x"),
    "a larger number": of_text(number, lambda text, rnd: "9" * 23),
    "a negative number": of_text(number, lambda text, rnd: "-" + text.lstrip("+-")),
    "more fraction digits": of_text(number, lambda text, rnd: text + ("" if "." in text else ".") + "1234567"),
    "no date": of_text(date, lambda text, rnd: text[:5] + "13-45" + text[10:]),
    "a date's text": of_text(date, lambda text, rnd: text.replace("-", ".", 1)),
    "no value": of_text(always, lambda text, rnd: ""),
    "another value": of_text(always, lambda text, rnd: text + "~¤"),
    "a shorter value": of_text(lambda text: len(text) > 1, lambda text, rnd: text[:1]),
    "a longer value": of_text(always, lambda text, rnd: text + "x" * 5000),
}


def validates(schema, paths):
    run = subprocess.run(["xmllint", "--nonet", "--noout", "--schema", schema, *paths], capture_output=True, text=True, errors="replace")
    return set(re.findall(r"^(.*) validates$", run.stderr, re.M))


def mutants(job):
    index, row = job
    schema, path = row.split("\t")
    rnd = random.Random(zlib.crc32(open(path, "rb").read()) ^ seed)
    source = ET.parse(path).getroot()
    declared = dict(node for _, node in ET.iterparse(path, events=["start-ns"]))
    for prefix, namespace in declared.items():
        if not re.fullmatch(r"ns\d+|", prefix):
            ET.register_namespace(prefix, namespace)
    # A prefix that only a value uses is not written again, so such a document cannot be changed.
    if any(value.partition(":")[0] in declared for e in source.iter() for value in [e.get(XSI + "type", "")]):
        return []
    folder = f"{out}/{index}"
    os.makedirs(folder, exist_ok=True)
    made, seen = [], {ET.tostring(source, encoding="utf-8", xml_declaration=True)}
    for number, name in enumerate(name for name in FITTING for _ in range(PLACES)):
        root = copy.deepcopy(source)
        element = FITTING[name](root, rnd)
        if element is None:
            continue
        text = ET.tostring(root, encoding="utf-8", xml_declaration=True)
        if text in seen:
            continue
        seen.add(text)
        file = f"{folder}/{number}.xml"
        with open(file, "wb") as document:
            document.write(text)
        made.append({"path": file, "mutation": name, "at": element.tag.rpartition("}")[2]})
    valid = validates(schema, [mutant["path"] for mutant in made]) if made else set()
    return [mutant for mutant in made if mutant["path"] not in valid]


if __name__ == "__main__":
    ET.register_namespace("xsi", XSI[1:-1])
    with multiprocessing.Pool() as pool:
        for result in pool.imap(mutants, enumerate(sys.stdin.read().splitlines()), 4):
            print(json.dumps(result), flush=True)
