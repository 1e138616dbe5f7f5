import type { XmlNode } from "../xml/node.js";
import { XmlError } from "../xml/error.js";
import type { ReadCode, ReadFault } from "./envelope.js";
import { isCalled, valueOf } from "./nodes.js";
import type { SoapParts } from "./operation.js";

/** What a service says when it refuses. */
export interface SoapFault<Detail = object> {
  /**
   * The code without its prefix: `Client` and `Server` of SOAP 1.1, `Sender` and `Receiver` of 1.2, or the service's own.
   */
  readonly code: string;
  /** What SOAP 1.2 says more closely, outermost first, without prefixes. */
  readonly subcodes: readonly string[];
  /** In words for people. They may hold anything, identity numbers too. */
  readonly reason: string;
  /** What the contract knows of the detail, by name. */
  readonly detail: Detail;
  /** What else stands in the detail. */
  readonly others: readonly XmlNode[];
}

/** A fault as it is told, of either version. */
export function faultOf(fault: ReadFault, known: SoapParts = {}): SoapFault {
  const [code = "", ...subcodes] = fault.Code ? codesOf(fault.Code) : [withoutPrefix(fault.faultcode)];
  const detail: Record<string, unknown> = {};
  const others: XmlNode[] = [];
  for (const element of fault.detail?.elements ?? []) {
    const [name, root] = Object.entries(known).find(([, root]) => isCalled(element, root)) ?? [];
    const value = root && readable(() => valueOf(element, root));
    if (name === undefined || value === undefined) others.push(element);
    else detail[name] = value;
  }
  return { code, subcodes, reason: fault.faultstring ?? fault.Reason?.Text[0] ?? "", detail, others };
}

/** What an Altinn II service says in the detail of a fault, of what a program can use. */
export interface FaultFacts {
  readonly ErrorID?: number;
  readonly ErrorGuid?: string;
  readonly AltinnErrorMessage?: string;
}

/** The first detail that has a number for what is wrong. */
export function factsOf({ detail }: SoapFault): FaultFacts {
  const details = Object.values(detail) as readonly (FaultFacts | null)[];
  return details.find((one) => typeof one?.ErrorID === "number") ?? {};
}

function codesOf({ Value, Subcode }: ReadCode): readonly string[] {
  return [withoutPrefix(Value), ...(Subcode ? codesOf(Subcode) : [])];
}

function withoutPrefix(code = ""): string {
  return code.trim().replace(/^.*:/, "");
}

/** What a detail that is not as its schema says becomes stays as it stands. */
function readable(read: () => unknown): unknown {
  try {
    return read() ?? undefined;
  } catch (error) {
    if (error instanceof XmlError) return undefined;
    throw error;
  }
}
