const say = (line: string): void => void process.stdout.write(`${line}\n`);

export const heading = (text: string): void => say(`\n${text}`);

const shown = (value: number): string =>
  value >= 1_000 ? Math.round(value).toLocaleString("en-US") : value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2);

/** One figure on a line, with its unit. */
export const figure = (name: string, value: number, unit = ""): void =>
  say(`  ${name.padEnd(58)} ${shown(value).padStart(10)} ${unit}`);

/** A figure against its goal: at least, or at most, so much. A goal that is missed is said, and fails nothing. */
export function goal(name: string, value: number, bound: "≥" | "≤", wanted: number, unit = ""): void {
  const isMet = bound === "≥" ? value >= wanted : value <= wanted;
  const words = `(${bound} ${wanted}) ${isMet ? "met" : "MISSED"}`;
  say(`  ${name.padEnd(58)} ${shown(value).padStart(10)} ${unit.padEnd(5)} ${words}`);
}
