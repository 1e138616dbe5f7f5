import { fromXml, itemsFromXml, XmlError, XmlReader } from "altinnkit/xml";
import { hostile, list } from "./hostile-inputs.js";

/** Reads one hostile input in a process of its own, and tells what came of it, in how much time and memory. */
const { document, limits, inChunks } = hostile[process.argv[2] ?? ""]!;
const bytes = document();
const before = process.resourceUsage().maxRSS;
const start = process.cpuUsage();
let outcome = "done";
try {
  if (inChunks) {
    for await (const _ of itemsFromXml(list, inChunks(bytes), ["item"], limits)) void _;
  } else {
    const reader = new XmlReader(bytes, limits);
    while (reader.next() !== "eof") void reader.text;
    fromXml(list, bytes, limits);
  }
} catch (error) {
  if (!(error instanceof XmlError)) throw error;
  outcome = error.code;
}
const { user, system } = process.cpuUsage(start);
const megabytes = Math.round((process.resourceUsage().maxRSS - before) / 1024);
console.log(JSON.stringify({ outcome, seconds: (user + system) / 1e6, megabytes }));
