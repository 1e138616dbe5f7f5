import { Diagnostics, type Diagnostic } from "../../diagnostics.js";
import { InputError } from "../../errors.js";
import type { SoapService } from "../../model/soap.js";
import type { XmlModule } from "../../model/xml.js";
import { xmlModuleId } from "../../model/xml-module-id.js";
import { findBeside, readWsdl } from "../../read/wsdl/index.js";
import type { XsdFile } from "../../read/xsd/index.js";
import type { Docs } from "../openapi/keep-facts.js";

/** One contract over one channel as it was at one time: what the documents of one folder say. */
export interface Age {
  /** The contract's id. */
  readonly id: string;
  readonly contract: string;
  /** `Basic`, `WS`, `EC` or `AEC`; empty for a contract without channels. */
  readonly channel: string;
  /** As its folder is called: `EC2_2020-01`. */
  readonly name: string;
  /** Year and month. */
  readonly date: string;
  /** Names of the documents it was read from. */
  readonly documents: readonly string[];
  readonly service: SoapService;
  readonly modules: readonly XmlModule[];
  /** What was noticed: of some, documents they import were never published. */
  readonly said: readonly Diagnostic[];
}

/**
 * Reads every age there is, the newest first.
 *
 * @param source - The id of the source, which those of its contracts start with.
 */
export function readAges(source: string, files: readonly XsdFile[], docs: Docs): readonly Age[] {
  const folders = new Map<string, XsdFile[]>();
  for (const file of files) {
    const folder = file.name.slice(0, file.name.lastIndexOf("/"));
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  return [...folders]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([folder, own]) => readAge(source, folder, own, docs))
    .sort((one, other) => (one.date === other.date ? 0 : one.date > other.date ? -1 : 1));
}

function readAge(source: string, folder: string, files: readonly XsdFile[], docs: Docs): Age {
  const [, contract, name = "", kind = "", date] = /([^/]+)\/((?:(\w+?)2?_)?(\d{4}-\d{2})\w*)$/.exec(folder) ?? [];
  if (contract === undefined || date === undefined)
    throw new InputError(`${folder}: expected a contract, then a channel and a month, as in "Receipt/Basic_2017-05".`);
  const id = [source, contract, ...(kind === "" ? [] : [kind])].join("/");
  const wsdls = files.filter(({ name: file }) => file.endsWith(".wsdl"));
  const report = new Diagnostics();
  const { services, modules } = readWsdl(wsdls, { id, moduleOf: xmlModuleId, docs, find: findBeside(files), report });
  const [service, another] = services;
  if (service === undefined || another !== undefined)
    throw new InputError(`${folder}: has ${services.length} services, where one was expected.`);
  const documents = files.map(({ name: file }) => file);
  return { id, contract, channel: kind, name, date, documents, service, modules, said: report.all };
}
