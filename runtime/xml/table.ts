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
  readonly default?: string;
  /** Global elements that may stand in for this one, which is global too. */
  readonly substitutes?: readonly XmlSubstitute[];
  /** Only its substitutes may stand. */
  readonly abstract?: true;
}

/** A member of a substitution group. */
export interface XmlSubstitute {
  readonly element: string;
  readonly namespace?: string;
  readonly type: string;
  readonly nillable?: true;
  readonly fixed?: string;
  readonly default?: string;
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
  /**
   * `##any`; `##other`; or namespaces with blanks between, where `##local` is none. `##not` before them lets in all others,
   * as `##other` of another table's does.
   */
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
  readonly default?: string;
}

/** What an `xsi:type` may say: types by the expanded names they have in documents. */
export interface XmlNamedEntry {
  /** The name of the type in documents, when it is not the one in the table. */
  readonly name?: string;
  /** References to the types derived from it, near and far, by expanded name; none of them abstract. */
  readonly derived?: Readonly<Record<string, string>>;
}

/** An object: attributes, and either particles or a text. */
export interface XmlComplexEntry extends XmlNamedEntry {
  readonly attributes?: readonly XmlAttributeEntry[];
  /** Of which namespaces, as {@link XmlAnyParticle.any}. */
  readonly anyAttribute?: string;
  /** Text stands between the elements; the object has one list of both under `$mixed`. */
  readonly mixed?: true;
  /** An element of this type says with `xsi:type` which derived type it is of. */
  readonly abstract?: true;
  readonly content?: XmlParticle;
  /** The type of the text of an element that has attributes but no elements inside. */
  readonly text?: string;
  /** The property of that text, when it is not `value`. */
  readonly textKey?: string;
}

/** The facets of a simple type as written; a value must match every pattern. */
export interface XmlFacetEntry {
  readonly length?: string;
  readonly minLength?: string;
  readonly maxLength?: string;
  readonly minInclusive?: string;
  readonly maxInclusive?: string;
  readonly minExclusive?: string;
  readonly maxExclusive?: string;
  readonly totalDigits?: string;
  readonly fractionDigits?: string;
  readonly patterns?: readonly string[];
}

/** A single value. */
export type XmlSimpleEntry = XmlNamedEntry & { readonly facets?: XmlFacetEntry } & (
    | {
        readonly base: string;
        /** As the codec gives them; qualified names as expanded names. */
        readonly values?: readonly (string | number)[];
        readonly number?: true;
        /** The value is the text as written, because a pattern tells spellings of one value apart. */
        readonly text?: true;
      }
    /** `values` are lexical, items with one blank between; with `text` each item is its text as written. */
    | { readonly list: string; readonly values?: readonly string[]; readonly text?: true }
    | { readonly union: readonly string[]; readonly values?: readonly string[] }
  );

/** The types of one schema, as data the codec interprets. A reference is a built-in, a name, or `alias#name`. */
export interface XmlTable {
  /** The namespace of elements unless they say otherwise; empty for none. */
  readonly namespace: string;
  readonly types: Readonly<Record<string, XmlComplexEntry | XmlSimpleEntry>>;
  /** Enumerations list the values that are known, and others may come. */
  readonly openEnumerations?: true;
  /** The tables of other schemas by alias; functions, because schemas import one another in circles. */
  readonly imports?: Readonly<Record<string, () => XmlTable>>;
}

/** A generated constant: an element a document may start with, and the type its content has. */
export interface XmlRoot<T> {
  readonly element: string;
  readonly type: string;
  readonly nillable?: true;
  readonly fixed?: string;
  readonly default?: string;
  readonly table: XmlTable;
  /** Types only; never present at run time. */
  readonly "~type"?: T;
}

/** Ties a root element to the type generated beside it. */
export function xmlRoot<T>(root: Omit<XmlRoot<T>, "~type">): XmlRoot<T> {
  return root;
}
