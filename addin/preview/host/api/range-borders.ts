import type { Area } from "../a1.ts";
import { invalidArgument } from "../api-error.ts";
import { requireAllowed } from "../model/protection.ts";
import { areaOf } from "../model/range-ref.ts";
import { defineClass, type ClassDefinition } from "./api-object.ts";
import { readString } from "./args.ts";
import type { RangeSubject } from "./host-context.ts";

const sides = [
  "EdgeTop",
  "EdgeBottom",
  "EdgeLeft",
  "EdgeRight",
  "InsideVertical",
  "InsideHorizontal",
  "DiagonalDown",
  "DiagonalUp",
] as const;

type Side = (typeof sides)[number];

interface Strip {
  readonly edge: string;
  readonly area: Area;
}

/** The cells of a range that a side of it runs along, and the edge of those cells. Null when the range has no such side. */
function stripOf(area: Area, side: Side): Strip | null {
  switch (side) {
    case "EdgeTop":
      return { edge: "top", area: { ...area, rowCount: 1 } };
    case "EdgeBottom":
      return { edge: "bottom", area: { ...area, row: area.row + area.rowCount - 1, rowCount: 1 } };
    case "EdgeLeft":
      return { edge: "left", area: { ...area, columnCount: 1 } };
    case "EdgeRight":
      return { edge: "right", area: { ...area, column: area.column + area.columnCount - 1, columnCount: 1 } };
    case "InsideHorizontal":
      return area.rowCount === 1 ? null : { edge: "bottom", area: { ...area, rowCount: area.rowCount - 1 } };
    case "InsideVertical":
      return area.columnCount === 1 ? null : { edge: "right", area: { ...area, columnCount: area.columnCount - 1 } };
    case "DiagonalDown":
    case "DiagonalUp":
      return { edge: side, area };
  }
}

interface BorderSubject extends RangeSubject {
  readonly side: Side;
}

type BorderProperty = NonNullable<ClassDefinition<BorderSubject>["properties"]>[string];

const borderProperty = (name: string, initial: string): BorderProperty => ({
  get: ({ ref, side }) => {
    const strip = stripOf(areaOf(ref), side);
    if (strip === null) return initial;
    const found = ref.sheet.uniformLook(`border.${strip.edge}.${name}`, strip.area);
    return found.isMixed ? null : (found.value ?? initial);
  },
  set: ({ ref, side }, value) => {
    requireAllowed(ref.sheet, "allowFormatCells");
    const strip = stripOf(areaOf(ref), side);
    if (strip !== null) ref.sheet.paint(`border.${strip.edge}.${name}`, strip.area, readString(value));
  },
});

const border = defineClass<BorderSubject>("RangeBorder", {
  id: ({ side }) => side,
  properties: {
    sideIndex: { get: ({ side }) => side },
    style: borderProperty("style", "None"),
    weight: borderProperty("weight", "Thin"),
    color: borderProperty("color", "#000000"),
  },
});

export const borderCollection = defineClass<RangeSubject>("RangeBorderCollection", {
  properties: { count: { get: () => sides.length } },
  items: (subject) => sides.map((side) => border({ ...subject, side })),
  item: (subject, args) => border({ ...subject, side: args.word(0, sides) }),
  methods: {
    getItemAt: (subject, args) => {
      const side = sides[args.number(0)];
      if (side === undefined) throw invalidArgument();
      return border({ ...subject, side });
    },
  },
});
