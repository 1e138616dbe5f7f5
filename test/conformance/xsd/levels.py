"""Says for each pair of documents at which level they are equal, and where they first differ.

levels.py xml_equal.py < pairs, one JSON object per line in the same order. The judge decides; this only looks for the place.
"""
import importlib.util
import json
import multiprocessing
import re
import sys

XSI = "{http://www.w3.org/2001/XMLSchema-instance}"


def load_judge(path):
    spec = importlib.util.spec_from_file_location("xml_equal", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


judge = load_judge(sys.argv[1])


def shape(text):
    """A value without its characters, so that like differences look alike."""
    if text in ("true", "false", "INF", "-INF", "NaN", "0", "1", ""):
        return text or "nothing"
    text = re.sub(r"\d+", "0", re.sub(r"[^\W\d_]+", "a", text))
    return re.sub(r"(a0|0a){3,}", "a0…", text)[:24]


def change(x, y, scope, scope2, mode):
    """How one text became another: by the first word that differs."""
    words, words2 = x.split(), y.split()
    if words == words2:
        return "white space"
    if len(words) != len(words2):
        return "other words" if words and words2 else f"{shape(x.strip())} → {shape(y.strip())}"
    for one, other in zip(words, words2):
        if one != other and (mode == "infoset" or not judge.tok(one, other, scope, scope2)):
            name = judge.qn(one, scope)
            if name and name[0] is not None and name == judge.qn(other, scope2):
                return "another prefix"
            return f"{shape(one)} → {shape(other)}"
    return "other words"


def first_difference(a, b, mode):
    tag, attributes, texts, children, scope = a
    tag2, attributes2, texts2, children2, scope2 = b
    local = tag.rpartition("}")[2]
    if tag != tag2:
        return "value", "another element", local
    for name in sorted({*attributes, *attributes2}):
        said = "xsi:" + name[len(XSI):] if name.startswith(XSI) else "@" if name in attributes and name in attributes2 else "attribute"
        if name not in attributes2:
            return "missing", said, local
        if name not in attributes:
            return "added", said, local
        x, y = attributes[name], attributes2[name]
        if name == XSI + "type":
            if judge.qn(x, scope) != judge.qn(y, scope2):
                return "value", "xsi:type", local
        elif x != y and (mode == "infoset" or not judge.val(x, y, scope, scope2)):
            return "value", f"{said} {change(x, y, scope, scope2, mode)}", local
    names, names2 = [child[0] for child in children], [child[0] for child in children2]
    if names != names2:
        if sorted(names) == sorted(names2):
            return "order", "children", local
        return ("missing" if len(names) > len(names2) else "added" if len(names) < len(names2) else "value"), "child", local
    for x, y in zip(texts, texts2):
        if x != y and (mode == "infoset" or not judge.val(x, y, scope, scope2)):
            kind = "missing" if not y.strip() else "added" if not x.strip() else "value"
            return kind, f"text{' among elements' if children else ''}: {change(x, y, scope, scope2, mode)}", local
    for x, y in zip(children, children2):
        found = first_difference(x, y, mode)
        if found:
            return found
    return None


def compare(pair):
    original, written = pair.split("\t")
    level = judge.level(original, written, False)
    if level in ("bytes", "infoset"):
        return {"level": level}
    sys.setrecursionlimit(100000)
    try:
        (a, scopes), (b, scopes2) = judge.load(original), judge.load(written)
    except judge.ET.ParseError as error:
        return {"level": level, "kind": "value", "difference": f"not well-formed: {error}"}
    found = first_difference(judge.norm(a, scopes), judge.norm(b, scopes2), "infoset" if level == "value" else "value")
    kind, said, where = found or ("value", "unknown", "")
    return {"level": level, "kind": "lexical" if level == "value" else kind, "difference": f"{kind} {said} in element {where}"}


if __name__ == "__main__":
    with multiprocessing.Pool() as pool:
        for result in pool.imap(compare, sys.stdin.read().splitlines(), 50):
            print(json.dumps(result, ensure_ascii=True), flush=True)
