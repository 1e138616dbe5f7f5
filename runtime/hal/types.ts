import type { AnyProblem } from "../answer.js";

/**
 * A link of a resource. Members that are not listed here stay where they are.
 *
 * @typeParam Target - What following it calls when nothing else is said, by group and name: `messages.get`.
 * @typeParam Others - What else may be called at the same address: `messages.update`.
 * @see [JSON Hypertext Application Language, section 5](https://datatracker.ietf.org/doc/html/draft-kelly-json-hal-11#section-5)
 */
export interface HalLink<Target extends string = never, Others extends string = never> {
  /** Absolute, or relative to the connected server; where it is templated, with names in braces. */
  readonly href: string;
  /** HAL's own flag. */
  readonly templated?: boolean;
  /** The same flag, as Altinn II spells it. */
  readonly isTemplated?: boolean;
  readonly "mime-type"?: string;
  readonly name?: string;
  readonly fileName?: string;
  readonly encrypted?: boolean;
  /** Must be among what is signed. */
  readonly signinglocked?: boolean;
  readonly signedbydefault?: boolean;
  /** In bytes. */
  readonly filesize?: number;
  readonly [member: string]: unknown;
  /** Types only; never present at run time. */
  readonly "~operations"?: { readonly target: Target; readonly others: Others };
}

/** Something with links. */
export interface HalResource {
  readonly _links?: object | null | undefined;
}

/**
 * What an API's relations lead to: operations by group and name, such as `form: ["forms.get"]`. A relation that leads
 * from different resources to different ones has them all.
 */
export type HalRelations = Readonly<Record<string, readonly string[]>>;

/** A value in a condition. A `Date` is written in the local time of Norway, as Altinn II has its dates. */
export type ODataValue = string | number | boolean | Date;

/**
 * A condition over some of a list's fields, as `$filter` takes it; only {@link eq} and its like make one.
 *
 * @typeParam Fields - The fields that may be asked for, with the types of their values.
 */
export type ODataFilter<Fields> = string & { readonly "~filter": (fields: Fields) => void };

/**
 * An order by some of a list's fields, as `$orderby` takes it; only {@link orderBy} makes one.
 *
 * @typeParam Field - The fields that may be ordered by.
 */
export type ODataOrder<Field extends string> = string & { readonly "~order": Field };

/** Why an API with links refused, whichever of its ways it took to say so. */
export interface HalProblem extends AnyProblem {
  /** The reason phrase, where the way to here has not lost it; HTTP/2 does. */
  readonly title: string;
  readonly status: number;
  /** What was said, in one text; absent when nothing was. */
  readonly detail?: string;
  /** Each of the things said, with its code where it has one. */
  readonly errors: readonly HalError[];
}

/** One of the things a refusal says. */
export interface HalError {
  /** A number as text, or a name. */
  readonly code?: string;
  readonly message: string;
}
