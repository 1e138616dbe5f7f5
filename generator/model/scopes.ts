/**
 * Turns lists that must all hold, any scope of each will do, into lists of which any will do, all scopes of each must
 * hold; and the other way, for the law is its own mirror. A list that another says in fewer scopes is left out.
 */
export function distribute(lists: readonly (readonly string[])[]): string[][] {
  if (lists.length === 0) return [];
  const all = lists.reduce<string[][]>(
    (found, list) => found.flatMap((one) => list.map((scope) => [...new Set([...one, scope])])),
    [[]],
  );
  const isSaid = (list: readonly string[], index: number): boolean =>
    all.some(
      (other, at) =>
        at !== index && other.every((scope) => list.includes(scope)) && (other.length < list.length || at < index),
    );
  return all.filter((list, index) => !isSaid(list, index));
}
