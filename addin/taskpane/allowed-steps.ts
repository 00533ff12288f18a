import type { KindFacts } from "../../shared/document/document-kind.ts";
import type { Grant, PracticeDocument, Role } from "../../shared/protocol/common.ts";

/** What a person may do with a document as it stands. The server decides again; this only spares people a refusal. */
export interface AllowedSteps {
  readonly save: boolean;
  readonly explain: boolean;
  readonly submit: boolean;
  readonly return: boolean;
  readonly accept: boolean;
  readonly reopen: boolean;
}

type Placed = Pick<PracticeDocument, "practiceId" | "programId" | "status">;

/** The roles whose scope takes in the document's practice. An admin's program `*` is every program. */
export function rolesFor(grants: readonly Grant[], document: Pick<Placed, "practiceId" | "programId">): Set<Role> {
  const covers = ({ scope }: Grant): boolean =>
    scope.type === "practice" ? scope.id === document.practiceId : scope.id === document.programId || scope.id === "*";
  return new Set(grants.filter(covers).map(({ role }) => role));
}

export function allowedSteps(
  grants: readonly Grant[],
  document: Placed,
  kind: Pick<KindFacts, "acceptedBy">,
): AllowedSteps {
  const roles = rolesFor(grants, document);
  const isOneOf = (...wanted: readonly Role[]): boolean => wanted.some((role) => roles.has(role));
  const { status } = document;
  const isOpen = status !== "accepted";
  return {
    save: isOpen && isOneOf("practice-member", "practice-champion", "chita", "facilitator", "admin"),
    explain: isOpen && isOneOf("practice-member", "practice-champion", "admin"),
    submit: (status === "draft" || status === "returned") && isOneOf("practice-champion", "admin"),
    return: status === "submitted" && isOneOf(kind.acceptedBy, "admin"),
    accept: status === "submitted" && isOneOf(kind.acceptedBy, "admin"),
    reopen: (status === "submitted" || status === "accepted") && isOneOf("program-staff", "admin"),
  };
}

/** Whether the person may speak in the document's threads: whoever works on it. Program staff read along. */
export function mayComment(grants: readonly Grant[], document: Pick<Placed, "practiceId" | "programId">): boolean {
  const speaking: readonly Role[] = ["practice-member", "practice-champion", "chita", "facilitator", "admin"];
  const roles = rolesFor(grants, document);
  return speaking.some((role) => roles.has(role));
}

/** Ids of the programs whose consolidated export the person may take out. */
export function exportablePrograms(grants: readonly Grant[]): ReadonlySet<string> | "all" {
  if (grants.some(({ role }) => role === "admin")) return "all";
  return new Set(grants.filter(({ role }) => role === "program-staff").map(({ scope }) => scope.id));
}

const reviewing: ReadonlySet<Role> = new Set(["chita", "facilitator", "program-staff", "admin"]);

/** Whether the person looks after many practices' documents, rather than filling in one practice's. */
export const isReviewer = (grants: readonly Grant[]): boolean => grants.some(({ role }) => reviewing.has(role));
