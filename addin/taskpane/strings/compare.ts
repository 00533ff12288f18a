/** The document beside the last accepted one. */
export const compareStrings = {
  title: (period: string): string => `Beside ${period}`,
  cell: "Cell",
  before: "Then",
  now: "Now",
  change: "Change",
  equal: "Every value is what it was.",
  none: "There is nothing to compare yet.",
  more: (count: number): string => `Show ${count} more`,
  goToCell: (label: string): string => `Go to ${label}`,
} as const;
