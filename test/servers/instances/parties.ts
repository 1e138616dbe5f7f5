import type { JWTPayload } from "jose";
import type { PartyResponse, UserProfile } from "../../../generated/altinn3/app/v8/schemas.gen.js";
import { person } from "../id-porten.js";

const known = { isDeleted: false, partyUuid: null, unitType: null };

/** Parties that own instances: the person who logs in, and the organization that person acts for. */
export const parties: readonly PartyResponse[] = [
  { ...known, partyId: 51001234, partyTypeName: 1, name: "KARI FJORD", ssn: person.pid, orgNumber: null },
  { ...known, partyId: 50001235, partyTypeName: 2, name: "FIKTIV FJORD AS", ssn: null, orgNumber: "310724181" },
];

/** The person's own profile. */
export const profile: UserProfile = { userId: 20012345, userType: 1, partyId: 51001234, party: parties[0]! };

/** The party an instance owner stands for, by whichever of its numbers is given. */
export function partyOf(owner: {
  readonly partyId?: unknown;
  readonly personNumber?: unknown;
  readonly organisationNumber?: unknown;
}): PartyResponse | undefined {
  const { partyId, personNumber, organisationNumber } = owner;
  return parties.find(
    (party) =>
      String(party.partyId) === partyId ||
      (personNumber ? party.ssn === personNumber : false) ||
      (organisationNumber ? party.orgNumber === organisationNumber : false),
  );
}

/** Who calls, as Altinn's token tells. */
export interface Caller {
  /** The code of an owner of apps, such as `ttd`; absent for a person. */
  readonly org: string | undefined;
  /** How an instance tells who changed it. */
  readonly id: string;
  /** True where the token's scopes let one read, or write. */
  may(what: "read" | "write"): boolean;
}

/** The caller a token's claims tell of. */
export function callerOf(claims: JWTPayload): Caller {
  const { scope, ...given } = claims as Partial<Record<string, string>>;
  const org = given["urn:altinn:org"];
  const prefix = org === undefined ? "altinn:instances" : "altinn:serviceowner/instances";
  return {
    org,
    id: given["urn:altinn:userid"] ?? given["urn:altinn:orgNumber"] ?? "",
    may: (what) => scope?.split(" ").includes(`${prefix}.${what}`) ?? false,
  };
}
