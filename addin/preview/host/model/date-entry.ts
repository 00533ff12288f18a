/** A date typed into a cell: Excel's serial number and the format the cell gets. */
export interface DateEntry {
  readonly serial: number;
  readonly format: string;
}

const dayMs = 86_400_000;
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const monthNames =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

/** Days since 1899-12-30, which is right from 1 March 1900 on; before it Excel counts a leap day that never was. */
export function serialOf(year: number, month: number, day: number): number | null {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year < 1900 || year > 9999) return null;
  const serial = Math.round(time / dayMs) + 25_569;
  return serial < 61 ? serial - 1 : serial;
}

/** Two digits mean 1930 to 2029, as Excel and Windows take them. */
function yearOf(text: string): number | null {
  if (text.length === 4) return Number(text);
  if (text.length > 2) return null;
  return Number(text) + (Number(text) < 30 ? 2000 : 1900);
}

const monthOf = (name: string): number => months.indexOf(name.slice(0, 3).toLowerCase()) + 1;

function entry(year: number | null, month: number, day: number, format: string): DateEntry | null {
  const serial = year === null ? null : serialOf(year, month, day);
  return serial === null ? null : { serial, format };
}

const byName = (pattern: string): RegExp => new RegExp(`^${pattern.replace("MONTH", `(${monthNames})\\.?`)}$`, "i");

interface Form {
  readonly pattern: RegExp;
  readonly read: (parts: readonly string[], currentYear: number) => DateEntry | null;
}

/** `3/14`: month and day of this year or, where that is no day, month and year: `3/45` is March 1945. */
function readTwoNumbers([month = "", second = ""]: readonly string[], currentYear: number): DateEntry | null {
  const day = second.length <= 2 ? entry(currentYear, Number(month), Number(second), "d-mmm") : null;
  return day ?? entry(yearOf(second), Number(month), 1, "mmm-yy");
}

/** The forms a US English Excel takes for dates. Month names may be whole or three letters. */
const forms: readonly Form[] = [
  {
    pattern: /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/,
    read: ([y = "", m, d]) => entry(Number(y), Number(m), Number(d), "m/d/yyyy"),
  },
  {
    pattern: /^(\d{1,2})[-/](\d{1,2})[-/](\d{4}|\d{2})$/,
    read: ([m, d, y = ""]) => entry(yearOf(y), Number(m), Number(d), "m/d/yyyy"),
  },
  { pattern: /^(\d{1,2})[-/](\d{4}|\d{1,2})$/, read: readTwoNumbers },
  {
    pattern: byName("(\\d{1,2})[- ]MONTH[- ,]+(\\d{4}|\\d{2})"),
    read: ([d, m = "", y = ""]) => entry(yearOf(y), monthOf(m), Number(d), "d-mmm-yy"),
  },
  {
    pattern: byName("MONTH[- ](\\d{1,2}),? (\\d{4})"),
    read: ([m = "", d, y = ""]) => entry(yearOf(y), monthOf(m), Number(d), "d-mmm-yy"),
  },
  {
    pattern: byName("(\\d{1,2})[- ]?MONTH"),
    read: ([d, m = ""], year) => entry(year, monthOf(m), Number(d), "d-mmm"),
  },
  {
    pattern: byName("MONTH[- ](\\d{4})"),
    read: ([m = "", y = ""]) => entry(yearOf(y), monthOf(m), 1, "mmm-yy"),
  },
  {
    pattern: byName("MONTH[- ]?(\\d{1,2})"),
    read: ([m = "", second = ""], year) =>
      entry(year, monthOf(m), Number(second), "d-mmm") ?? entry(yearOf(second), monthOf(m), 1, "mmm-yy"),
  },
];

/** What Excel makes of a text that it takes for a date; null when it is none. */
export function readDateEntry(text: string, currentYear: number): DateEntry | null {
  for (const { pattern, read } of forms) {
    const match = pattern.exec(text);
    if (match !== null) return read(match.slice(1), currentYear);
  }
  return null;
}
