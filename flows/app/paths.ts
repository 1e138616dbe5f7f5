/** Where an instance is, as an operation's `path` takes it. */
export interface InstancePath {
  readonly instanceOwnerPartyId: number;
  readonly instanceGuid: string;
}

/** Where one of an instance's data elements is, as an operation's `path` takes it. */
export interface ElementPath extends InstancePath {
  readonly dataGuid: string;
}

/** What an app or Storage answers of an instance, as far as it is needed here. */
export interface InstanceAnswer {
  readonly id?: string | null;
  readonly data?: readonly { readonly id?: string | null; readonly dataType?: string | null }[] | null;
}

/**
 * The path of an instance, out of its id.
 *
 * @throws RangeError for an instance whose id is not its owner and a GUID.
 */
export function instancePath({ id }: InstanceAnswer): InstancePath {
  const [, owner, instanceGuid] = /^(\d+)\/([\da-f-]{36})$/i.exec(id ?? "") ?? [];
  if (owner === undefined || instanceGuid === undefined)
    throw new RangeError("The instance has no id such as 51001234/7d2f6a3e-5c4b-4f0a-9a1e-2b3c4d5e6f70.");
  return { instanceOwnerPartyId: Number(owner), instanceGuid };
}

/**
 * The path of an instance's data element of one type; the first, where there are several.
 *
 * @throws RangeError when it has none, or as {@link instancePath} does.
 */
export function elementPath(instance: InstanceAnswer, dataType: string): ElementPath {
  const dataGuid = instance.data?.find((element) => element.dataType === dataType)?.id;
  if (dataGuid) return { ...instancePath(instance), dataGuid };
  throw new RangeError(`The instance has no data element of the type ${JSON.stringify(dataType)}.`);
}
