import type { DocumentKind } from "../../shared/document/document-kind.ts";
import type { Store } from "../db/store.ts";
import type { Random } from "./random.ts";

/** What every service is given. Time and chance come from outside, so a test can hold both. */
export interface ServiceDeps {
  readonly store: Store;
  readonly kinds: readonly DocumentKind[];
  readonly clock: () => Date;
  readonly random: Random;
}

/** Times are kept and sent as ISO 8601 in UTC; all of one format, they compare as text. */
export const nowOf = (deps: Pick<ServiceDeps, "clock">): string => deps.clock().toISOString();

/** The day that rules judge by, in UTC: for a practice in the Americas it is never behind their own. */
export const todayOf = (deps: Pick<ServiceDeps, "clock">): string => nowOf(deps).slice(0, 10);

/** A time some milliseconds from now. */
export const timeAfter = (deps: Pick<ServiceDeps, "clock">, milliseconds: number): string =>
  new Date(deps.clock().getTime() + milliseconds).toISOString();
