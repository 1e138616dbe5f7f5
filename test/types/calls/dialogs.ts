/** Calls a user writes, checked and never run: refusals by status, conditions, and values the contract does not list. */
import { connect, type AnyProblem } from "altinnkit";
import {
  dialogportenServiceownerV1,
  type DialogStatus,
  type ProblemDetails,
  type UpdateDialog,
} from "altinnkit/altinn3/dialogporten/serviceowner/v1";

const { dialogs } = connect(dialogportenServiceownerV1, { environment: "tt02" });
const path = { dialogId: "1" };
declare const body: UpdateDialog;

export async function refusals(): Promise<void> {
  const { data, error, status, etag } = await dialogs.get({ path });
  if (status === 404) {
    const problem: ProblemDetails = error;
    void problem;
  } else if (status === 429) {
    const problem: AnyProblem = error;
    void problem["any member"];
  } else if (!error) {
    const revision: string | undefined = data.revision;
    const version: string | undefined = etag;
    void [revision, version];
  }
}

export async function conditions(): Promise<void> {
  const { error, status } = await dialogs.update({ path, body, ifMatch: "1" });
  if (status === 412) {
    const problem: ProblemDetails = error;
    void problem;
  }
  // @ts-expect-error -- a success is no refusal
  if (status === 204) void error.title;
  // @ts-expect-error -- the contract knows no condition for reading
  await dialogs.get({ path, ifNoneMatch: "1" });
}

export function openEnumerations(status: DialogStatus): string {
  if (status === "Draft" || status === "InProgress" || status === "Awaiting") return status;
  // @ts-expect-error -- a value that is not listed may come, and cannot be made up
  const known: "NotApplicable" | "RequiresAttention" | "Completed" = status;
  // @ts-expect-error -- no status is called so
  const wrong: DialogStatus = "Draught";
  const sentBack: DialogStatus = status;
  return known + wrong + sentBack;
}
