import { ConfigurationError } from "../errors.js";

/** On whose behalf a client calls: one of these. Organizations are nine digits, with or without `0192:` before them. */
export interface Identity {
  /** A system user's organization, which has approved the system. */
  readonly systemUser?: string | SystemUser;
  /** The organization that has delegated the scope to the client's. */
  readonly consumerOrg?: string;
  /** A consent that has been given. */
  readonly consent?: Consent;
}

/** A system user, where one organization has several in the same system. */
export interface SystemUser {
  readonly organization: string;
  /** The reference given when the system user was asked for. */
  readonly externalRef?: string;
}

/** A consent request that has been answered with yes. */
export interface Consent {
  readonly id: string;
  /** Who gave it: nine digits of an organization, eleven of a person, or either as Altinn's URN. */
  readonly from: string;
}

/** Nine digits, without the prefix that says what kind of number it is. */
export function organizationNumber(text: string, what: string): string {
  const digits = /^(?:0192:)?(\d{9})$/.exec(text)?.[1];
  if (digits === undefined) throw new ConfigurationError(`"${what}" is nine digits, with or without "0192:".`);
  return digits;
}

/**
 * What a grant says of system user and consent, the party's number prefixed as it is wanted there.
 *
 * @param least - 0 where nobody means the client itself, 1 where it is a mistake.
 * @throws {@link ConfigurationError} for more than one party, or fewer.
 * @see [RFC 9396](https://www.rfc-editor.org/rfc/rfc9396.html)
 */
export function authorizationDetails(
  { systemUser, consumerOrg, consent }: Identity,
  least: number,
): readonly object[] | undefined {
  const parties = [systemUser, consumerOrg, consent].filter((one) => one !== undefined).length;
  if (parties > 1 || parties < least) {
    throw new ConfigurationError('One of "systemUser", "consumerOrg" and "consent" at a time.');
  }
  if (systemUser !== undefined)
    return [ofSystemUser(typeof systemUser === "string" ? { organization: systemUser } : systemUser)];
  return consent && [ofConsent(consent)];
}

function ofSystemUser({ organization, externalRef }: SystemUser): object {
  const id = `0192:${organizationNumber(organization, "systemUser")}`;
  return {
    type: "urn:altinn:systemuser",
    systemuser_org: { authority: "iso6523-actorid-upis", ID: id },
    externalRef,
  };
}

function ofConsent({ id, from }: Consent): object {
  const [, urn, digits = ""] =
    /^(?:0192:|urn:altinn:(organization|person):identifier-no:)?(\d{9}|\d{11})$/.exec(from) ?? [];
  const kind = digits.length === 9 ? "organization" : "person";
  if (!id || !digits || (urn ?? kind) !== kind) {
    throw new ConfigurationError(
      'A consent has an "id", and "from": nine digits of an organization or eleven of a person.',
    );
  }
  return { type: "urn:altinn:consent", id, from: `urn:altinn:${kind}:identifier-no:${digits}` };
}

/** For credentials that are somebody already. */
export function refuseIdentity(identity: Identity | undefined, credential: string): void {
  if (identity !== undefined) {
    throw new ConfigurationError(
      `${credential}() cannot act for another. Connect with a credential that is the other's.`,
    );
  }
}
