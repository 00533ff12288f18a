import { intersectionOf } from "../a1.ts";
import { invalidArgument, itemNotFound } from "../api-error.ts";
import type { ConditionalFormat } from "../model/conditional-format.ts";
import { partOf } from "../part-of.ts";
import { requireAllowed } from "../model/protection.ts";
import { areaOf } from "../model/range-ref.ts";
import type { Sheet } from "../model/sheet.ts";
import { defineClass, type ApiObject, type ClassDefinition } from "./api-object.ts";
import { readBoolean } from "./args.ts";
import type { HostContext, RangeSubject } from "./host-context.ts";

interface FormatSubject {
  readonly context: HostContext;
  readonly sheet: Sheet;
  readonly format: ConditionalFormat;
}

type Definition = ClassDefinition<FormatSubject>;

/** A part that is kept as it was given. */
const part = (path: string): NonNullable<Definition["properties"]>[string] => ({
  get: ({ format }) => format.parts.get(path) ?? null,
  set: ({ sheet, format }, value) => {
    requireAllowed(sheet, "allowFormatCells");
    format.parts.set(path, value);
  },
});

const parts = (prefix: string, names: readonly string[]): NonNullable<Definition["properties"]> =>
  Object.fromEntries(names.map((name) => [name, part(`${prefix}${name}`)]));

const conditionalFill = defineClass<FormatSubject>("ConditionalRangeFill", {
  properties: parts("format.fill.", ["color"]),
  methods: { clear: ({ format }) => void format.parts.delete("format.fill.color") },
});

const conditionalFont = defineClass<FormatSubject>("ConditionalRangeFont", {
  properties: parts("format.font.", ["color", "bold", "italic", "strikethrough", "underline"]),
});

const conditionalLooks = defineClass<FormatSubject>("ConditionalRangeFormat", {
  properties: parts("format.", ["numberFormat"]),
  children: { fill: conditionalFill, font: conditionalFont },
});

const customRule = defineClass<FormatSubject>("ConditionalFormatRule", { properties: parts("rule.", ["formula"]) });

const positiveBar = defineClass<FormatSubject>("ConditionalDataBarPositiveFormat", {
  properties: parts("positiveFormat.", ["fillColor", "borderColor", "gradientFill"]),
});

const negativeBar = defineClass<FormatSubject>("ConditionalDataBarNegativeFormat", {
  properties: parts("negativeFormat.", [
    "fillColor",
    "borderColor",
    "matchPositiveFillColor",
    "matchPositiveBorderColor",
  ]),
});

/** What a new format of a kind says before it is set up. */
const firstParts: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  DataBar: {
    "positiveFormat.fillColor": "#638EC6",
    "positiveFormat.borderColor": "",
    "positiveFormat.gradientFill": true,
    "negativeFormat.fillColor": "#FF0000",
    "negativeFormat.matchPositiveFillColor": false,
    axisColor: "#000000",
    axisFormat: "Automatic",
    barDirection: "Context",
    lowerBoundRule: { type: "Automatic" },
    upperBoundRule: { type: "Automatic" },
    showDataBarOnly: false,
  },
  IconSet: { style: "ThreeTrafficLights1", reverseIconOrder: false, showIconOnly: false },
};

/** The kinds a format can be of, and the child that holds what is particular to each. */
const kinds: Readonly<
  Record<string, { readonly child: string; readonly make: (subject: FormatSubject) => ApiObject }>
> = {
  Custom: {
    child: "custom",
    make: defineClass<FormatSubject>("CustomConditionalFormat", {
      children: { rule: customRule, format: conditionalLooks },
    }),
  },
  CellValue: {
    child: "cellValue",
    make: defineClass<FormatSubject>("CellValueConditionalFormat", {
      properties: { rule: part("rule") },
      children: { format: conditionalLooks },
    }),
  },
  ContainsText: {
    child: "textComparison",
    make: defineClass<FormatSubject>("TextConditionalFormat", {
      properties: { rule: part("rule") },
      children: { format: conditionalLooks },
    }),
  },
  ColorScale: {
    child: "colorScale",
    make: defineClass<FormatSubject>("ColorScaleConditionalFormat", {
      properties: {
        criteria: part("criteria"),
        threeColorScale: { get: ({ format }) => partOf(format.parts.get("criteria"), "midpoint") !== undefined },
      },
    }),
  },
  DataBar: {
    child: "dataBar",
    make: defineClass<FormatSubject>("DataBarConditionalFormat", {
      properties: parts("", [
        "axisColor",
        "axisFormat",
        "barDirection",
        "lowerBoundRule",
        "upperBoundRule",
        "showDataBarOnly",
      ]),
      children: { positiveFormat: positiveBar, negativeFormat: negativeBar },
    }),
  },
  IconSet: {
    child: "iconSet",
    make: defineClass<FormatSubject>("IconSetConditionalFormat", {
      properties: parts("", ["criteria", "reverseIconOrder", "showIconOnly", "style"]),
    }),
  },
};

/** A format's own kind, or the others' null objects: `custom` on a colour scale fails, `customOrNullObject` is null. */
const kindChildren: NonNullable<Definition["children"]> = Object.fromEntries(
  Object.entries(kinds).flatMap(([type, { child, make }]) => [
    [
      child,
      (subject: FormatSubject) => {
        if (subject.format.type !== type) throw invalidArgument(`The format is of the kind ${subject.format.type}.`);
        return make(subject);
      },
    ],
    [`${child}OrNullObject`, (subject: FormatSubject) => (subject.format.type === type ? make(subject) : null)],
  ]),
);

const conditionalFormat = defineClass<FormatSubject>("ConditionalFormat", {
  id: ({ format }) => format.id,
  properties: {
    id: { get: ({ format }) => format.id },
    type: { get: ({ format }) => format.type },
    priority: { get: ({ sheet, format }) => sheet.conditionalFormats.indexOf(format) },
    stopIfTrue: {
      get: ({ format }) => format.stopIfTrue,
      set: ({ format }, value) => {
        format.stopIfTrue = readBoolean(value);
      },
    },
  },
  children: kindChildren,
  methods: {
    delete: ({ sheet, format }) => {
      requireAllowed(sheet, "allowFormatCells");
      sheet.conditionalFormats = sheet.conditionalFormats.filter((other) => other !== format);
    },
    getRange: ({ context, sheet, format }) => context.objects.range(sheet, format.area),
  },
});

/** Those that touch the range. */
const formatsOf = ({ ref }: RangeSubject): readonly ConditionalFormat[] =>
  ref.sheet.conditionalFormats.filter(({ area }) => intersectionOf(area, areaOf(ref)) !== null);

const findFormat = ({ context, ref }: RangeSubject, id: string): ApiObject | null => {
  const format = ref.sheet.conditionalFormats.find((candidate) => candidate.id === id);
  return format === undefined ? null : conditionalFormat({ context, sheet: ref.sheet, format });
};

/** `range.conditionalFormats`. Formats are kept as they were set up; whether they apply is not worked out. */
export const conditionalFormatCollection = defineClass<RangeSubject>("ConditionalFormatCollection", {
  items: (subject) =>
    formatsOf(subject).map((format) =>
      conditionalFormat({ context: subject.context, sheet: subject.ref.sheet, format }),
    ),
  item: (subject, args) => {
    const found = findFormat(subject, args.string(0));
    if (found === null) throw itemNotFound(`conditional format ${args.string(0)}`);
    return found;
  },
  methods: {
    add: ({ context, ref }, args) => {
      requireAllowed(ref.sheet, "allowFormatCells");
      const type = args.word(0, Object.keys(kinds));
      const first = new Map(Object.entries(firstParts[type] ?? {}));
      const format = { id: context.workbook.nextId(), type, area: areaOf(ref), stopIfTrue: false, parts: first };
      // The latest has the highest priority, as in Excel.
      ref.sheet.conditionalFormats = [format, ...ref.sheet.conditionalFormats];
      return conditionalFormat({ context, sheet: ref.sheet, format });
    },
    clearAll: (subject) => {
      requireAllowed(subject.ref.sheet, "allowFormatCells");
      const gone = new Set(formatsOf(subject));
      subject.ref.sheet.conditionalFormats = subject.ref.sheet.conditionalFormats.filter((other) => !gone.has(other));
    },
    getCount: (subject) => formatsOf(subject).length,
    getItemAt: (subject, args) => {
      const format = formatsOf(subject)[args.number(0)];
      if (format === undefined) throw invalidArgument();
      return conditionalFormat({ context: subject.context, sheet: subject.ref.sheet, format });
    },
    getItemOrNullObject: (subject, args) => findFormat(subject, args.string(0)),
  },
});
