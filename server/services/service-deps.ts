import type { DocumentKind } from "../../shared/document/document-kind.ts";
import type { IsoDate } from "../../shared/period.ts";
import { timeZoneOf } from "../../shared/program-settings.ts";
import { dayIn } from "../../shared/time-zone.ts";
import type { ProgramRow } from "../db/programs.ts";
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

/** The day that rules judge by and due dates are held against: the program's own. */
export const todayOf = (deps: Pick<ServiceDeps, "clock">, { settings }: Pick<ProgramRow, "settings">): IsoDate =>
  dayIn(deps.clock(), timeZoneOf(settings));

/** A time some milliseconds from now. */
export const timeAfter = (deps: Pick<ServiceDeps, "clock">, milliseconds: number): string =>
  new Date(deps.clock().getTime() + milliseconds).toISOString();
