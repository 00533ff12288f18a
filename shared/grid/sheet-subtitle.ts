import type { IsoDate } from "../period.ts";

/**
 * The line below a sheet's title that names its document: whose, what, when, until when. The period stands as the program
 * writes it: sheets that have lost their binding are found again by it.
 */
export const sheetSubtitle = (
  practiceName: string,
  kindTitle: string,
  { period, dueDate }: { readonly period: string; readonly dueDate: IsoDate },
): string => `${practiceName} · ${kindTitle} · ${period} · due ${dueDate}`;
