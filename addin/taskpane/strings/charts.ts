/** Charts of a document, drawn in the pane and put into Excel. */
export const chartStrings = {
  title: "Charts",
  choose: "Chart",
  nothing: "There is nothing to draw yet.",
  drawing: {
    line: (title: string, valueTitle: string, from: string, to: string): string =>
      `${title}. Run chart, ${valueTitle.toLowerCase()} from ${from} to ${to}.`,
    bar: (title: string, names: string): string => `${title}. Bars: ${names}.`,
    last: (value: string, category: string): string => `Last: ${value} in ${category}.`,
    breakAt: (category: string): string => `The line breaks at ${category}.`,
  },
  legend: {
    value: "rate",
    open: "not accepted yet",
    median: "median",
    goal: "goal",
    break: "definition changed",
  },
  remarks: {
    title: "What the chart says",
    kind: { signal: "Signal", weak: "Weak sign", caution: "Careful", break: "Break", note: "" },
  },
  comparison: {
    title: "Beside others",
    own: "this practice",
    median: "program's median",
    middle: "middle half",
    drawing: (own: string, median: string, lower: string, upper: string): string =>
      `This practice ${own}; the program's median ${median}, its middle half from ${lower} to ${upper}.`,
  },
  table: { show: "Show as a table", none: "–", noneSpoken: "no figure" },
  insert: "Insert as Excel chart",
  inserting: "Putting the chart into Excel…",
  inserted: "The chart and its table are in a sheet of their own. Insert it again to bring them up to date.",
} as const;
