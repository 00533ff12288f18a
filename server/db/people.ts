import { and, eq, gt, inArray, isNull, lt, or } from "drizzle-orm";
import type { Grant } from "../../shared/protocol/common.ts";
import { grants, practices, sessions, signInCodes, users } from "./schema.ts";
import { slices } from "./slices.ts";
import { textOf, type Statement, type StatementRow } from "./statement.ts";
import type { ByHand, Reader, Transactor } from "./store.ts";

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

/** A person's grants as one JSON text, always in the same order. */
export const grantsOf = (userId: string): string => `(
    SELECT json_group_array(json_object('role', role, 'scope', json_object('type', scope_type, 'id', scope_id)))
    FROM (SELECT * FROM grants WHERE grants.user_id = ${userId} ORDER BY role, scope_type, scope_id))`;

/** Whose sessions they are, with their grants: one statement, since every request asks. */
const signedInStatement = (tokenHashes: readonly string[]): Statement => ({
  sql: `SELECT s.token_hash, u.user_id, u.name, s.expires_at, ${grantsOf("u.user_id")} AS grants
    FROM json_each(?) AS asked CROSS JOIN sessions AS s ON s.token_hash = asked.value
    JOIN users AS u ON u.user_id = s.user_id`,
  args: [JSON.stringify(tokenHashes)],
});

export interface SignedIn extends Person {
  readonly expiresAt: string;
  readonly grants: readonly Grant[];
}

/** A row that is remembered is read out once: every request of its person asks for it. */
const signedInByRow = new WeakMap<StatementRow, SignedIn>();

function signedInOf(row: StatementRow): SignedIn {
  const known = signedInByRow.get(row);
  if (known !== undefined) return known;
  const signedIn: SignedIn = {
    userId: textOf(row, "user_id"),
    name: textOf(row, "name"),
    expiresAt: textOf(row, "expires_at"),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made by the statement, of columns only we write
    grants: JSON.parse(textOf(row, "grants")) as Grant[],
  };
  signedInByRow.set(row, signedIn);
  return signedIn;
}

/** Sessions by the hash of their token; those that are not there are left out. */
export async function findSignedIn(
  reader: ByHand,
  tokenHashes: readonly string[],
): Promise<ReadonlyMap<string, SignedIn>> {
  const [rows = []] = await reader.byHand([signedInStatement(tokenHashes)]);
  return new Map(rows.map((row) => [textOf(row, "token_hash"), signedInOf(row)]));
}

export async function deleteSession(transactor: Transactor, tokenHash: string): Promise<void> {
  await transactor.delete(sessions).where(eq(sessions.tokenHash, tokenHash));
}

/** Sessions and codes that ended before the time are forgotten: their tokens are then unknown instead of expired. */
export async function forgetExpired(transactor: Transactor, before: string): Promise<void> {
  await transactor.delete(sessions).where(lt(sessions.expiresAt, before));
  await transactor.delete(signInCodes).where(lt(signInCodes.expiresAt, before));
}
