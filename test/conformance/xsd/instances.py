"""Makes random instances of schemas that xmllint accepts.

instances.py xsd_instances.py out seed count < schemas
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
import zlib
from xml.etree import ElementTree

MOST_ROOTS = 12


def load_judge(path):
    spec = importlib.util.spec_from_file_location("xsd_instances", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


judge = load_judge(sys.argv[1])
out, seed, count = sys.argv[2], int(sys.argv[3]), int(sys.argv[4])


def accepted(schema, paths):
    found = []
    for start in range(0, len(paths), 50):
        run = subprocess.run(
            ["xmllint", "--nonet", "--noout", "--schema", schema, *paths[start : start + 50]],
            capture_output=True, text=True, errors="replace",
        )
        found += re.findall(r"^(.*) validates$", run.stderr, re.M)
    return found


def make(job):
    index, path = job
    folder = f"{out}/{index}"
    os.makedirs(folder, exist_ok=True)
    # By path, so that one more schema does not change the documents of the others.
    rnd = random.Random(zlib.crc32("/".join(path.split("/")[-3:]).encode()) ^ seed)
    schema = judge.relaxed(path, folder, "schema")
    try:
        gen = judge.Gen(schema, rnd)
    except Exception as error:
        return {"schema": path, "validate": schema, "instances": [], "reason": f"python3-xmlschema: {str(error).splitlines()[0]}"}
    referred = set(re.findall(r"""<[\w:]*element\b[^>]*?\bref=["'](?:[^"':]*:)?([^"']+)["']""", open(schema, "rb").read().decode("utf-8", "replace")))
    roots = [element for element in gen.s.elements.values() if not element.abstract]
    roots = [element for element in roots if element.local_name not in referred] or roots
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
    valid = accepted(schema, made)
    if made and not valid:
        reason = "xmllint accepts none of the documents made"
    return {"schema": path, "validate": schema, "instances": valid, "reason": reason}


if __name__ == "__main__":
    ElementTree.register_namespace("xsi", judge.XSI)
    with multiprocessing.Pool() as pool:
        for result in pool.imap(make, enumerate(sys.stdin.read().splitlines())):
            print(json.dumps(result), flush=True)
