import type { Operations as AccessmanagementConsent } from "../generated/altinn3/accessmanagement/consent/v1/index.gen.js";
import type { Operations as AccessmanagementEnduser } from "../generated/altinn3/accessmanagement/enduser/v1/index.gen.js";
import type { Operations as AccessmanagementMetadata } from "../generated/altinn3/accessmanagement/metadata/v1/index.gen.js";
import type { Operations as AccessmanagementServiceowner } from "../generated/altinn3/accessmanagement/serviceowner/v1/index.gen.js";
import type { Operations as App } from "../generated/altinn3/app/v8/index.gen.js";
import type { Operations as Authentication } from "../generated/altinn3/authentication/v1/index.gen.js";
import type { Operations as Authorization } from "../generated/altinn3/authorization/v1/index.gen.js";
import type { Operations as Broker } from "../generated/altinn3/broker/v1/index.gen.js";
import type { Operations as Correspondence } from "../generated/altinn3/correspondence/v1/index.gen.js";
import type { Operations as DialogportenEnduser } from "../generated/altinn3/dialogporten/enduser/v1/index.gen.js";
import type { Operations as Notifications } from "../generated/altinn3/notifications/v1/index.gen.js";
import type { Operations as Profile } from "../generated/altinn3/profile/v1/index.gen.js";
import type { Operations as Resourceregistry } from "../generated/altinn3/resourceregistry/v1/index.gen.js";
import type { Operations as Storage } from "../generated/altinn3/storage/v1/index.gen.js";
import type { IdentifierName } from "./identifiers.js";

/** The Altinn 3 contracts that take over something of Altinn II. */
export interface Altinn3Contracts {
  readonly "altinn3/accessmanagement/consent/v1": AccessmanagementConsent;
  readonly "altinn3/accessmanagement/enduser/v1": AccessmanagementEnduser;
  readonly "altinn3/accessmanagement/metadata/v1": AccessmanagementMetadata;
  readonly "altinn3/accessmanagement/serviceowner/v1": AccessmanagementServiceowner;
  readonly "altinn3/app/v8": App;
  readonly "altinn3/authentication/v1": Authentication;
  readonly "altinn3/authorization/v1": Authorization;
  readonly "altinn3/broker/v1": Broker;
  readonly "altinn3/correspondence/v1": Correspondence;
  readonly "altinn3/dialogporten/enduser/v1": DialogportenEnduser;
  readonly "altinn3/notifications/v1": Notifications;
  readonly "altinn3/profile/v1": Profile;
  readonly "altinn3/resourceregistry/v1": Resourceregistry;
  readonly "altinn3/storage/v1": Storage;
}

/** `instances.get` for each operation of a client: one that is not there does not compile. */
type OperationName<Operations> = {
  [Group in keyof Operations & string]: `${Group}.${keyof Operations[Group] & string}`;
}[keyof Operations & string];

/** An operation of our Altinn 3 clients, by its contract and its name there. */
export type Altinn3Operation = {
  [Contract in keyof Altinn3Contracts]: {
    readonly contract: Contract;
    readonly operation: OperationName<Altinn3Contracts[Contract]>;
  };
}[keyof Altinn3Contracts];

/**
 * What became of it.
 *
 * - `replaced`: the same idea in a new API.
 * - `redesigned`: another model; the code around the call changes too.
 * - `shim`: Altinn 3 still takes the old protocol.
 * - `dropped`: nothing takes its place.
 * - `unclear`: nobody has said, or it is different for every service.
 */
export type MigrationStatus = "replaced" | "redesigned" | "shim" | "dropped" | "unclear";

/**
 * How we know.
 *
 * - `documented`: the migration pages name the product; the operations are chosen from its contract.
 * - `inferred`: we chose it from the contracts.
 * - `source`: seen in public source code of Altinn 3.
 * - `none`: nothing is said about it.
 */
export type MigrationBasis = "documented" | "inferred" | "source" | "none";

/** An HTTP method and a path template of Altinn II's REST API. */
export type RestRoute = `${"GET" | "POST" | "PUT" | "DELETE"} /api/${string}` | "GET /api/metadata";

/** Whose token the new operations take, and the scopes it must have. */
export interface MigrationToken {
  /** `idporten`: a person who has logged in; `maskinporten`: an organisation, or a system user of one. */
  readonly from: "idporten" | "maskinporten";
  readonly scopes: readonly string[];
}

/** Uses of Altinn II that have one answer, and the answer. */
export interface Migration {
  /** Short and lasting, such as `messages.list`. */
  readonly id: string;
  /** Routes of the REST API. */
  readonly rest: readonly RestRoute[];
  /** SOAP operations by contract; names are those all channels and versions have in common: `InsertCorrespondence`. */
  readonly soap: Readonly<Record<string, readonly string[]>>;
  /** What takes its place, in a few words. */
  readonly product: string;
  /** The operations to call instead, in the order they are called. */
  readonly to: readonly Altinn3Operation[];
  readonly status: MigrationStatus;
  readonly basis: MigrationBasis;
  /** What is different, a sentence each. */
  readonly changes: readonly string[];
  /** Identifiers in its requests or answers that are others in Altinn 3. */
  readonly identifiers: readonly IdentifierName[];
  /** Left out where there is nothing to call, or where it is open. */
  readonly token?: MigrationToken;
  /** The calls, as statements that follow the imports and clients {@link sketchOf} writes. Left out where there is nothing to call. */
  readonly sketch?: string;
}
