import { fromAltinnDate } from "altinnkit/hal";
import { holds, parseFilter } from "./odata.js";
import type { Site } from "./site.js";

/** How many messages a list looks through. */
export const most = 50;

/** A form or an attachment. */
export interface Part {
  readonly id: number;
  readonly name: string;
  data: string;
  readonly format?: string;
  readonly bytes?: Buffer;
}

/** A message as it is kept. */
export interface Message {
  id: string;
  readonly type: "FormTask" | "Correspondence";
  readonly subject: string;
  readonly owner: string;
  readonly created: string;
  status: string;
  forms: Part[];
  attachments: Part[];
  deleted?: true;
  /** Must be confirmed before it can be archived. */
  unconfirmed?: boolean;
}

/** A message as it is listed, or whole with its links. */
export function shown(message: Message, site: Site, who: string, isWhole = false): Record<string, unknown> {
  const { id, type, subject, owner, created, status, forms, attachments } = message;
  const self = `/${who}/messages/${id}`;
  const links = {
    print: site.link(`${self}/print`, { "mime-type": "application/pdf" }),
    metadata: site.link(`/metadata/${type === "FormTask" ? "formtask" : "correspondence"}/2413/1`),
    portalview: site.foreign(`/ui/messages/${id}`),
    form: forms.map((form) =>
      site.link(`${self}/forms/${form.id}`, { name: form.name, "mime-type": "application/hal+json" }),
    ),
    attachment: attachments.map((one) =>
      site.link(`${self}/attachments/${one.id}`, {
        name: one.name,
        encrypted: false,
        signinglocked: false,
        signedbydefault: true,
      }),
    ),
    signingtext: site.link(`${self}/signingtext`),
    payment: site.foreign("/payment"),
  };
  return {
    MessageId: id,
    Subject: subject,
    Status: status,
    LastChangedDateTime: created,
    CreatedDate: created,
    ServiceOwner: owner,
    Type: type,
    ServiceCode: "2413",
    ServiceEdition: 1,
    _links: { self: site.link(self), ...(isWhole && links) },
  };
}

/** Filter, order, skip and top, in the order OData has them. */
export function selected(items: readonly Record<string, unknown>[], query: URLSearchParams): unknown[] {
  const filter = query.get("$filter");
  const condition = filter === null ? undefined : parseFilter(filter);
  const [field, direction] = (query.get("$orderby") ?? "").split(" ");
  const [skip, top] = [Number(query.get("$skip") ?? 0), Number(query.get("$top") ?? most)];
  const order = (item: Record<string, unknown>) => (field ? fromAltinnDate(String(item[field])).getTime() : 0);
  const sign = direction === "desc" ? -1 : 1;
  return items
    .filter((item) => !condition || holds(condition, item))
    .sort((one, other) => sign * (order(one) - order(other)))
    .slice(skip, skip + top);
}
