import { lettersOf, type Area } from "../host/a1.ts";

/** A file counts columns in digits of 7 pixels each, Office.js in points: 96 pixels to 72 points. */
export const pointsADigit = (7 * 72) / 96;

export const pointsOfWidth = (digits: number): number => digits * pointsADigit;
export const widthOfPoints = (points: number): number => points / pointsADigit;

/** `B2:C5`, and `B1:B1048576` where people would write `B:B`: files name corners always. */
export function cornersOf({ row, column, rowCount, columnCount }: Area): string {
  const first = `${lettersOf(column)}${row + 1}`;
  const last = `${lettersOf(column + columnCount - 1)}${row + rowCount}`;
  return first === last ? first : `${first}:${last}`;
}
