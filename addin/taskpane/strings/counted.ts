/** "1 cell", "1,204 cells". */
export const counted = (count: number, one: string, many: string): string =>
  `${new Intl.NumberFormat("en").format(count)} ${count === 1 ? one : many}`;
