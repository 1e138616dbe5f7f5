import type { LegalBasis, LegalBasisType } from "../../generated/dan/v1/index.gen.js";

/** Why a dataset may be had without more ado: a procurement by its CPV codes, or an ESPD document. */
export interface GivenLegalBasis {
  readonly type: LegalBasisType;
  /** CPV codes, with commas between them, or the document. */
  readonly content: string;
  /** A place in it. */
  readonly reference?: string;
}

/** Legal bases as a request lists them: each once, and datasets refer to it by an id. */
export function legalBases(given: readonly GivenLegalBasis[]): {
  readonly list: LegalBasis[];
  readonly idOf: (basis: GivenLegalBasis) => string;
} {
  const list: LegalBasis[] = [];
  const find = ({ type, content }: GivenLegalBasis) => list.find((one) => one.type === type && one.content === content);
  for (const basis of given) {
    if (!find(basis)) list.push({ id: String(list.length + 1), type: basis.type, content: basis.content });
  }
  return { list, idOf: (basis) => find(basis)!.id };
}
