/** A rate as people read it, one decimal: 0.1234 is "12.3 %". What is not quite 0 or 1 is not shown as 0 % or 100 %. */
export function shownPercent(rate: number): string {
  const shown = (rate * 100).toFixed(1);
  if (shown === "0.0") return rate === 0 ? "0 %" : "less than 0.1 %";
  if (shown === "100.0") return rate === 1 ? "100 %" : "more than 99.9 %";
  return `${shown} %`;
}
