import { most, selected, shown, type Message, type Part } from "./message.js";
import { collection, created, done, json, nothing, refused, type Asked, type Given, type Routes } from "./routes.js";

interface Submission {
  readonly Type?: string;
  readonly ServiceCode?: string;
  readonly _embedded?: {
    readonly forms?: readonly { readonly DataFormatId: string; readonly FormData: string; readonly Type: string }[];
    readonly attachments?: readonly { readonly FileName: string; readonly Data: string }[];
  };
}

/** A message box with state. A list looks through its first fifty only, as the real one's database does. */
export function messageBox(): Routes {
  let next = 100;
  const box: Message[] = Array.from({ length: most + 2 }, (_, index) => ({
    id: `a${index + 1}`,
    type: index === 0 ? "Correspondence" : "FormTask",
    subject: index === 0 ? "A letter" : `Form ${index}`,
    owner: index % 2 === 0 ? "Skatteetaten" : "Brønnøysundregistrene",
    created: `20${10 + (index % 10)}-01-22T08:00:00.${index}`,
    status: index === 0 ? "Ulest" : "Utfylling",
    forms: [{ id: 1, name: "Main", data: "<Skjema/>", format: "212" }],
    attachments: [{ id: 1, name: "letter.txt", data: "hello" }],
    unconfirmed: index === 0,
  }));

  const found = ({ at }: Asked) => box.find(({ id }) => id === at["messageId"]);
  const withMessage = (work: (message: Message, asked: Asked) => Given) => (asked: Asked) => {
    const message = found(asked);
    return message ? work(message, asked) : nothing;
  };
  const place = ({ at, site }: Asked, { id }: Message) => site.link(`/${at["who"]}/messages/${id}`);
  const partsOf = ({ _embedded: parts = {} }: Submission) => ({
    forms: (parts.forms ?? []).map((form, index): Part => ({
      id: index + 1,
      name: form.Type,
      data: form.FormData,
      format: form.DataFormatId,
    })),
    attachments: (parts.attachments ?? []).map((one, index): Part => ({
      id: index + 1,
      name: one.FileName,
      data: Buffer.from(one.Data, "base64").toString(),
    })),
  });
  /** Completed and signed is archived, and has another id from then on. */
  const proceed = (message: Message, query: URLSearchParams) => {
    const [isComplete, isSigned] = ["complete", "sign"].map((flag) => query.get(flag) !== "false");
    message.status = isComplete ? (isSigned ? "Sendt og arkivert" : "Signering") : "Utfylling";
    if (isComplete && isSigned) message.id = `b${message.id.slice(1)}`;
  };
  const part = (list: "forms" | "attachments", work: (part: Part, message: Message, asked: Asked) => Given) =>
    withMessage((message, asked) => {
      const wanted = Number(asked.at["formId"] ?? asked.at["attachmentId"]);
      const one = message[list].find(({ id }) => id === wanted);
      return one ? work(one, message, asked) : nothing;
    });
  const remove = (list: "forms" | "attachments") =>
    part(list, (one, message) => {
      message[list].splice(message[list].indexOf(one), 1);
      return done;
    });
  const add = (list: "forms" | "attachments", read: (asked: Asked) => Omit<Part, "id">) =>
    withMessage((message, asked) => {
      const id = message[list].length + 1;
      message[list].push({ id, ...read(asked) });
      return created(asked.site.link(`/${asked.at["who"]}/messages/${message.id}/${list}/${id}`));
    });

  return {
    "GET /{who}/messages": (asked) => {
      const { at, query, site, path } = asked;
      const [all, isLimited] = [box.filter(({ deleted }) => !deleted), box.length > most];
      const items = selected(
        all.slice(0, most).map((one) => shown(one, site, at["who"]!)),
        query,
      );
      const links = { find: site.template(path, "{MessageId}"), shop: site.foreign("/shop") };
      const given = collection(site.link(path), "messages", items, links);
      return isLimited ? { ...given, headers: { "X-Warning-LimitReached": "true" } } : given;
    },
    "GET /{who}/messages/trashbin": ({ at, site, path }) =>
      collection(
        site.link(path),
        "messages",
        box.filter(({ deleted }) => deleted).map((one) => shown(one, site, at["who"]!)),
      ),
    "POST /{who}/messages": (asked) => {
      const body = json(asked) as Submission;
      if (body.Type !== "FormTask" || !body.ServiceCode)
        return { status: 400, body: { ErrorCode: 400, ErrorMessage: "Not a form task." } };
      const parts = partsOf(body);
      if (parts.forms.length === 0)
        parts.forms.push({ id: 1, name: "MainForm", data: "<Skjema><prefilled/></Skjema>", format: "212" });
      const message: Message = {
        id: `a${next++}`,
        type: "FormTask",
        subject: "A form",
        owner: "Skatteetaten",
        created: "2024-01-22T08:00:00",
        status: "",
        ...parts,
      };
      proceed(message, asked.query);
      box.unshift(message);
      return created(place(asked, message));
    },
    "GET /{who}/messages/{messageId}": withMessage((message, { site, at, query }) => {
      if (message.status === "Ulest" && query.get("markAsRead") !== "false") message.status = "Lest";
      return { body: shown(message, site, at["who"]!, true) };
    }),
    "PUT /{who}/messages/{messageId}": withMessage((message, asked) => {
      const body = json(asked) as Submission;
      if (body._embedded) Object.assign(message, partsOf(body));
      proceed(message, asked.query);
      return { ...done, headers: { Location: place(asked, message).href } };
    }),
    "DELETE /{who}/messages/{messageId}": withMessage((message) => {
      message.deleted = true;
      return done;
    }),
    "PUT /{who}/messages/{messageId}/archive": withMessage((message, asked) => {
      if (message.unconfirmed) return refused(400, "The correspondence must be confirmed first.");
      proceed(message, new URLSearchParams());
      return { status: 204, phrase: "Message has been archived", headers: { Location: place(asked, message).href } };
    }),
    "PUT /{who}/messages/{messageId}/confirm": withMessage((message) => {
      message.unconfirmed = false;
      return done;
    }),
    "GET /{who}/messages/{messageId}/validate": withMessage(({ forms }) => ({
      body: { Success: forms.length > 0, ValidationErrors: [], ValidationWarnings: [] },
    })),
    "GET /{who}/messages/{messageId}/signingtext": withMessage(({ subject }) => text(`I sign ${subject}.`)),
    "GET /{who}/messages/{messageId}/print": withMessage(() => bytes(Buffer.from("%PDF-1.4"), "application/pdf")),
    "POST /{who}/messages/{messageId}/forms": add("forms", (asked) => {
      const { FormData = "", DataFormatId = "" } = json(asked) as Record<string, string>;
      return { name: "SubForm", data: FormData, format: DataFormatId };
    }),
    "GET /{who}/messages/{messageId}/forms/{formId}": part("forms", (form, _, { site, path }) => ({
      body: {
        Type: form.name,
        DataFormatId: form.format,
        DataFormatVersion: 1,
        ValidationStatus: "ValidationOk",
        Name: form.name,
        _links: { self: site.link(path), formdata: site.link(`${path}/formdata`, { "mime-type": "application/xml" }) },
      },
    })),
    "PUT /{who}/messages/{messageId}/forms/{formId}": part("forms", (form, _, asked) => {
      form.data = String(json(asked)["FormData"]);
      return done;
    }),
    "DELETE /{who}/messages/{messageId}/forms/{formId}": remove("forms"),
    "GET /{who}/messages/{messageId}/forms/{formId}/formdata": part("forms", ({ data }) =>
      text(data, "application/xml"),
    ),
    "POST /{who}/messages/{messageId}/attachments": add("attachments", (asked) => {
      const { FileName = "", Data = "" } = json(asked) as Record<string, string>;
      return { name: FileName, data: "", bytes: Buffer.from(Data, "base64") };
    }),
    "POST /{who}/messages/{messageId}/attachments/streamedattachment": add("attachments", ({ query, body }) => ({
      name: query.get("fileName")!,
      data: "",
      bytes: body,
    })),
    "GET /{who}/messages/{messageId}/attachments/{attachmentId}": part("attachments", (one) =>
      bytes(one.bytes ?? Buffer.from(one.data), "application/octet-stream"),
    ),
    "DELETE /{who}/messages/{messageId}/attachments/{attachmentId}": remove("attachments"),
  };
}

function text(body: string, type = "text/plain"): Given {
  return { body, headers: { "Content-Type": type } };
}

function bytes(body: Buffer, type: string): Given {
  return { body, headers: { "Content-Type": type } };
}
