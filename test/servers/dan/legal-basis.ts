import { refusal } from "./refusal.js";

/** Why somebody may ask. */
export interface LegalBasis {
  readonly id: string;
  readonly type: "espd" | "cpv";
  readonly content: string;
}

/** Some of the procurements that give a right to more: building, and cleaning. */
const qualifying = new Set(["45000000-7", "90900000-6", "90911000-6"]);

/** Checks the form of legal bases: each has all of its members, and some dataset refers to it. */
export function checkLegalBases(bases: readonly Partial<LegalBasis>[], referred: readonly unknown[]): void {
  for (const { id, type, content } of bases) {
    if (type !== undefined && type !== "espd" && type !== "cpv") throw refusal(1015);
    if (!id || !type || !content || !referred.includes(id)) throw refusal(1008);
  }
}

/** Whether a legal basis is one of the kinds asked for, told as bits. */
export function isLegalBasis(basis: LegalBasis | undefined, kinds: number): boolean {
  if (basis?.type === "espd") return (kinds & 1) !== 0;
  if (basis?.type !== "cpv" || (kinds & 2) === 0) return false;
  return basis.content.split(/[, ]+/).some((code) => qualifying.has(code));
}
