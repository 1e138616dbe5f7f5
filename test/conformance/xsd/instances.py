"""Makes random instances of schemas that xmllint accepts.

instances.py xsd_instances.py out seed count < schemas and WSDLs
One JSON object per schema: the schema to validate with, the instances, and why there are none. Documents start with global
elements that no other declaration refers to: form models declare every field as a global element.
"""
import importlib.util
import json
import multiprocessing
import os
import random
import re
import subprocess
import sys
import warnings
import zlib
from xml.etree import ElementTree

from wsdl_schemas import write_schemas

MOST_ROOTS = 12
# Elements of the schema language and of WCF's serializer are no documents.
FOREIGN = {
    "http://www.w3.org/2001/XMLSchema",
    "http://www.w3.org/2001/XMLSchema-instance",
    "http://www.w3.org/XML/1998/namespace",
    "http://schemas.microsoft.com/2003/10/Serialization/",
}


def load_judge(path):
    spec = importlib.util.spec_from_file_location("xsd_instances", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


judge = load_judge(sys.argv[1])
out, seed, count = sys.argv[2], int(sys.argv[3]), int(sys.argv[4])


class Gen(judge.Gen):
    """Tries again where a pattern and a length do not come together by chance."""

    def simple(self, t, depth=0):
        for _ in range(20):
            text = super().simple(t, depth)
            if t.is_valid(text):
                return text
        length = getattr((getattr(t, "facets", None) or {}).get(judge.XS + "length"), "value", None)
        return "".join(self.rnd.choice("0123456789") for _ in range(length)) if length else text


def accepted(schema, paths):
    """The documents xmllint accepts, and the first thing it says against another."""
    found, against = [], ""
    for start in range(0, len(paths), 50):
        run = subprocess.run(
            ["xmllint", "--nonet", "--noout", "--schema", schema, *paths[start : start + 50]],
            capture_output=True, text=True, errors="replace",
        )
        found += re.findall(r"^(.*) validates$", run.stderr, re.M)
        said = re.search(r"(?:error ?:|Schemas parser error :) *(.*)", run.stderr)
        against = against or (said.group(1) if said else run.stderr.strip().split("\n")[0])
    return found, against[:200]


def readable(path, folder):
    """The schema as a file that python3-xmlschema reads; None for a WSDL without schemas."""
    if path.endswith(".wsdl"):
        return write_schemas(path, folder)
    raw = open(path, "rb").read()
    versions = re.compile(rb"""\bvc:(?:min|max)Version\s*=\s*["'][^"']*["']""")
    if not versions.search(raw):
        return judge.relaxed(path, folder, "schema")
    # A schema that is for XSD 1.1 only has nothing in it for a reader of 1.0, and yet these use nothing of 1.1.
    copy = f"{folder}/.schema.xsd"
    with open(copy, "wb") as file:
        file.write(versions.sub(b"", raw))
    return judge.relaxed(copy, folder, "schema")


def roots_of(gen, schema):
    raw = open(schema, "rb").read()
    text = raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")
    referred = set(re.findall(r"""<[\w:]*element\b[^>]*?\bref=["'](?:[^"':]*:)?([^"']+)["']""", text))
    # A schema that only imports stands for the schemas inside a WSDL; all of theirs may start a message's part.
    elements = gen.s.elements if gen.s.elements or not gen.s.imports else gen.s.maps.elements
    roots = [e for e in elements.values() if not e.abstract and e.target_namespace not in FOREIGN]
    return [element for element in roots if element.local_name not in referred] or roots


def make(job):
    index, path = job
    folder = f"{out}/{index}"
    os.makedirs(folder, exist_ok=True)
    # By path, so that one more schema does not change the documents of the others.
    rnd = random.Random(zlib.crc32("/".join(path.split("/")[-3:]).encode()) ^ seed)
    result = {"schema": path, "validate": path, "instances": []}
    schema = readable(path, folder)
    if schema is None:
        return {**result, "reason": "no schema inside"}
    result["validate"] = schema
    try:
        gen = Gen(schema, rnd)
        roots = roots_of(gen, schema)
    except Exception as error:
        return {**result, "reason": f"python3-xmlschema: {str(error).splitlines()[0]}"}
    if len(roots) > MOST_ROOTS:
        roots = rnd.sample(roots, MOST_ROOTS)
    made, reason = [], "" if roots else "no global element"
    for number in range(max(count, len(roots)) if roots else 0):
        try:
            document = gen.element(roots[number % len(roots)], 0)
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"[:120]
            continue
        file = f"{folder}/{number}.xml"
        ElementTree.ElementTree(document).write(file, encoding="utf-8", xml_declaration=True)
        made.append(file)
    valid, against = accepted(schema, made)
    if made and not valid:
        reason = f"xmllint accepts none: {against}"
    return {**result, "instances": valid, "reason": reason}


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    ElementTree.register_namespace("xsi", judge.XSI)
    with multiprocessing.Pool() as pool:
        for result in pool.imap(make, enumerate(sys.stdin.read().splitlines())):
            print(json.dumps(result), flush=True)
