import { AltinnkitError, ArgumentError } from "altinnkit";
import type { DatasetDescriptor } from "altinnkit/codegen";
import { concurrently } from "./concurrently.js";
import { AuthenticationError, DatasetError, QuotaError, RequestError } from "./errors/index.js";
import { harvest, type Harvested } from "./harvest.js";
import { party } from "./party.js";
import type { Dan, DirectHarvestRequest, GivenParameters } from "./request.js";

/**
 * Remembers from run to run whose data was delivered. `openJournal` of `altinnkit/flows/dan/node` keeps one in a file.
 *
 * Nobody can write a result to one place and remember it in another at the same moment: a run that is killed between the
 * two delivers the last subject again, and no other. Where the results themselves tell what is done, it is exact: let
 * `has` ask the table that they are written to, and `add` do nothing.
 */
export interface Journal {
  has(subject: string): boolean | Promise<boolean>;
  add(subject: string): void | Promise<void>;
}

/** What a bulk harvest says beside the dataset's own parameters; all but the subject is the same for each. */
export interface BulkRequest extends Omit<DirectHarvestRequest, "subject"> {
  /** Most harvests under way at once. Left out: 10. */
  readonly concurrency?: number;
  /** Outcomes come in the subjects' order; one that is slow holds back as many as twice `concurrency`. */
  readonly ordered?: boolean;
  /** Subjects it has are skipped; it gets each whose data the loop is done with. */
  readonly journal?: Journal;
}

/** How many subjects a bulk harvest has behind it, the outcome it is told with included. */
export interface BulkProgress {
  readonly harvested: number;
  readonly failed: number;
  /** Those that the journal had. */
  readonly skipped: number;
}

/** What became of one subject: its data, or why there is none. */
export type BulkOutcome<Of extends object> = SubjectOutcome<Of> & { readonly progress: BulkProgress };

type SubjectOutcome<Of extends object> = NumberedSubject &
  (
    { readonly data: Harvested<Of>; readonly error?: never } | { readonly data?: never; readonly error: AltinnkitError }
  );

interface NumberedSubject {
  /** As given: an identity number, so not for logs. */
  readonly subject: string;
  /** Its place among the subjects given, from 0; those skipped count. */
  readonly index: number;
}

/**
 * Harvests a dataset about many subjects directly, several at once, and gives the outcome of each once. Subjects are read
 * as there is room: any number of them takes the memory of twice `concurrency`, that of a journal aside.
 *
 * The client tries again what passes, by its own policies. What is wrong after that is the subject's outcome: a number
 * that is none, a refusal, a source that is down. What no subject would get past ends the loop: credentials that are
 * refused or cannot be had, a quota that is used up, a dataset or parameters that the service does not take.
 *
 * With a `journal`, asking for the next outcome says that the one before is done; leaving the loop, or throwing in it,
 * does not. Subjects that failed are not remembered, so the next run asks for them again.
 *
 * @param subjects - As {@link harvest} takes them; read once, one by one. One that stands twice is harvested twice, unless
 * the journal has it by then.
 * @throws {@link AuthenticationError}, {@link QuotaError}, {@link DatasetError}, {@link RequestError} and errors that are
 * no answer to one subject, such as a {@link TokenError}; what `subjects` or `journal` throw; the signal's reason. The
 * outcomes that came before are given first.
 */
export async function* harvestBulk<Of extends object, Parameters extends object>(
  dan: Dan,
  dataset: DatasetDescriptor<Of, Parameters, "direct">,
  subjects: Iterable<string> | AsyncIterable<string>,
  { concurrency = 10, ordered = false, journal, ...request }: BulkRequest & GivenParameters<Parameters>,
): AsyncGenerator<BulkOutcome<Of>, void, undefined> {
  if (!(concurrency >= 1)) throw new ArgumentError("data.altinn.no", '"concurrency" is 1 or more.');
  if (request.requestor !== undefined) party(request.requestor, "requestor");
  const progress = { harvested: 0, failed: 0, skipped: 0 };

  async function* numbered(): AsyncGenerator<NumberedSubject, void, undefined> {
    let index = 0;
    for await (const subject of subjects) {
      if (await journal?.has(subject)) progress.skipped++;
      else yield { subject, index };
      index++;
    }
  }
  const outcomeOf = async (item: NumberedSubject, signal: AbortSignal): Promise<SubjectOutcome<Of>> => {
    try {
      const about = { ...request, subject: item.subject, signal } as DirectHarvestRequest & GivenParameters<Parameters>;
      return { ...item, data: await harvest(dan, dataset, about) };
    } catch (error) {
      if (error instanceof AltinnkitError && isOfSubject(error)) return { ...item, error };
      throw error;
    }
  };

  const { signal } = request;
  for await (const outcome of concurrently(numbered(), outcomeOf, { concurrency, ordered, signal })) {
    progress[outcome.error ? "failed" : "harvested"]++;
    yield { ...outcome, progress: { ...progress } };
    if (!outcome.error) await journal?.add(outcome.subject);
  }
}

/** Kinds of errors that the next subject need not meet. */
const kindsOfSubject = ["answer", "argument", "http", "network", "timeout"];

/** Some are of the subject by their kind, and yet by their meaning of all. */
function isOfSubject(error: AltinnkitError): boolean {
  const isOfAll =
    error instanceof AuthenticationError ||
    error instanceof DatasetError ||
    error instanceof RequestError ||
    (error instanceof QuotaError && !error.retryable);
  return kindsOfSubject.includes(error.kind) && !isOfAll;
}
