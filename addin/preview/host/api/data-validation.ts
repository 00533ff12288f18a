import { cellCountOf, forEachCell } from "../a1.ts";
import { invalidArgument } from "../api-error.ts";
import { requireUnprotected } from "../model/protection.ts";
import { areaOf } from "../model/range-ref.ts";
import { isValidCell } from "../model/validate-entry.ts";
import { defineClass, type ClassDefinition } from "./api-object.ts";
import { readBoolean } from "./args.ts";
import { partOf } from "../part-of.ts";
import type { RangeSubject } from "./host-context.ts";

/** A rule's kinds by the name of the part that holds it. */
const ruleTypes: Readonly<Record<string, string>> = {
  list: "List",
  wholeNumber: "WholeNumber",
  decimal: "Decimal",
  date: "Date",
  time: "Time",
  textLength: "TextLength",
  custom: "Custom",
};

const typeOf = (rule: unknown): string =>
  Object.entries(ruleTypes).find(([part]) => partOf(rule, part) !== undefined && partOf(rule, part) !== null)?.[1] ??
  "None";

/** Excel's limit for words between commas; longer lists need a range. */
const maxListLength = 255;

function readRule(value: unknown): unknown {
  if (typeOf(value) === "None") throw invalidArgument("The rule is of no known kind.");
  const source = partOf(partOf(value, "list"), "source");
  if (typeof source === "string" && !source.startsWith("=") && source.length > maxListLength) {
    throw invalidArgument(`A list's source holds at most ${maxListLength} characters.`);
  }
  return value;
}

function readWithin(limits: Readonly<Record<string, number>>): (value: unknown) => unknown {
  return (value) => {
    if (typeof value !== "object" || value === null) throw invalidArgument();
    for (const [part, limit] of Object.entries(limits)) {
      const text = partOf(value, part);
      if (typeof text === "string" && text.length > limit) {
        throw invalidArgument(`The ${part} holds at most ${limit} characters.`);
      }
    }
    return value;
  };
}

type Property = NonNullable<ClassDefinition<RangeSubject>["properties"]>[string];

const part = (name: string, initial: unknown, read: (value: unknown) => unknown): Property => ({
  get: ({ ref }) => {
    const found = ref.sheet.uniformLook(`validation.${name}`, areaOf(ref));
    return found.isMixed ? null : (found.value ?? initial);
  },
  set: ({ ref }, value) => {
    requireUnprotected(ref.sheet, "what may be typed");
    ref.sheet.paint(`validation.${name}`, areaOf(ref), read(value));
  },
});

/** Whether all cells meet their rules: true, false, or null when some do and some do not. */
function isValid({ context, ref }: RangeSubject): boolean | null {
  const area = areaOf(ref);
  if (cellCountOf(area) > 100_000) throw invalidArgument("The range is too large to be judged.");
  let valid = 0;
  forEachCell(area, (row, column) => {
    if (isValidCell(context.workbook, ref.sheet, row, column)) valid++;
  });
  if (valid === cellCountOf(area)) return true;
  return valid === 0 ? false : null;
}

/** `range.dataValidation`. Excel's limits: titles 32 characters, prompts 255, alerts 225. */
export const dataValidation = defineClass<RangeSubject>("DataValidation", {
  properties: {
    rule: part("rule", {}, readRule),
    prompt: part("prompt", { showPrompt: true, title: "", message: "" }, readWithin({ title: 32, message: 255 })),
    errorAlert: part(
      "errorAlert",
      { showAlert: true, style: "Stop", title: "", message: "" },
      readWithin({ title: 32, message: 225 }),
    ),
    ignoreBlanks: part("ignoreBlanks", true, readBoolean),
    type: {
      get: ({ ref }) => {
        const found = ref.sheet.uniformLook("validation.rule", areaOf(ref));
        return found.isMixed ? "MixedCriteria" : typeOf(found.value);
      },
    },
    valid: { get: isValid },
  },
  methods: {
    clear: ({ ref }) => {
      requireUnprotected(ref.sheet, "what may be typed");
      ref.sheet.clearLooks("validation.", areaOf(ref));
    },
  },
});
