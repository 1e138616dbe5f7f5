import type { CreateDialog, UpdateDialog } from "altinnkit/altinn3/dialogporten/serviceowner/v1";
import type { Answer } from "../api.js";
import { sent, type Service } from "../platform.js";

interface Kept {
  readonly dialog: CreateDialog;
  readonly revision: string;
}

/** Dialogporten for service owners. Every change gives a dialog a new revision; a condition on another one fails. */
export function dialogporten(): Service {
  const dialogs = new Map<string, Kept>();
  const scopes = [["digdir:dialogporten.serviceprovider"]];
  const keep = (id: string, dialog: CreateDialog): Answer => {
    const revision = crypto.randomUUID();
    dialogs.set(id, { dialog, revision });
    return { status: 204, headers: { ETag: revision } };
  };

  return {
    id: "altinn3/dialogporten/serviceowner/v1",
    base: "/dialogporten/api/v1",
    token: "maskinporten",
    operations: {
      "POST /serviceowner/dialogs": {
        scopes,
        answer: (asked) => {
          const id = crypto.randomUUID();
          const { headers } = keep(id, sent(asked) as CreateDialog);
          const type = { "Content-Type": "application/json" };
          return { status: 201, headers: { ...headers, ...type }, body: JSON.stringify(id) };
        },
      },
      "PUT /serviceowner/dialogs/{dialogId}": {
        scopes,
        answer: (asked) => {
          const { dialogId = "" } = asked.path;
          const { dialog, revision } = dialogs.get(dialogId)!;
          const condition = asked.headers["if-match"];
          if (condition === undefined || condition === revision) {
            return keep(dialogId, { ...dialog, ...(sent(asked) as UpdateDialog) });
          }
          const type = { "Content-Type": "application/problem+json" };
          const problem = { type: "about:blank", title: "Precondition failed", status: 412 };
          return { status: 412, headers: type, body: JSON.stringify(problem) };
        },
      },
      "GET /serviceowner/dialogs/{dialogId}": {
        scopes,
        answer: ({ path: { dialogId = "" } }) => {
          const { dialog, revision } = dialogs.get(dialogId)!;
          return { headers: { ETag: revision }, body: { ...dialog, id: dialogId, revision } };
        },
      },
    },
  };
}
