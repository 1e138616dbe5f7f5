"""Writes the schemas inside a WSDL as files that refer to one another, so that judges of schemas can read them."""
import os
import re
from xml.sax.saxutils import quoteattr

XS = "http://www.w3.org/2001/XMLSchema"
SCHEMA = re.compile(r"<([\w-]+:)?schema\b[^>]*(?<!/)>.*?</\1?schema\s*>", re.S)
DECLARATION = re.compile(r"""\bxmlns(?::[\w.-]+)?\s*=\s*(?:"[^"]*"|'[^']*')""")
IMPORT = re.compile(r"""<(?:[\w-]+:)?import\b[^>]*?\bnamespace\s*=\s*["']([^"']*)["'][^>]*?(?:/>|>\s*</[^>]*>)""", re.S)
NAMESPACE = re.compile(r"""\btargetNamespace\s*=\s*["']([^"']*)["']""")


def refer(name, namespace, path):
    return f'<xs:{name} xmlns:xs="{XS}"{"" if namespace is None else " namespace=" + quoteattr(namespace)} schemaLocation={quoteattr(path)}/>'


def write_schema(path, namespace, references):
    target = f" targetNamespace={quoteattr(namespace)}" if namespace else ""
    with open(path, "w", encoding="utf-8") as file:
        file.write(f'<xs:schema xmlns:xs="{XS}"{target}>{"".join(references)}</xs:schema>')


def located(match, target, whole):
    """An import that says where; none of the schema's own namespace, which some contracts have."""
    namespace = match[1]
    return "" if namespace == target else refer("import", namespace, whole[namespace]) if namespace in whole else match[0]


def write_schemas(wsdl, folder):
    """The path of a schema that imports all of them; None when there are none."""
    raw = open(wsdl, "rb").read()
    text = raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    # WCF writes xsi:type inside appinfo, and python3-xmlschema looks for those types.
    text = re.sub(r"<!--.*?-->|<([\w-]+:)?annotation\b[^>]*(?:/>|(?<!/)>.*?</\1?annotation\s*>)", "", text, flags=re.S)
    found = list(SCHEMA.finditer(text))
    if not found:
        return None
    os.makedirs(folder, exist_ok=True)
    folder = os.path.abspath(folder)
    files, by_namespace = [], {}
    for number, match in enumerate(found):
        namespace = NAMESPACE.search(match[0].split(">", 1)[0])
        path = f"{folder}/{number}.xsd"
        files.append((path, match))
        by_namespace.setdefault(namespace[1] if namespace else "", []).append(path)
    whole = {}
    for number, (namespace, paths) in enumerate(by_namespace.items()):
        whole[namespace] = paths[0] if len(paths) == 1 else f"{folder}/all-{number}.xsd"
        if len(paths) > 1:
            write_schema(whole[namespace], namespace, [refer("include", None, path) for path in paths])
    # Of outer declarations the last is the innermost; the schema's own hide them.
    outside = {d.split("=")[0].strip(): d for d in DECLARATION.findall(text[: found[0].start()])}
    for path, match in files:
        start, rest = match[0].split(">", 1)
        own = {d.split("=")[0].strip() for d in DECLARATION.findall(start)}
        start += "".join(f" {declaration}" for name, declaration in outside.items() if name not in own)
        target = NAMESPACE.search(start)
        rest = IMPORT.sub(lambda m: located(m, target and target[1], whole), rest)
        with open(path, "w", encoding="utf-8") as file:
            file.write(f"{start}>{rest}")
    driver = f"{folder}/driver.xsd"
    write_schema(driver, None, [refer("import", namespace, path) for namespace, path in whole.items() if namespace])
    return driver
