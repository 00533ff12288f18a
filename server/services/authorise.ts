import type { DocumentKind } from "../../shared/document/document-kind.ts";
import type { Grant, Role, Transition } from "../../shared/protocol/common.ts";
import { ok, type Result } from "../../shared/result.ts";
import type { Visible } from "../db/programs.ts";
import { refuse, type Refusal } from "./refusal.ts";

/** Who is asking. */
export interface Caller {
  readonly userId: string;
  readonly name: string;
  readonly grants: readonly Grant[];
  /** Names the session without being able to open it. */
  readonly tokenHash: string;
}

/** Where a document or a practice belongs. */
export interface Place {
  readonly programId: string;
  readonly practiceId: string;
}

/** Scope id of a grant over all programs. */
export const allPrograms = "*";

const coversProgram = (grant: Grant, programId: string): boolean =>
  grant.scope.type === "program" && (grant.scope.id === allPrograms || grant.scope.id === programId);

const covers = (grant: Grant, place: Place): boolean =>
  grant.scope.type === "practice" ? grant.scope.id === place.practiceId : coversProgram(grant, place.programId);

/** What may be done to a document besides the steps of its status. */
export type DocumentAction = "open" | "push" | "explain" | "comment";

/** The role table of the API, right by right. */
const rolesFor: Readonly<Record<DocumentAction | "submit" | "reopen" | "export", readonly Role[]>> = {
  open: ["practice-member", "practice-champion", "chita", "facilitator", "program-staff", "admin"],
  push: ["practice-member", "practice-champion", "chita", "facilitator", "admin"],
  explain: ["practice-member", "practice-champion", "admin"],
  comment: ["practice-member", "practice-champion", "chita", "facilitator", "admin"],
  submit: ["practice-champion", "admin"],
  reopen: ["program-staff", "admin"],
  export: ["program-staff", "admin"],
};

const hasRole = (caller: Caller, isCovered: (grant: Grant) => boolean, roles: readonly Role[]): boolean =>
  caller.grants.some((grant) => roles.includes(grant.role) && isCovered(grant));

/** Whether the caller may know that the practice and its documents exist. Whoever has any role there may read. */
export const maySee = (caller: Caller, place: Place): boolean => caller.grants.some((grant) => covers(grant, place));

/** Not found, where the caller may not even know; forbidden, where they see it but their roles do not include this. */
function allow(caller: Caller, place: Place, roles: readonly Role[]): Result<null, Refusal> {
  if (!maySee(caller, place)) return refuse("not-found");
  return hasRole(caller, (grant) => covers(grant, place), roles) ? ok(null) : refuse("forbidden");
}

export const authorise = (caller: Caller, place: Place, action: DocumentAction): Result<null, Refusal> =>
  allow(caller, place, rolesFor[action]);

/** A chita returns and accepts `cqm`, a facilitator the other kinds: the kind itself says whom it is accepted by. */
export function authoriseTransition(
  caller: Caller,
  place: Place,
  kind: DocumentKind,
  transition: Transition,
): Result<null, Refusal> {
  const isCheck = transition === "return" || transition === "accept";
  return allow(caller, place, isCheck ? [kind.acceptedBy, "admin"] : rolesFor[transition]);
}

/** Exports are of whole programs: a role in one of its practices shows the program, but not what the others reported. */
export const mayExport = (caller: Caller, programId: string): boolean =>
  hasRole(caller, (grant) => coversProgram(grant, programId), rolesFor.export);

/** The caller's scopes, for queries over many things at once. */
export function visibleTo(caller: Caller): Visible {
  const idsOf = (type: Grant["scope"]["type"]) =>
    caller.grants.filter(({ scope }) => scope.type === type).map(({ scope }) => scope.id);
  const programIds = idsOf("program");
  return { isAll: programIds.includes(allPrograms), programIds, practiceIds: idsOf("practice") };
}
