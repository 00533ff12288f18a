import { accessDenied } from "../api-error.ts";
import type { Area } from "../a1.ts";
import type { Sheet } from "./sheet.ts";

/** What a protected sheet still lets people and add-ins do. All false unless allowed when protecting. */
export const protectionOptions = [
  "allowAutoFilter",
  "allowDeleteColumns",
  "allowDeleteRows",
  "allowEditObjects",
  "allowEditScenarios",
  "allowFormatCells",
  "allowFormatColumns",
  "allowFormatRows",
  "allowInsertColumns",
  "allowInsertHyperlinks",
  "allowInsertRows",
  "allowPivotTables",
  "allowSort",
] as const;

export type ProtectionOption = (typeof protectionOptions)[number];

export interface Protection {
  readonly allowed: ReadonlySet<ProtectionOption>;
  /** `Normal`, `Unlocked` (locked cells cannot be selected) or `None`. */
  readonly selectionMode: string;
  readonly password: string | null;
  /** What a file keeps instead of a password, from which nobody can tell it: such a sheet stays protected. */
  readonly seal?: Readonly<Record<string, unknown>>;
}

/** Whether protection can be lifted with this password, null for none given. */
export const isOpenedBy = ({ password, seal }: Protection, given: string | null): boolean =>
  seal === undefined && ((password ?? "") === "" || password === given);

/** Cells are locked unless somebody unlocked them; it matters once the sheet is protected. */
export function hasLockedCells(sheet: Sheet, area: Area): boolean {
  const locked = sheet.uniformLook("protection.locked", area);
  return locked.isMixed || locked.value !== false;
}

/**
 * Contents of a protected sheet can be changed where no cell is locked. One locked cell refuses the whole range, even if
 * it would be left as it is.
 */
export function requireUnlocked(sheet: Sheet, area: Area): void {
  if (sheet.protection === null || !hasLockedCells(sheet, area)) return;
  throw accessDenied(`The sheet ${sheet.name} is protected, and there are locked cells in the range.`);
}

export function requireAllowed(sheet: Sheet, option: ProtectionOption): void {
  if (sheet.protection === null || sheet.protection.allowed.has(option)) return;
  throw accessDenied(`The sheet ${sheet.name} is protected without ${option}.`);
}

export function requireUnprotected(sheet: Sheet, what: string): void {
  if (sheet.protection === null) return;
  throw accessDenied(`The sheet ${sheet.name} is protected: ${what} cannot be changed.`);
}
