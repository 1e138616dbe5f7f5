/** What XML Schema lets an element of its own say and hold. */
export interface Grammar {
  /** `!` after those that must stand. */
  readonly attributes: string;
  /** What may stand inside, place by place: `|` between alternatives, `*` after many, `!` after one that must stand. */
  readonly content: readonly string[];
}

const model = "group|all|choice|sequence";
const attributes = ["attribute|attributeGroup*", "anyAttribute"];
const facets =
  "length|minLength|maxLength|minInclusive|maxInclusive|minExclusive|maxExclusive|totalDigits|fractionDigits|" +
  "whiteSpace|pattern|enumeration";
const inner: Grammar = {
  attributes: "minOccurs maxOccurs",
  content: ["element|group|choice|sequence|any*"],
};
const derivation: Grammar = { attributes: "base!", content: [model, ...attributes] };
const ofElement = ["simpleType|complexType", "key|keyref|unique*"];
const ofComplexType = [`simpleContent|complexContent|${model}`, ...attributes];
const identity = ["selector!", "field*"];
const facet: Grammar = { attributes: "value! fixed", content: [] };

/**
 * The elements of XML Schema 1.0, annotations left out. `global` stands before those of a `schema` or a `redefine`, `ref`
 * before those that refer, a parent before those that say other things inside it.
 *
 * @see [XML Schema part 1](https://www.w3.org/TR/xmlschema-1/#normative-schemaSchema)
 */
export const grammar: ReadonlyMap<string, Grammar> = new Map(
  Object.entries<Grammar>({
    schema: {
      attributes: "targetNamespace version finalDefault blockDefault attributeFormDefault elementFormDefault",
      content: ["include|import|redefine|notation|simpleType|complexType|group|attributeGroup|element|attribute*"],
    },
    include: { attributes: "schemaLocation!", content: [] },
    import: { attributes: "namespace schemaLocation", content: [] },
    redefine: { attributes: "schemaLocation!", content: ["simpleType|complexType|group|attributeGroup*"] },
    notation: { attributes: "name! public system", content: [] },
    "global element": {
      attributes: "name! type substitutionGroup default fixed nillable abstract final block",
      content: ofElement,
    },
    "ref element": { attributes: "ref! minOccurs maxOccurs", content: [] },
    element: { attributes: "name! type minOccurs maxOccurs default fixed nillable block form", content: ofElement },
    "global attribute": { attributes: "name! type default fixed", content: ["simpleType"] },
    "ref attribute": { attributes: "ref! use default fixed", content: [] },
    attribute: { attributes: "name! type use default fixed form", content: ["simpleType"] },
    "global complexType": { attributes: "name! mixed abstract final block", content: ofComplexType },
    complexType: { attributes: "mixed", content: ofComplexType },
    simpleContent: { attributes: "", content: ["restriction|extension!"] },
    complexContent: { attributes: "mixed", content: ["restriction|extension!"] },
    "simpleContent extension": { attributes: "base!", content: attributes },
    "simpleContent restriction": { attributes: "base!", content: ["simpleType", `${facets}*`, ...attributes] },
    "complexContent extension": derivation,
    "complexContent restriction": derivation,
    "global simpleType": { attributes: "name! final", content: ["restriction|list|union!"] },
    simpleType: { attributes: "", content: ["restriction|list|union!"] },
    restriction: { attributes: "base", content: ["simpleType", `${facets}*`] },
    list: { attributes: "itemType", content: ["simpleType"] },
    union: { attributes: "memberTypes", content: ["simpleType*"] },
    "global group": { attributes: "name!", content: ["all|choice|sequence!"] },
    group: { attributes: "ref! minOccurs maxOccurs", content: [] },
    "global attributeGroup": { attributes: "name!", content: attributes },
    attributeGroup: { attributes: "ref!", content: [] },
    sequence: inner,
    choice: inner,
    "group sequence": { ...inner, attributes: "" },
    "group choice": { ...inner, attributes: "" },
    all: { attributes: "minOccurs maxOccurs", content: ["element*"] },
    any: { attributes: "namespace processContents minOccurs maxOccurs", content: [] },
    anyAttribute: { attributes: "namespace processContents", content: [] },
    key: { attributes: "name!", content: identity },
    unique: { attributes: "name!", content: identity },
    keyref: { attributes: "name! refer!", content: identity },
    selector: { attributes: "xpath!", content: [] },
    field: { attributes: "xpath!", content: [] },
    ...Object.fromEntries(facets.split("|").map((name) => [name, facet])),
  }),
);

const flag = /^(?:true|false|1|0)$/;
const form = /^(?:qualified|unqualified)$/;
const count = /^\+?\d+$/;

type Expectation = readonly [allowed: RegExp, expected: string];

/** What attributes may say, with what messages call it; those that are not here may say anything. */
export const attributeValues: ReadonlyMap<string, Expectation> = new Map([
  ["minOccurs", [count, "a number"]],
  ["maxOccurs", [/^(?:\+?\d+|unbounded)$/, "a number or unbounded"]],
  ["nillable", [flag, "true or false"]],
  ["abstract", [flag, "true or false"]],
  ["mixed", [flag, "true or false"]],
  ["use", [/^(?:optional|required|prohibited)$/, "optional, required or prohibited"]],
  ["form", [form, "qualified or unqualified"]],
  ["elementFormDefault", [form, "qualified or unqualified"]],
  ["attributeFormDefault", [form, "qualified or unqualified"]],
  ["processContents", [/^(?:strict|lax|skip)$/, "strict, lax or skip"]],
  [
    "namespace",
    [
      /^(?:##any|##other|(?:(?:##targetNamespace|##local|[^#\s]\S*)(?:\s+|$))*)$/,
      "##any, ##other, or a list of namespaces, ##targetNamespace and ##local",
    ],
  ],
]);

/** What facets may say, those that are values of the type excepted. */
export const facetValues: ReadonlyMap<string, Expectation> = new Map<string, Expectation>([
  ["length", [count, "a number"]],
  ["minLength", [count, "a number"]],
  ["maxLength", [count, "a number"]],
  ["fractionDigits", [count, "a number"]],
  ["totalDigits", [/^\+?0*[1-9]\d*$/, "a positive number"]],
  ["whiteSpace", [/^(?:preserve|replace|collapse)$/, "preserve, replace or collapse"]],
]);

/** What only XML Schema 1.1 has: it is told of, and says nothing to us. */
export const newer: ReadonlySet<string> = new Set([
  "assert",
  "assertion",
  "explicitTimezone",
  "alternative",
  "openContent",
  "defaultOpenContent",
  "override",
  "defaultAttributes",
  "defaultAttributesApply",
  "xpathDefaultNamespace",
  "notNamespace",
  "notQName",
  "inheritable",
]);
