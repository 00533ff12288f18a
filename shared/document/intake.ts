import type { ReportReading } from "../intake/read-report.ts";
import type { XmlElement } from "../intake/xml-element.ts";
import type { Result } from "../result.ts";

/** Something that a column of somebody else's report can hold: a part of what names a row, or values of a document's column. */
export interface IntakeField {
  /** For values, the id of the document's column. */
  readonly id: string;
  readonly title: string;
  readonly use: "row" | "value";
  /** What such columns are called in reports; compared word by word. */
  readonly names: readonly string[];
  /** May hold a person's name: what stands in it is never kept. */
  readonly isPersonal?: true;
}

/** A row of the document, offered where a report leaves open which one it means. */
export interface RowChoice {
  readonly rowKey: string;
  readonly title: string;
}

/** What a line of a report is about. Between several candidates nobody guesses: the person is asked. */
export type RowMatch =
  | { readonly state: "row"; readonly rowKey: string; readonly remark: string | null }
  | { readonly state: "ask"; readonly why: string; readonly choices: readonly RowChoice[] }
  | { readonly state: "none"; readonly why: string };

/** What a report in XML holds, and what to know about it before taking anything. */
export interface XmlReading {
  readonly notes: readonly string[];
  readonly reading: ReportReading;
}

/** What a kind knows about reports that its counts come from. */
export interface Intake {
  readonly fields: readonly IntakeField[];
  /** Columns that are never taken, by what they are called, and why. */
  readonly refused: readonly { readonly names: readonly string[]; readonly why: string }[];
  /** Columns that show a list of patients, of which nothing may be read. */
  readonly personal: readonly string[];
  /** The row for what stands in a line's row columns, by field id; blank where the report has no such column. */
  readonly rowOf: (names: Readonly<Record<string, string>>) => RowMatch;
  /** For kinds that take reports in XML. The error is a sentence on why this is none. */
  readonly readXml?: (root: XmlElement) => Result<XmlReading, string>;
}
