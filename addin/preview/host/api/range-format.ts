import { entireColumns, entireRows, type Area } from "../a1.ts";
import { requireAllowed, requireUnprotected, type ProtectionOption } from "../model/protection.ts";
import { areaOf } from "../model/range-ref.ts";
import { defineClass, type ClassDefinition } from "./api-object.ts";
import { readBoolean, readNumber, readString } from "./args.ts";
import { borderCollection } from "./range-borders.ts";
import type { RangeSubject } from "./host-context.ts";

type Properties = NonNullable<ClassDefinition<RangeSubject>["properties"]>;

interface LookOptions {
  /** What protection must allow for it to be changed; cell formatting unless said otherwise. */
  readonly allowedBy?: ProtectionOption;
  /** The cells it really belongs to, such as the entire columns of a width. */
  readonly over?: (area: Area) => Area;
}

/** A property that is a look of the range's cells: null when they differ, the default where nothing was set. */
function lookProperty<V>(
  look: string,
  initial: V,
  read: (value: unknown) => V,
  { allowedBy = "allowFormatCells", over = (area) => area }: LookOptions = {},
): Properties[string] {
  return {
    get: ({ ref }) => {
      const found = ref.sheet.uniformLook(look, over(areaOf(ref)));
      return found.isMixed ? null : (found.value ?? initial);
    },
    set: ({ ref }, value) => {
      requireAllowed(ref.sheet, allowedBy);
      ref.sheet.paint(look, over(areaOf(ref)), read(value));
    },
  };
}

/** `#RRGGBB`, or one of HTML's names as it was given; Excel answers colours in capitals. */
function readColour(value: unknown): string {
  const colour = readString(value);
  return colour.startsWith("#") ? colour.toUpperCase() : colour;
}

const fill = defineClass<RangeSubject>("RangeFill", {
  properties: { color: lookProperty("fill.color", "#FFFFFF", readColour) },
  methods: {
    clear: ({ ref }) => {
      requireAllowed(ref.sheet, "allowFormatCells");
      ref.sheet.paint("fill.color", areaOf(ref), undefined);
    },
  },
});

const font = defineClass<RangeSubject>("RangeFont", {
  properties: {
    name: lookProperty("font.name", "Calibri", readString),
    size: lookProperty("font.size", 11, readNumber),
    color: lookProperty("font.color", "#000000", readColour),
    bold: lookProperty("font.bold", false, readBoolean),
    italic: lookProperty("font.italic", false, readBoolean),
    underline: lookProperty("font.underline", "None", readString),
    strikethrough: lookProperty("font.strikethrough", false, readBoolean),
  },
});

/** Locks cannot be changed on a protected sheet, whatever it allows. */
const lockProperty = (look: string, initial: boolean): Properties[string] => {
  const property = lookProperty(look, initial, readBoolean);
  return {
    ...property,
    set: (subject, value) => {
      requireUnprotected(subject.ref.sheet, "which cells are locked");
      property.set?.(subject, value);
    },
  };
};

const formatProtection = defineClass<RangeSubject>("FormatProtection", {
  properties: {
    locked: lockProperty("protection.locked", true),
    formulaHidden: lockProperty("protection.formulaHidden", false),
  },
});

/** Fitting to contents has no measure without fonts: allowed, checked against protection, and otherwise of no effect. */
const autofit =
  (option: ProtectionOption) =>
  ({ ref }: RangeSubject): void =>
    requireAllowed(ref.sheet, option);

/** `range.format`. Widths and heights are in points, as Office.js counts them. */
export const rangeFormat = defineClass<RangeSubject>("RangeFormat", {
  properties: {
    columnWidth: lookProperty("columnWidth", 48, readNumber, { allowedBy: "allowFormatColumns", over: entireColumns }),
    rowHeight: lookProperty("rowHeight", 15, readNumber, { allowedBy: "allowFormatRows", over: entireRows }),
    wrapText: lookProperty("wrapText", false, readBoolean),
    horizontalAlignment: lookProperty("horizontalAlignment", "General", readString),
    verticalAlignment: lookProperty("verticalAlignment", "Bottom", readString),
    indentLevel: lookProperty("indentLevel", 0, readNumber),
    shrinkToFit: lookProperty("shrinkToFit", false, readBoolean),
    textOrientation: lookProperty("textOrientation", 0, readNumber),
  },
  children: { fill, font, protection: formatProtection, borders: borderCollection },
  methods: { autofitColumns: autofit("allowFormatColumns"), autofitRows: autofit("allowFormatRows") },
});
