import { canonicalValue } from "../../shared/grid/read-value.ts";
import { findCell } from "../../shared/grid/grid.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { insertTransitions, type NewTransition } from "../db/document-log.ts";
import { insertDocuments, listProgramDocuments, type DocumentPlace } from "../db/documents.ts";
import { replaceGrants, upsertPerson } from "../db/people.ts";
import { listForeignPractices, replacePeriods, upsertPractices, upsertProgram } from "../db/programs.ts";
import { noteSettings } from "../db/program-settings.ts";
import type { Transactor } from "../db/store.ts";
import { writePushes } from "../db/pushes.ts";
import { checkProgramFile, type FileErrors } from "./check-program-file.ts";
import { kindOf } from "./describe.ts";
import { modelFor } from "./document-at.ts";
import { programFileSchema, type DocumentInFile, type ProgramFile } from "./program-file.ts";
import { wordsForIssues } from "./program-file-errors.ts";
import { runMutations } from "./run-mutations.ts";
import { nowOf, type ServiceDeps } from "./service-deps.ts";
import { madeBy, rowsOf } from "./write-run.ts";

export interface Loaded {
  readonly programId: string;
  /** Null where the file names none and the default holds. */
  readonly timeZone: string | null;
  readonly practices: number;
  readonly people: number;
  /** Documents that were not there before. */
  readonly documents: number;
}

/** Who sets what a program file says, for the settings' history: nobody is signed in who could be named. */
export type Loader = "milepost load" | "sample program";

/**
 * Brings a program file in, all of it or nothing. Loading it again updates program, practices, people and their roles, and
 * never touches a document that is there. Who is missing from the file keeps what they have: to take a person's roles
 * away, list them without grants.
 */
export async function loadProgram(
  deps: ServiceDeps,
  input: unknown,
  loader: Loader = "milepost load",
): Promise<Result<Loaded, FileErrors>> {
  const read = programFileSchema.safeParse(input);
  if (!read.success) return err(wordsForIssues(read.error.issues, input));
  const file = read.data;
  const errors = checkProgramFile(deps.kinds, file);
  if (errors.length > 0) return err(errors);
  return deps.store.write<Loaded, FileErrors>(async (transactor) => {
    const { programId } = file.program;
    const practiceIds = file.practices.map(({ practiceId }) => practiceId);
    const foreign = await listForeignPractices(transactor, programId, practiceIds);
    if (foreign.length > 0) return err(foreign.map((id) => `practices: ${id} belongs to another program`));

    await upsertProgram(transactor, file.program);
    await noteSettings(transactor, file.program, { setAt: nowOf(deps), setBy: loader });
    const periods = file.periods.map(({ dueDate = null, ...period }) => ({ ...period, dueDate }));
    await replacePeriods(transactor, programId, periods);
    await upsertPractices(
      transactor,
      file.practices.map((practice) => ({ ...practice, programId })),
    );
    for (const person of file.people) {
      await upsertPerson(transactor, person);
      await replaceGrants(transactor, person.userId, programId, person.grants);
    }
    const documents = await loadDocuments(deps, transactor, file);
    const { timeZone = null } = file.program.settings;
    return ok({ programId, timeZone, practices: file.practices.length, people: file.people.length, documents });
  });
}

const placeOf = ({ practiceId, kind, period }: DocumentPlace): string => [practiceId, kind, period].join(" ");

/** Adds the documents that are not there yet, each with the history it would have had. */
async function loadDocuments(deps: ServiceDeps, transactor: Transactor, file: ProgramFile): Promise<number> {
  const existing = await listProgramDocuments(transactor, file.program.programId);
  const known = new Set(existing.map(({ document }) => placeOf(document)));
  const missing = file.documents.filter((document) => !known.has(placeOf(document)));
  for (const document of missing) await loadDocument(deps, transactor, file, document);
  return missing.length;
}

/** Values as they are kept, as one mutation; a document without any has none. */
function mutationsFor(deps: ServiceDeps, file: ProgramFile, document: DocumentInFile) {
  const kind = kindOf(deps.kinds, document.kind);
  const practice = file.practices.find(({ practiceId }) => practiceId === document.practiceId);
  if (kind === undefined || practice === undefined) throw new Error("A file that was checked names what is not there");
  const model = modelFor(kind, file.program, practice, document.period);
  if (!model.ok) throw new Error(`A file that was checked cannot be modelled: ${model.error}`);
  const cells = Object.entries(document.cells).flatMap(([path, raw]) => {
    const cell = findCell(model.value.grids, path);
    const value = cell === null ? null : canonicalValue(cell.input, raw);
    return value === null ? [] : [{ path, value }];
  });
  const mutations = cells.length === 0 ? [] : [{ mutationId: deps.random.id("m"), baseVersion: 0, cells }];
  return { mutations, rulesVersion: kind.rulesVersion };
}

async function loadDocument(
  deps: ServiceDeps,
  transactor: Transactor,
  file: ProgramFile,
  document: DocumentInFile,
): Promise<void> {
  const { practiceId, kind, period, status, by } = document;
  const { mutations, rulesVersion } = mutationsFor(deps, file, document);
  const submittedAt = status === "draft" ? null : (document.submittedAt ?? nowOf(deps));
  const acceptedAt = status === "accepted" ? (document.acceptedAt ?? submittedAt) : null;
  const now = submittedAt ?? nowOf(deps);
  const author = { name: by, now };
  const run = runMutations({ version: 0, cells: new Map(), seen: new Map(), mutations, author });
  if (!run.ok) throw new Error(`A new document refused its first values: ${run.error.code}`);

  const { programId } = file.program;
  const { version } = run.value;
  const documentId = deps.random.id("d");
  const place = { documentId, programId, practiceId, kind, period };
  const versionMadeBy = madeBy(run.value);
  await insertDocuments(transactor, [{ ...place, status, version, versionMadeBy, submittedAt, acceptedAt }]);
  const context = { documentId, before: version, clientId: "program-file", userId: by, now };
  await writePushes(transactor, rowsOf([{ run: run.value, context }]));
  const step = { documentId, version, comment: null, rulesVersion, by };
  const steps: NewTransition[] = [];
  if (submittedAt !== null) steps.push({ ...step, transition: "submit", status: "submitted", at: submittedAt });
  if (acceptedAt !== null) steps.push({ ...step, transition: "accept", status: "accepted", at: acceptedAt });
  await insertTransitions(transactor, steps);
}
