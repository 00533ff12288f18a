import { makeStyles, tokens } from "@fluentui/react-components";

/** High contrast takes away every colour but its own, and SVG keeps what it is given: so it is given high contrast's. */
const highContrast = "@media (forced-colors: active)";

/** What is drawn is told apart by shape and stroke as well: point, line, dashes. */
export const useChartStyles = makeStyles({
  drawing: { display: "block", width: "100%", overflow: "visible" },
  text: {
    fill: tokens.colorNeutralForeground2,
    fontFamily: tokens.fontFamilyBase,
    fontSize: "11px",
    [highContrast]: { fill: "CanvasText" },
  },
  grid: { stroke: tokens.colorNeutralStroke2, [highContrast]: { stroke: "GrayText", strokeOpacity: 0.4 } },
  breakLine: {
    stroke: tokens.colorNeutralForeground2,
    strokeDasharray: "1 3",
    [highContrast]: { stroke: "CanvasText" },
  },
  value: { stroke: tokens.colorCompoundBrandStroke, [highContrast]: { stroke: "Highlight" } },
  point: {
    fill: tokens.colorCompoundBrandBackground,
    stroke: tokens.colorCompoundBrandStroke,
    [highContrast]: { fill: "Highlight", stroke: "Highlight" },
  },
  openPoint: {
    fill: tokens.colorNeutralBackground1,
    stroke: tokens.colorCompoundBrandStroke,
    [highContrast]: { fill: "Canvas", stroke: "Highlight" },
  },
  median: { stroke: tokens.colorNeutralForeground3, [highContrast]: { stroke: "GrayText" } },
  goal: {
    stroke: tokens.colorPaletteDarkOrangeBorderActive,
    strokeDasharray: "5 3",
    [highContrast]: { stroke: "CanvasText" },
  },
  bar: { fill: tokens.colorCompoundBrandBackground, [highContrast]: { fill: "Highlight" } },
  barBefore: {
    fill: tokens.colorNeutralBackground5,
    stroke: tokens.colorNeutralStrokeAccessible,
    [highContrast]: { fill: "Canvas", stroke: "CanvasText" },
  },
  middle: {
    fill: tokens.colorNeutralBackground5,
    stroke: tokens.colorNeutralStrokeAccessible,
    [highContrast]: { fill: "Canvas", stroke: "GrayText" },
  },
  legend: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForeground2,
    "& > span": { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  },
});
