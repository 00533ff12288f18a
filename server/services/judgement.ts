import { judgeDocument } from "../../shared/document/document-kind.ts";
import type { IsoDate } from "../../shared/period.ts";
import type { Problem } from "../../shared/problem.ts";
import { timeZoneOf } from "../../shared/program-settings.ts";
import { dayIn } from "../../shared/time-zone.ts";
import { ok, type Result } from "../../shared/result.ts";
import type { JoinedDocument } from "../db/documents.ts";
import { findLastSettings, findSettingsAt, type SettingsMark, type SettingsRow } from "../db/program-settings.ts";
import type { ProgramRow } from "../db/programs.ts";
import type { Reader } from "../db/store.ts";
import { findPreviousAt, findSubmission, valuesAt, type AcceptedRow } from "../db/values-at.ts";
import type { Caller } from "./authorise.ts";
import { findDocumentFor, modelFor, type DocumentAt } from "./document-at.ts";
import { refuse, type Refusal } from "./refusal.ts";
import { nowOf, type ServiceDeps } from "./service-deps.ts";

/** What the rules find in a document, and what they looked at. */
export interface Judgement {
  readonly rulesVersion: string;
  /** The day that was judged by. */
  readonly asOf: IsoDate;
  /** The document's version whose values were judged. */
  readonly version: number;
  /** The accepted document that was compared with. */
  readonly previous: AcceptedRow | null;
  /** When the settings that were judged by were set; null for those of before the history of settings. */
  readonly settings: SettingsMark | null;
  readonly problems: readonly Problem[];
}

/** By which rules and settings, and when, a document is judged. */
interface Moment {
  readonly rulesVersion: string;
  readonly version: number;
  readonly time: string;
  readonly program: Pick<ProgramRow, "settings">;
  readonly set: SettingsRow | undefined;
}

async function judgeAt(
  reader: Reader,
  { joined, kind }: DocumentAt,
  { program, rulesVersion, set, time, version }: Moment,
): Promise<Result<Judgement, Refusal>> {
  const { document, practice } = joined;
  const model = modelFor(kind, program, practice, document.period, rulesVersion);
  if (!model.ok) return refuse("not-found", model.error);
  const before = await findPreviousAt(reader, document, time);
  const previous =
    before === undefined
      ? null
      : { period: before.period, cells: await valuesAt(reader, before.documentId, before.version) };
  const asOf = dayIn(new Date(time), timeZoneOf(program.settings));
  const cells = await valuesAt(reader, document.documentId, version);
  return ok({
    rulesVersion,
    asOf,
    version,
    previous: before ?? null,
    settings: markOf(set),
    problems: judgeDocument(model.value, { cells, previous, today: asOf }),
  });
}

const markOf = (set: SettingsRow | undefined): SettingsMark | null =>
  set === undefined || set.setAt === null || set.setBy === null ? null : { setAt: set.setAt, setBy: set.setBy };

async function momentOfNow(deps: ServiceDeps, reader: Reader, { joined, kind }: DocumentAt): Promise<Moment> {
  const { document, program } = joined;
  const set = await findLastSettings(reader, program.programId);
  return { rulesVersion: kind.rulesVersion, version: document.version, time: nowOf(deps), program, set };
}

/** Undefined for a document that was never submitted. */
async function momentOfSubmission(reader: Reader, { document, program }: JoinedDocument): Promise<Moment | undefined> {
  const submission = await findSubmission(reader, document.documentId);
  if (submission === undefined) return undefined;
  const { at: time, rulesVersion, version } = submission;
  const set = await findSettingsAt(reader, program.programId, time);
  return { rulesVersion, version, time, program: set ?? program, set };
}

/**
 * Judges a document as it was when it was submitted last, by the rules, the program's settings, the values, the document
 * before and the day of then, or as it is now. The practice's attributes are today's in either case: they have no history.
 */
export const readJudgement = (
  deps: ServiceDeps,
  caller: Caller,
  documentId: string,
  as: "then" | "now",
): Promise<Result<Judgement, Refusal>> =>
  deps.store.read(async (reader) => {
    const found = await findDocumentFor(deps, reader, caller, documentId);
    if (!found.ok) return found;
    const moment =
      as === "then"
        ? await momentOfSubmission(reader, found.value.joined)
        : await momentOfNow(deps, reader, found.value);
    return moment === undefined
      ? refuse("not-found", "This document was never submitted: there is no judgement of then.")
      : judgeAt(reader, found.value, moment);
  });
