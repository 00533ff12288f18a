import type { Role } from "../../shared/protocol/common.ts";
import { ok } from "../../shared/result.ts";
import { findPerson, listGrants, listPeople, replaceGrants, upsertPerson } from "../db/people.ts";
import { listProgramIds } from "../db/programs.ts";
import { allPrograms } from "./authorise.ts";
import { loadProgram } from "./load-program.ts";
import type { ServiceDeps } from "./service-deps.ts";
import { mintCode } from "./sign-in.ts";

/** A person with a fresh sign-in code. */
export interface SignIn {
  readonly userId: string;
  /** Their first role, or "none". */
  readonly role: Role | "none";
  readonly code: string;
  /** The person's label. */
  readonly who: string;
}

/** What `npm start` prints for each: `sign-in <role> <code> <who>`. */
export const signInLine = ({ role, code, who }: SignIn): string => `sign-in ${role} ${code} ${who}`;

/** A fresh code for each of the people who exist, in the given order. Codes they had and did not use stop working. */
export async function mintSignIns(deps: ServiceDeps, userIds: readonly string[]): Promise<SignIn[]> {
  const signIns: SignIn[] = [];
  await deps.store.write<null, never>(async (transactor) => {
    for (const userId of userIds) {
      const person = await findPerson(transactor, userId);
      if (person === undefined) continue;
      const [grant] = await listGrants(transactor, userId);
      const code = await mintCode(deps, transactor, userId);
      signIns.push({ userId, role: grant?.role ?? "none", code, who: person.name });
    }
    return ok(null);
  });
  return signIns;
}

/** What a sample has to have to be shown: a program file. */
export interface Sample {
  readonly program: { readonly programId: string };
  readonly people: readonly { readonly userId: string }[];
}

/**
 * Loads the sample where there is no program yet, lets its reviewer begin with it, and gives its people codes at every start. Where there are programs of
 * somebody's own, beside the sample or without it, it stays out: their people may have the same ids, the sample's admin
 * would see their data, and codes to it are not for the terminal.
 */
export async function prepareSample(
  deps: ServiceDeps,
  sample: Sample,
  review: (deps: ServiceDeps) => Promise<void>,
): Promise<SignIn[]> {
  const programIds = await deps.store.read(listProgramIds);
  if (programIds.some((programId) => programId !== sample.program.programId)) return [];
  if (programIds.length === 0) {
    const loaded = await loadProgram(deps, sample, "sample program");
    if (!loaded.ok) throw new Error(`The sample program cannot be loaded:\n${loaded.error.join("\n")}`);
    await review(deps);
  }
  return mintSignIns(
    deps,
    sample.people.map(({ userId }) => userId),
  );
}

const firstAdmin = { userId: "admin", name: "Program administrator" };

/** Where nobody can sign in yet there has to be somebody who can: an admin, whose code is shown this once. */
export async function prepareAdmin(deps: ServiceDeps): Promise<SignIn[]> {
  if ((await deps.store.read(listPeople)).length > 0) return [];
  await deps.store.write<null, never>(async (transactor) => {
    await upsertPerson(transactor, firstAdmin);
    const grant = { role: "admin", scope: { type: "program", id: allPrograms } } as const;
    await replaceGrants(transactor, firstAdmin.userId, allPrograms, [grant]);
    return ok(null);
  });
  return mintSignIns(deps, [firstAdmin.userId]);
}
