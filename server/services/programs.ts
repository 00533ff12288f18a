import type { Practice, Program } from "../../shared/protocol/common.ts";
import { ok, type Result } from "../../shared/result.ts";
import { listPeriods, listVisiblePractices, listVisiblePrograms } from "../db/programs.ts";
import { visibleTo, type Caller } from "./authorise.ts";
import { toPractice, toProgram } from "./describe.ts";
import { refuse, type Refusal } from "./refusal.ts";
import type { ServiceDeps } from "./service-deps.ts";

/** The programs in which the caller, or one of their practices, takes part. */
export const listPrograms = (deps: ServiceDeps, caller: Caller): Promise<Program[]> =>
  deps.store.read(async (reader) => {
    const rows = await listVisiblePrograms(reader, visibleTo(caller));
    const periods = await listPeriods(
      reader,
      rows.map(({ programId }) => programId),
    );
    return rows.map((row) => toProgram(deps.kinds, row, periods));
  });

export async function getProgram(
  deps: ServiceDeps,
  caller: Caller,
  programId: string,
): Promise<Result<Program, Refusal>> {
  const programs = await listPrograms(deps, caller);
  const program = programs.find((candidate) => candidate.programId === programId);
  return program === undefined ? refuse("not-found") : ok(program);
}

export async function listPractices(
  deps: ServiceDeps,
  caller: Caller,
  programId: string | undefined,
): Promise<Practice[]> {
  const rows = await deps.store.read((reader) => listVisiblePractices(reader, visibleTo(caller)));
  return rows.filter((row) => programId === undefined || row.programId === programId).map(toPractice);
}
