import type {
  DataElement,
  Instance,
  InstanceResponse,
  PartyResponse,
} from "../../../generated/altinn3/app/v8/schemas.gen.js";
import { formXml, type Content } from "./form.js";

/** When everything happens that these servers do. */
export const now = "2026-01-31T12:00:00Z";

/** An instance, and what its data elements hold. */
export interface Kept {
  readonly instance: InstanceResponse;
  readonly contents: ReadonlyMap<string, Content>;
}

/** Instances in memory, as apps and Storage share them. */
export interface InstanceStore {
  all(): readonly Kept[];
  /** By `51001234/7d2f6a3e-…`. */
  find(id: string): Kept | undefined;
  /** @param guid - Left out, the next one in a row. */
  create(appId: string, owner: PartyResponse, by: string, guid?: string): Kept;
  /** Adds a data element, or replaces what one holds. */
  write(kept: Kept, element: Partial<DataElement>, content: Content): DataElement;
}

export function keepInstances(): InstanceStore {
  const instances = new Map<string, { instance: InstanceResponse; contents: Map<string, Content> }>();
  let guids = 0;
  const newGuid = (): string => `00000000-0000-4000-8000-${String(++guids).padStart(12, "0")}`;

  return {
    all: () => [...instances.values()],
    find: (id) => instances.get(id),
    create: (appId, party, by, guid = newGuid()) => {
      const kept = { instance: newInstance(appId, party, by, guid), contents: new Map<string, Content>() };
      instances.set(kept.instance.id!, kept);
      return kept;
    },
    write: ({ instance }, given, content) => {
      const id = given.id ?? newGuid();
      const data = (instance.data ??= []);
      const before = data.find((element) => element.id === id);
      const size = "form" in content ? 0 : content.bytes.byteLength;
      const element = { ...(before ?? { id, created: now }), ...given, size, lastChanged: now };
      if (before) data.splice(data.indexOf(before), 1, element);
      else data.push(element);
      instances.get(instance.id!)!.contents.set(id, content);
      return element;
    },
  };
}

function newInstance(appId: string, party: PartyResponse, by: string, guid: string): InstanceResponse {
  const { partyId, ssn, orgNumber } = party;
  const owner = { partyId: String(partyId), personNumber: ssn, organisationNumber: orgNumber, username: null };
  return {
    id: `${partyId}/${guid}`,
    appId,
    org: appId.split("/")[0]!,
    instanceOwner: { ...owner, party },
    process: {
      started: now,
      startEvent: "StartEvent_1",
      currentTask: { elementId: "Task_1", altinnTaskType: "data", name: "Utfylling", started: now, flow: 2 },
      ended: null,
      endEvent: null,
    },
    status: { isArchived: false, isSoftDeleted: false, isHardDeleted: false, readStatus: 0 },
    data: [],
    completeConfirmations: null,
    created: now,
    createdBy: by,
    lastChanged: now,
    lastChangedBy: by,
    visibleAfter: now,
    dueBefore: null,
    dataValues: null,
    presentationTexts: null,
    selfLinks: {},
  };
}

/** The bytes of a data element as they are stored. */
export function storedBytes(content: Content): Uint8Array {
  return "form" in content ? Buffer.from(formXml(content.form)) : content.bytes;
}

/** An instance as Storage tells it: of its owner, no more than the numbers. */
export function withoutParty(instance: InstanceResponse): Instance {
  const { party, ...instanceOwner } = instance.instanceOwner;
  return { ...instance, instanceOwner: { ...instanceOwner, partyId: String(party.partyId) } };
}
