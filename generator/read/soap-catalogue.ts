import { InputError } from "../errors.js";
import type { SoapCatalogueContract } from "../model/contract.js";
import { arrayAt, isObject, textAt } from "../model/json.js";
import type { PinnedSpec } from "../specs.js";

/**
 * Reads what is pinned of all services over SOAP.
 *
 * @throws {@link InputError} when a code is not a number.
 */
export function readSoapCatalogue({ id, file, document }: PinnedSpec): SoapCatalogueContract {
  const codes = arrayAt(document, "codes")
    .filter(isObject)
    .map((row, index) => {
      const { code } = row;
      const [area, name] = [textAt(row, "area") ?? "", textAt(row, "name")];
      if (typeof code !== "number") throw new InputError(`${file}: /codes/${index}/code is not a number.`);
      return { code, area, ...(name !== undefined && { name }) };
    });
  return { kind: "soap-catalogue", id, spec: file, title: textAt(document, "title") ?? id, version: "", codes };
}
