import { InputError } from "../errors.js";
import type { SoapCatalogueContract } from "../model/contract.js";
import { arrayAt, isObject, textAt } from "../model/json.js";
import type { PinnedSpec } from "../specs.js";

/**
 * Reads what is pinned of all services over SOAP.
 *
 * @throws {@link InputError} when a code is not a whole number, or its name could not stand in code.
 */
export function readSoapCatalogue({ id, file, document }: PinnedSpec): SoapCatalogueContract {
  const codes = arrayAt(document, "codes")
    .filter(isObject)
    .map((row, index) => {
      const { code } = row;
      const [area, name] = [textAt(row, "area") ?? "", textAt(row, "name")];
      if (typeof code !== "number" || !Number.isSafeInteger(code))
        throw new InputError(`${file}: /codes/${index}/code is not a whole number.`);
      // A name becomes code.
      if (name !== undefined && !/^[A-Za-z]\w*$/.test(name))
        throw new InputError(`${file}: /codes/${index}/name is not a name.`);
      return { code, area, ...(name !== undefined && { name }) };
    });
  return { kind: "soap-catalogue", id, spec: file, title: textAt(document, "title") ?? id, version: "", codes };
}
