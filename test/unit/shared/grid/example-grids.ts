import type { Grid, GridRow, InputType } from "../../../../shared/grid/grid.ts";
import { err, ok } from "../../../../shared/result.ts";

const inputs: Readonly<Record<string, InputType>> = {
  text: { type: "text", maxLength: 50 },
  count: { type: "count" },
  choice: {
    type: "choice",
    choices: [
      { value: 0, label: "Not yet started" },
      { value: 1, label: "Developing", aliases: ["Planning"] },
      { value: 2, label: "Implementing" },
    ],
  },
  date: { type: "date" },
  share: { type: "share" },
  yesNo: { type: "yesNo" },
};

/** A row of each type, and one that takes nothing. */
export const typesGrid: Grid = {
  id: "types",
  sheetName: "Types",
  title: "Types of answers",
  intro: "Fill in.",
  columns: [
    { role: "key", id: "key", title: "Row", width: 10 },
    { role: "text", id: "question", title: "Question", width: 30 },
    { role: "input", id: "value", title: "Reply", width: 20, input: { type: "count" } },
  ],
  rows: [
    ...Object.entries(inputs).map(([key, input]) => ({
      key,
      title: `A ${key}`,
      texts: { question: `Which ${key}?` },
      inputs: { value: input },
    })),
    { key: "absent", title: "Nothing", texts: {}, inputs: { value: null } },
  ],
};

const extraRow = (number: string): GridRow => ({ key: `Extra-${number}`, title: `Extra ${number}`, texts: {} });

/** Two rows known beforehand, and rows people add: by the keys `Extra` and a number, side by side. */
export const openGrid: Grid = {
  id: "open",
  sheetName: "Open",
  title: "Rows people add",
  intro: "Fill in, and add rows below.",
  columns: [
    { role: "key", id: "name", title: "Name", width: 10, choices: ["Extra"] },
    { role: "key", id: "number", title: "Number", width: 10 },
    { role: "input", id: "count", title: "Count", width: 10, input: { type: "count" } },
    { role: "computed", id: "double", title: "Double", width: 10, formula: "=2*[count]", numberFormat: "0" },
    { role: "input", id: "remark", title: "Remark", width: 30, input: { type: "text", maxLength: 50 } },
  ],
  rows: [],
  open: {
    blankRows: 3,
    rowOf: ([name, number = ""]) =>
      name === "Extra" && /^[0-9]+$/.test(number) ? ok(extraRow(number)) : err("Write Extra and a number."),
    rowOfKey: (rowKey) => {
      const number = /^Extra-([0-9]+)$/.exec(rowKey)?.[1];
      return number === undefined ? null : { row: extraRow(number), keys: ["Extra", number] };
    },
  },
};

const wordRow = (word: string): GridRow => ({ key: word, title: word, texts: {} });

/** A row known beforehand, and rows people add under any other word. */
export const mixedGrid: Grid = {
  id: "mixed",
  sheetName: "Mixed",
  title: "Some rows known, some not",
  intro: "Fill in.",
  columns: [
    { role: "key", id: "word", title: "Word", width: 10 },
    { role: "input", id: "count", title: "How many", width: 10, input: { type: "count" } },
  ],
  rows: [wordRow("Base")],
  open: {
    blankRows: 1,
    rowOf: ([word = ""]) => (word === "" ? err("Write a word.") : ok(wordRow(word))),
    rowOfKey: (rowKey) => ({ row: wordRow(rowKey), keys: [rowKey] }),
  },
};
