import { err, ok, type Result } from "../result.ts";
import type { Measure, RateRow } from "./measure.ts";

/** Ids as they are compared: case and spaces ignored, no-break and zero-width ones too. */
const squash = (text: string): string => text.replaceAll(/[\s\u00a0\u200b\ufeff]+/g, "").toLowerCase();

/** What stays of an id without version and rate: `cms122` of `cms122v6`, `cms137` of `cms137v5.2`. */
const stemOf = (squashed: string): string => squashed.replace(/\.[0-9]+$/, "").replace(/v[0-9]+$/, "");

const isNqfOf = (measure: Measure, squashed: string): boolean => {
  const number = /^(?:nqf)?([0-9]{1,4})$/.exec(squashed)?.[1];
  return number !== undefined && measure.nqf !== null && Number(number) === Number(measure.nqf);
};

/** "CMS122v5", or for several rates "CMS137v5.1 (initiation within 14 days) or CMS137v5.2 (…)". */
const keysInWords = (rows: readonly RateRow[]): string =>
  rows.map(({ key, rateLabel }) => (rateLabel === null ? key : `${key} (${rateLabel})`)).join(" or ");

/**
 * The row for what someone typed as a measure. Only the id in its right version will do: CMS122v6 counts other patients
 * than CMS122v5, so it is named, never guessed. What was typed is not repeated in the sentence: it may be anything.
 */
export function readMeasureKey(rows: readonly RateRow[], typed: string): Result<RateRow, string> {
  const wanted = squash(typed);
  const example = rows[0]?.key ?? "CMS122v5";
  if (wanted === "") return err(`Enter the measure's id, such as ${example}, or clear the row.`);
  const row = rows.find(({ key }) => squash(key) === wanted);
  if (row !== undefined) return ok(row);

  const sameId = rows.filter(({ measure }) => squash(measure.id) === wanted);
  if (sameId.length > 0)
    return err(`This measure has ${sameId.length} rates, a row each: enter ${keysInWords(sameId)}.`);
  const otherVersion = rows.filter(({ measure }) => stemOf(squash(measure.id)) === stemOf(wanted));
  if (otherVersion.length > 0) {
    return err(`Enter ${keysInWords(otherVersion)}: the id is written with the version that this program reports.`);
  }
  const otherName = rows.filter(
    ({ measure }) => isNqfOf(measure, wanted) || measure.aliases?.some((alias) => squash(alias) === wanted) === true,
  );
  if (otherName.length > 0) return err(`Enter ${keysInWords(otherName)}, which is this measure's id here.`);
  return err(`There is no such measure in this program. Enter an id such as ${example}, or clear the row.`);
}
