/** Results beside those of last time. */
export const figureStrings = {
  title: "Results",
  name: "Figure",
  value: "Value",
  change: "Change",
  changeHint: "against the last accepted",
  none: "–",
  noneSpoken: "not known yet",
  now: "now",
  before: "last time",
  beforeSpoken: (value: string): string => `last time ${value}`,
  scale: (top: string): string => `bars from 0 to ${top}`,
  points: (points: string): string => `${points} pts`,
} as const;
