import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { filesBelow } from "./document-set.js";
import { rootName } from "./engine.js";
import type { Instance } from "./round-trip.js";
import { altinn2 } from "./shared.js";

/** What published SOAP envelopes hold, as documents of the first contract that names it. */
export function envelopeContents(folder: string): readonly Instance[] {
  mkdirSync(folder, { recursive: true });
  const contracts = filesBelow(`${altinn2}/soap`, ".wsdl").map((path) => ({ path, text: readFileSync(path, "utf8") }));
  return filesBelow(`${altinn2}/soap/envelopes`, ".xml").flatMap((envelope) => {
    const content = contentOf(readFileSync(envelope, "utf8"));
    const path = join(folder, basename(envelope));
    writeFileSync(path, content);
    const [, namespace = "", local = ""] = /^\{(.*)\}(.*)$/.exec(rootName(Buffer.from(content))) ?? [];
    const contract = contracts.find(({ text }) => text.includes(`"${namespace}"`) && text.includes(`"${local}"`));
    return contract ? [{ schema: contract.path, path, group: "soap/envelopes" }] : [];
  });
}

/** The element inside the body, or inside the detail of a fault; each declares the namespaces it needs. */
function contentOf(envelope: string): string {
  const [, body = ""] = /<s:Body>(.*)<\/s:Body>/s.exec(envelope) ?? [];
  const [, detail] = /<detail>(.*)<\/detail>/s.exec(body) ?? [];
  return (detail ?? body).trim();
}
