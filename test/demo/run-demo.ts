import { parseArgs } from "node:util";
import { DemoFailure } from "./demand.ts";
import { runDemo } from "./demo.ts";

const usage = "Usage: npm run demo -- --out FILE.xlsx\n";

function readOut(): string | null {
  try {
    const { values } = parseArgs({ options: { out: { type: "string" } } });
    return values.out ?? null;
  } catch {
    return null;
  }
}

const out = readOut();
if (out === null || out === "") {
  process.stderr.write(usage);
  process.exitCode = 2;
} else {
  try {
    await runDemo({ out, cqm: 44, imat: 14, say: (line) => void process.stdout.write(`${line}\n`) });
  } catch (failure) {
    const words = failure instanceof DemoFailure ? failure.message : failure instanceof Error ? failure.stack : failure;
    process.stderr.write(`The demo failed: ${String(words)}\n`);
    process.exitCode = 1;
  }
}
