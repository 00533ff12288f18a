import { counted } from "./counted.ts";

/** An open document's head. */
export const documentStrings = {
  notRead: "The sheet has not been read yet.",
  progress: (done: number, of: number, words: string): string => `${done} of ${of} ${words}`,
} as const;

/** Values that took the place of others. */
export const replacedStrings = {
  region: "Replaced",
  cell: (label: string, before: string, now: string): string => `${label}: ${now} took the place of ${before}.`,
  more: (count: number): string => `And ${counted(count, "more cell", "more cells")}.`,
  undo: "Undo",
  restore: (before: string): string => `Restore ${before}`,
} as const;

/** Whether the sheet equals what the program holds. */
export const receiptStrings = {
  title: "Last receipt",
  inStep: (time: string, version: number): string => `In step with the program as of ${time}, version ${version}`,
  equal: "Equal to this sheet.",
  differs: (count: number): string => `This sheet differs from it in ${counted(count, "cell", "cells")}:`,
  none: "Nothing of this sheet has been saved yet.",
  more: (count: number): string => `and ${counted(count, "more", "more")}`,
} as const;
