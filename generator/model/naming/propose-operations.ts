import type { OperationShape } from "../operation-shape.js";
import { freeName } from "./free-name.js";
import { compoundSplitter } from "./split-compounds.js";
import { camelCase, pascalCase, words } from "./words.js";

/** A last path segment, or the first word of one, that is itself what the operation does. */
const verbs = new Set(
  (
    "accept activate add approve archive authorize cancel close complete confirm copy create delete disable download " +
    "enable exchange export find forward generate import invalidate list lookup merge move process publish purge query " +
    "refresh register reject remove rename renew reopen request reset restore retry revoke rotate search send set sign " +
    "start stop submit subscribe switch sync transfer undelete unlock unsubscribe update upload validate verify"
  ).split(" "),
);

interface Proposal {
  readonly shape: OperationShape;
  readonly group: string;
  readonly verb: string;
  readonly noun: readonly string[];
}

/**
 * Proposes `group.name` for every operation. The group is the tag. The name is a sound operationId without the group's
 * words, or else what the method does to what the path ends in: `get`, `list`, `listEvents`, `setReadStatus`,
 * `complete`. Two operations that would share a name are told apart by the parameters that differ.
 *
 * A proposal is made once; `names.json` keeps it from then on.
 *
 * @param vocabulary - Names from the same document, to tell the words of a path segment apart.
 * @param pinned - Names that are given already, each with the path parameters of its operation.
 */
export function proposeOperations(
  shapes: readonly OperationShape[],
  vocabulary: Iterable<string>,
  pinned: ReadonlyMap<string, readonly string[]>,
): Map<string, string> {
  const split = compoundSplitter(vocabulary);
  const proposals = shapes.map((shape) => propose(shape, split));
  const wanting = new Map<string, Proposal[]>();
  for (const proposal of proposals) {
    const name = nameOf(proposal);
    wanting.set(name, [...(wanting.get(name) ?? []), proposal]);
  }
  const taken = new Set([...pinned.keys(), ...wanting.keys()]);
  return new Map([...wanting].flatMap(([name, sharing]) => tellApart(name, sharing, pinned.get(name), taken)));
}

function propose(shape: OperationShape, split: (segment: string) => string[]): Proposal {
  const statics = shape.segments.filter((segment) => segment !== "{}");
  const group = camelCase(split(shape.tag ?? statics[0] ?? "root"));
  if (shape.operationId !== undefined) return { shape, group, ...fromOperationId(shape.operationId, words(group)) };
  return { shape, group, ...fromPath(shape, split, words(group)) };
}

function fromOperationId(operationId: string, group: readonly string[]): Pick<Proposal, "verb" | "noun"> {
  const parts = words(operationId);
  const [verb = "call", ...noun] = parts.length > 1 ? withoutGroup(parts, group) : parts;
  return { verb: camelCase([verb]), noun: withoutGroup(noun, group) };
}

function fromPath(
  shape: OperationShape,
  split: (segment: string) => string[],
  group: readonly string[],
): Pick<Proposal, "verb" | "noun"> {
  const last = shape.segments.findLast((segment) => segment !== "{}") ?? "";
  const lastWords = split(last);
  const endsInItem = shape.segments.at(-1) === "{}";
  const changes = shape.method !== "GET";
  if (changes && lastWords.length > 0 && verbs.has(lastWords[0]!.toLowerCase()) && !sameNoun(lastWords, group)) {
    return { verb: lastWords[0]!.toLowerCase(), noun: withoutGroup(lastWords.slice(1), group) };
  }
  const noun = withoutGroup(endsInItem ? singular(lastWords) : lastWords, group);
  return { verb: verbOf(shape, endsInItem), noun: shape.method === "POST" ? singular(noun) : noun };
}

function verbOf({ method, answersList }: OperationShape, endsInItem: boolean): string {
  switch (method) {
    case "GET":
      return answersList ? "list" : "get";
    case "POST":
      return "create";
    case "PUT":
      return endsInItem ? "update" : "set";
    case "PATCH":
      return "update";
    default:
      return method.toLowerCase();
  }
}

/** `data` in group `data`, `events` in `instanceEvents`, the first words of `evidenceStatus` in `evidence` say nothing new. */
function withoutGroup(noun: readonly string[], group: readonly string[]): readonly string[] {
  if (sameNoun(noun, group)) return [];
  const length = noun.findIndex((_, index) => sameText(noun.slice(0, index + 1), group)) + 1;
  return noun.slice(length);
}

function sameNoun(noun: readonly string[], group: readonly string[]): boolean {
  return noun.length > 0 && (sameText(noun, group) || sameText(noun, group.slice(-noun.length)));
}

function sameText(one: readonly string[], other: readonly string[]): boolean {
  return singularText(one.join("")) === singularText(other.join(""));
}

function singular(noun: readonly string[]): readonly string[] {
  return noun.map((word, index) => (index === noun.length - 1 ? singularText(word) : word));
}

function singularText(text: string): string {
  return text
    .toLowerCase()
    .replace(/ies$/, "y")
    .replace(/(x|ss|ch|sh)es$/, "$1")
    .replace(/([^su])s$/, "$1");
}

function nameOf({ group, verb, noun }: Proposal): string {
  return `${group}.${camelCase([verb, ...noun])}`;
}

/** The plain name goes to its holder, the one item or the widest list; the others name the parameters that set them apart. */
function tellApart(
  name: string,
  sharing: readonly Proposal[],
  holder: readonly string[] | undefined,
  taken: Set<string>,
): [string, string][] {
  const widest = sharing.every(({ verb }) => verb === "list");
  const ordered = sharing
    .map(({ shape }) => shape)
    .toSorted((one, other) => {
      const byParameters = other.parameters.length - one.parameters.length;
      return (widest ? -byParameters : byParameters) || (one.key < other.key ? -1 : 1);
    });
  const first = holder === undefined ? ordered.shift() : undefined;
  const apart = ordered.map((shape): [string, string] => {
    const given = freeName(namesApart(name, shape, holder ?? first?.parameters ?? []), taken);
    taken.add(given);
    return [shape.key, given];
  });
  return first === undefined ? apart : [[first.key, name], ...apart];
}

function namesApart(name: string, shape: OperationShape, holder: readonly string[]): [string, ...string[]] {
  const own = shape.parameters.filter((parameter) => !holder.includes(parameter));
  const by = own.length > 0 ? own : shape.parameters.slice(-1);
  const statics = shape.segments.filter((segment) => segment !== "{}");
  const byPath = name + pascalCase(statics.flatMap(words));
  return by.length > 0 ? [name + pascalCase(["by", ...by].flatMap(words)), byPath] : [byPath];
}
