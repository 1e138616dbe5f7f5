import type { AnyProblem } from "../answer.js";
import type { CallInit, Caller, Operation } from "../caller.js";
import { ArgumentError } from "../errors.js";
import type { CallOptions } from "../named.js";
import { unwrap, type Result } from "../result.js";
import { nameOf } from "../send.js";
import { noticeLoops } from "./loop.js";

/** What may be said beside one call of an operation that answers in pages. */
export interface PageOptions extends CallOptions {
  /** A {@link Page.position} kept from an earlier walk with the same request. Left out: the beginning. */
  readonly from?: string | undefined;
}

/** One page of what an operation lists. */
export interface Page<Item, Data> {
  readonly items: readonly Item[];
  /** The answer, whole. */
  readonly data: Data;
  /**
   * Where the next page begins, for {@link PageOptions.from}; it names no server. Absent after the last page of a list.
   * A feed has no last page: there it is also told when nothing new has come.
   */
  readonly position: string | undefined;
}

/**
 * A call of an operation that answers in pages: awaited, the result of the first page; iterated, every item of every page.
 *
 * The first page is asked for at once, every other when it is come to. Iterating throws {@link HttpError} when a page is
 * refused, as {@link unwrap} does.
 */
export interface Paged<Item, Data, Refusals extends object = object, Others = AnyProblem>
  extends Promise<Result<Data, Refusals, Others>>, AsyncIterable<Item> {
  pages(): AsyncIterable<Page<Item, Data>>;
}

/** Calls an operation whose answers are pages, and brings a {@link Paged}; a descriptor refers to one. */
export type Pager = (operation: Operation, init: CallInit, call: Caller) => Promise<Result<unknown>>;

/** Parameters that tell one page from another. */
export type Place = Readonly<Record<string, string>>;

/** A page as it was answered. */
export interface Answered {
  readonly data: unknown;
  readonly items: readonly unknown[];
  readonly response: Response;
  /** What it was asked with, where the place's parameters stand. */
  readonly asked: Readonly<Record<string, unknown>>;
  readonly operation: Operation;
}

/** How pages follow one another. */
export interface PageStyle {
  /** Member of the answer that holds the items; left out, the answer is the list. */
  readonly items?: string | undefined;
  /** Parameters a place is made of. */
  readonly parameters: readonly string[];
  readonly in?: "query" | "header" | undefined;
  /** It has no last page, only a last one yet. */
  readonly feed?: boolean | undefined;
  /** Where the next page is, if there is one. */
  next(page: Answered): Place | undefined;
  /** True for a page that is the one before it once more. */
  repeats?(page: Answered, before: Answered): boolean;
}

/** Walks through pages of a style. */
export function paged(style: PageStyle): Pager {
  const { parameters, in: part = "query" } = style;
  return (operation, { from, ...init }, call) => {
    const name = nameOf(operation.call);
    const askedAt = (at: Place): Answered["asked"] => ({ ...init.params?.[part], ...at });

    async function ask(at: Place): Promise<Result<unknown>> {
      if (Object.keys(at).some((parameter) => !parameters.includes(parameter)))
        throw new ArgumentError(name, `"from" is no position among its pages.`);
      return call(operation, { ...init, params: { ...init.params, [part]: askedAt(at) } });
    }

    const start: Place = Object.fromEntries(new URLSearchParams(from));
    const first = ask(start);

    async function* pages(): AsyncGenerator<Page<unknown, unknown>> {
      const notice = noticeLoops(name, textOf(start));
      let before: Answered | undefined;
      for (let at = start, asking = first; ;) {
        const result = await asking;
        const data = unwrap(result);
        const items = itemsOf(data, style);
        const page = { data, items, response: result.response, asked: askedAt(at), operation };
        if (before && style.repeats?.(page, before)) return;
        const next = style.next(page);
        const position = next ?? (style.feed ? at : undefined);
        yield { items, data, position: position && textOf(position) };
        if (!next) return;
        notice(textOf(next));
        [before, at, asking] = [page, next, ask(next)];
      }
    }

    async function* all(): AsyncGenerator {
      for await (const { items } of pages()) yield* items;
    }

    return Object.assign(first, { pages, [Symbol.asyncIterator]: all });
  };
}

/** True where a service takes no notice of the parameter: then all of it was on the page before. */
export function repeatsBefore({ items }: Answered, before: Answered): boolean {
  return items.length > 0 && JSON.stringify(items) === JSON.stringify(before.items);
}

function itemsOf(data: unknown, { items }: PageStyle): readonly unknown[] {
  const found = memberOf(data, items);
  return Array.isArray(found) ? found : [];
}

/** What stands in an answer under a name, or under names with dots between. */
export function memberOf(data: unknown, path: string | undefined): unknown {
  const steps = path?.split(".") ?? [];
  return steps.reduce((value, step) => (value as Record<string, unknown> | null | undefined)?.[step], data);
}

function textOf(place: Place): string {
  return new URLSearchParams(place).toString();
}
