/** An icon of a conditional format. */
export interface CellIcon {
  readonly shape:
    | "arrow"
    | "circle"
    | "light"
    | "diamond"
    | "triangle"
    | "warning"
    | "dash"
    | "flag"
    | "cross"
    | "exclamation"
    | "check"
    | "star"
    | "bars"
    | "quarters"
    | "boxes";
  readonly colour: string;
  /** Arrows and triangles: degrees clockwise from up. Stars, bars, quarters, boxes: how many are filled. */
  readonly level: number;
  /** In a filled circle. */
  readonly isCircled: boolean;
}

const [red, yellow, green, grey, black, pink, blue] = [
  "#D65532",
  "#EAC282",
  "#68A490",
  "#737373",
  "#404040",
  "#F1A9A0",
  "#4472C4",
];

const icon = (shape: CellIcon["shape"], colour: string, level = 0, isCircled = false): CellIcon => ({
  shape,
  colour,
  level,
  isCircled,
});

const arrows = (turns: readonly number[], colours: readonly string[]): CellIcon[] =>
  turns.map((turn, index) => icon("arrow", colours[index] ?? grey, turn));
const levels = (shape: CellIcon["shape"], colour: string, from: number, to: number): CellIcon[] =>
  Array.from({ length: to - from + 1 }, (_, index) => icon(shape, colour, from + index));
const inColours = (shape: CellIcon["shape"], colours: readonly string[]): CellIcon[] =>
  colours.map((colour) => icon(shape, colour));

/** Excel's icon sets by Office.js' names, each from the lowest to the highest. */
const iconSets: Readonly<Record<string, readonly CellIcon[]>> = {
  ThreeArrows: arrows([180, 90, 0], [red, yellow, green]),
  ThreeArrowsGray: arrows([180, 90, 0], []),
  ThreeFlags: inColours("flag", [red, yellow, green]),
  ThreeTrafficLights1: inColours("circle", [red, yellow, green]),
  ThreeTrafficLights2: inColours("light", [red, yellow, green]),
  ThreeSigns: [icon("diamond", red), icon("warning", yellow), icon("circle", green)],
  ThreeSymbols: [icon("cross", red, 0, true), icon("exclamation", yellow, 0, true), icon("check", green, 0, true)],
  ThreeSymbols2: [icon("cross", red), icon("exclamation", yellow), icon("check", green)],
  ThreeStars: levels("star", yellow, 0, 2),
  ThreeTriangles: [icon("triangle", red, 180), icon("dash", yellow), icon("triangle", green, 0)],
  FourArrows: arrows([180, 135, 45, 0], [red, yellow, yellow, green]),
  FourArrowsGray: arrows([180, 135, 45, 0], []),
  FourRedToBlack: inColours("circle", [black, grey, pink, red]),
  FourRating: levels("bars", blue, 1, 4),
  FourTrafficLights: inColours("circle", [black, red, yellow, green]),
  FiveArrows: arrows([180, 135, 90, 45, 0], [red, yellow, yellow, yellow, green]),
  FiveArrowsGray: arrows([180, 135, 90, 45, 0], []),
  FiveRating: levels("bars", blue, 0, 4),
  FiveQuarters: levels("quarters", grey, 0, 4),
  FiveBoxes: levels("boxes", blue, 0, 4),
};

export const usualIconSet = "ThreeTrafficLights1";

/** A set's icons, the lowest first; null for a name that Excel does not have. */
export const iconsOf = (style: unknown): readonly CellIcon[] | null =>
  typeof style === "string" && Object.hasOwn(iconSets, style) ? (iconSets[style] ?? null) : null;

/** Where a set of so many icons changes from one to the next unless it says otherwise: in percent, the first left out. */
export const usualLimits = (count: number): readonly number[] =>
  Array.from({ length: count - 1 }, (_, index) => Math.round(((index + 1) * 100) / count));
