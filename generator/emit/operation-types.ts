import { pascalCase, words } from "../model/naming/words.js";

/** What the types of an operation are called: `DialogsSearchData`, `DialogsSearchVariables`. */
export function operationTypes(operation: string): { data: string; variables: string } {
  const type = typeNameOf(operation);
  return { data: `${type}Data`, variables: `${type}Variables` };
}

/** `DialogsSearch` of `dialogs_search`. */
export function typeNameOf(operation: string): string {
  return pascalCase(words(operation));
}
