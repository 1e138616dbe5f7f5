/** Checked and never run: what must compile does, and what must not says so. */
import { connect, unwrap, type GraphqlError } from "altinnkit";
import { bearer } from "altinnkit/auth";
import {
  dialogportenGraphqlV1,
  type Dialog,
  type DialogStatus,
  type SearchDialog,
} from "altinnkit/altinn3/dialogporten/graphql/v1";

const dialogporten = connect(dialogportenGraphqlV1, { environment: "tt02", auth: bearer(async () => "token") });
const dialogId = "0192f3a0-0000-7000-8000-000000000001";

export async function named(): Promise<void> {
  const { data, error, status } = await dialogporten.dialogs.search({
    input: { status: ["IN_PROGRESS"], orderBy: [{ contentUpdatedAt: "DESC" }] },
  });
  if (error) {
    const told: readonly GraphqlError[] | undefined = error.errors;
    const partial: readonly SearchDialog[] | null | undefined = error.data?.searchDialogs.items;
    const answered: number = status;
    void [told, partial, answered];
  } else {
    const { items, continuationToken, orderBy } = data.searchDialogs;
    const statuses: DialogStatus[] | undefined = items?.map(({ status }) => status);
    void statuses;
    // What one page brought asks for the next.
    await dialogporten.dialogs.search({ input: { continuationToken, orderBy } });
  }

  const { dialogById } = unwrap(await dialogporten.dialogs.get({ dialogId }));
  const dialog: Dialog | null = dialogById.dialog;
  for (const problem of dialogById.errors) {
    const expired: string = "expiredAt" in problem ? problem.expiredAt : problem.message;
    void expired;
  }
  for await (const { dialogEvents } of dialogporten.dialogs.events(
    { dialogId },
    { dialogToken: dialog?.dialogToken ?? "" },
  )) {
    const isGone: boolean = dialogEvents.type === "DIALOG_DELETED";
    void isGone;
  }
}

export async function ofOnesOwn(): Promise<void> {
  const document = "query { parties { name } }";
  const found: unknown = unwrap(await dialogporten.query(document));
  void found;
}

export async function wrong(): Promise<void> {
  // @ts-expect-error -- the variables are required
  await dialogporten.dialogs.get();
  // @ts-expect-error -- the input knows no such name
  await dialogporten.dialogs.search({ input: { stat: [] } });
  // @ts-expect-error -- not one of the listed values
  await dialogporten.dialogs.search({ input: { status: ["DONE"] } });
  // @ts-expect-error -- the dialog's own token is required
  dialogporten.dialogs.events({ dialogId });
  // @ts-expect-error -- a GraphQL service has no paths
  await dialogporten.GET("/graphql");
  // @ts-expect-error -- no such operation
  await dialogporten.dialogs.list();
}
