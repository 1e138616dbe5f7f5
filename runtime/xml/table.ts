/** How often a particle stands: 1 unless said otherwise. */
export interface XmlOccurs {
  readonly min?: number;
  readonly max?: number | "unbounded";
}

/** An element inside another. */
export interface XmlElementParticle extends XmlOccurs {
  readonly element: string;
  /** Only when it is not the table's. */
  readonly namespace?: string;
  /** A built-in such as `xs:date`, `xs:anyType`, or a name in {@link XmlTable.types}. */
  readonly type: string;
  /** The property, when it is not the element's name. */
  readonly key?: string;
  /** The property is an array even though this particle stands at most once. */
  readonly many?: true;
  readonly nillable?: true;
  readonly fixed?: string;
}

/** Particles one after the other. Repeated ones are rows under `key`. */
export interface XmlSequenceParticle extends XmlOccurs {
  readonly sequence: readonly XmlParticle[];
  readonly key?: string;
}

/** One of several particles. Repeated ones are rows under `key`. */
export interface XmlChoiceParticle extends XmlOccurs {
  readonly choice: readonly XmlParticle[];
  readonly key?: string;
}

/** Elements in any order, each at most once; only as a type's whole content. */
export interface XmlAllParticle extends XmlOccurs {
  readonly all: readonly XmlElementParticle[];
}

/** Elements the schema does not name. */
export interface XmlAnyParticle extends XmlOccurs {
  /** `##any`, `##other`, or namespaces with blanks between, where `##local` is none. */
  readonly any: string;
  readonly key: string;
}

/** What may stand inside an element. */
export type XmlParticle =
  XmlElementParticle | XmlSequenceParticle | XmlChoiceParticle | XmlAllParticle | XmlAnyParticle;

/** An attribute of a complex type. */
export interface XmlAttributeEntry {
  readonly attribute: string;
  readonly namespace?: string;
  readonly type: string;
  readonly key?: string;
  readonly required?: true;
  readonly fixed?: string;
}

/** An object: attributes, and either particles or a text. */
export interface XmlComplexEntry {
  readonly attributes?: readonly XmlAttributeEntry[];
  readonly anyAttribute?: true;
  readonly content?: XmlParticle;
  /** The type of the text of an element that has attributes but no elements inside. */
  readonly text?: string;
  /** The property of that text, when it is not `value`. */
  readonly textKey?: string;
}

/** A single value. */
export type XmlSimpleEntry =
  | { readonly base: string; readonly values?: readonly (string | number)[]; readonly number?: true }
  | { readonly list: string }
  | { readonly union: readonly string[] };

/** The types of one schema, as data the codec interprets. */
export interface XmlTable {
  /** The namespace of elements unless they say otherwise; empty for none. */
  readonly namespace: string;
  readonly types: Readonly<Record<string, XmlComplexEntry | XmlSimpleEntry>>;
}

/** A generated constant: an element a document may start with, and the type its content has. */
export interface XmlRoot<T> {
  readonly element: string;
  readonly type: string;
  readonly nillable?: true;
  readonly table: XmlTable;
  /** Types only; never present at run time. */
  readonly "~type"?: T;
}

/** Ties a root element to the type generated beside it. */
export function xmlRoot<T>(root: Omit<XmlRoot<T>, "~type">): XmlRoot<T> {
  return root;
}
