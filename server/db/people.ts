import { and, eq, gt, inArray, isNull, lt, or } from "drizzle-orm";
import type { Grant } from "../../shared/protocol/common.ts";
import { grants, practices, sessions, signInCodes, users } from "./schema.ts";
import { slices } from "./slices.ts";
import type { Reader, Transactor } from "./store.ts";

export interface Person {
  readonly userId: string;
  readonly name: string;
}

export async function findPerson(reader: Reader, userId: string): Promise<Person | undefined> {
  const [row] = await reader.select().from(users).where(eq(users.userId, userId));
  return row;
}

export const listPeople = (reader: Reader): Promise<Person[]> => reader.select().from(users).orderBy(users.userId);

const grantOf = (row: typeof grants.$inferSelect): Grant => ({
  role: row.role,
  scope: { type: row.scopeType, id: row.scopeId },
});

export async function listGrants(reader: Reader, userId: string): Promise<Grant[]> {
  const rows = await reader
    .select()
    .from(grants)
    .where(eq(grants.userId, userId))
    .orderBy(grants.role, grants.scopeType, grants.scopeId);
  return rows.map(grantOf);
}

/**
 * Makes the person's grants in the program, and those over all programs, exactly these. Grants in other programs stay.
 */
export async function replaceGrants(
  transactor: Transactor,
  userId: string,
  programId: string,
  given: readonly Grant[],
): Promise<void> {
  const ofProgram = transactor
    .select({ practiceId: practices.practiceId })
    .from(practices)
    .where(eq(practices.programId, programId));
  const inProgram = or(
    and(eq(grants.scopeType, "program"), inArray(grants.scopeId, [programId, "*"])),
    and(eq(grants.scopeType, "practice"), inArray(grants.scopeId, ofProgram)),
  );
  await transactor.delete(grants).where(and(eq(grants.userId, userId), inProgram));
  const rows = given.map(({ role, scope }) => ({ userId, role, scopeType: scope.type, scopeId: scope.id }));
  for (const slice of slices(rows)) await transactor.insert(grants).values(slice).onConflictDoNothing();
}

export async function upsertPerson(transactor: Transactor, person: Person): Promise<void> {
  const { userId, name } = person;
  await transactor.insert(users).values({ userId, name }).onConflictDoUpdate({ target: users.userId, set: { name } });
}

/** Keeps a new code for the person and drops those not used yet: of several, only the last one given out works. */
export async function replaceCode(
  transactor: Transactor,
  code: { readonly hash: string; readonly userId: string; readonly expiresAt: string },
): Promise<void> {
  await transactor.delete(signInCodes).where(and(eq(signInCodes.userId, code.userId), isNull(signInCodes.usedAt)));
  await transactor.insert(signInCodes).values(code);
}

const isUsable = (hash: string, now: string) =>
  and(eq(signInCodes.hash, hash), isNull(signInCodes.usedAt), gt(signInCodes.expiresAt, now));

export async function isUsableCode(reader: Reader, hash: string, now: string): Promise<boolean> {
  const rows = await reader.select({ userId: signInCodes.userId }).from(signInCodes).where(isUsable(hash, now));
  return rows.length > 0;
}

/** Uses the code up and says whose it is; undefined when it is unknown, used or expired. One statement: it works once. */
export async function useCode(transactor: Transactor, hash: string, now: string): Promise<string | undefined> {
  const [row] = await transactor
    .update(signInCodes)
    .set({ usedAt: now })
    .where(isUsable(hash, now))
    .returning({ userId: signInCodes.userId });
  return row?.userId;
}

export async function insertSession(transactor: Transactor, session: typeof sessions.$inferInsert): Promise<void> {
  await transactor.insert(sessions).values(session);
}

export async function findSession(
  reader: Reader,
  tokenHash: string,
): Promise<(Person & { readonly expiresAt: string }) | undefined> {
  const [row] = await reader
    .select({ userId: users.userId, name: users.name, expiresAt: sessions.expiresAt })
    .from(sessions)
    .innerJoin(users, eq(users.userId, sessions.userId))
    .where(eq(sessions.tokenHash, tokenHash));
  return row;
}

export async function deleteSession(transactor: Transactor, tokenHash: string): Promise<void> {
  await transactor.delete(sessions).where(eq(sessions.tokenHash, tokenHash));
}

/** Sessions and codes that ended before the time are forgotten: their tokens are then unknown instead of expired. */
export async function forgetExpired(transactor: Transactor, before: string): Promise<void> {
  await transactor.delete(sessions).where(lt(sessions.expiresAt, before));
  await transactor.delete(signInCodes).where(lt(signInCodes.expiresAt, before));
}
