import { readEnv } from "./env.ts";
import { signInLine } from "./services/first-people.ts";
import { startServer } from "./start.ts";

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const env = readEnv(process.env);
if (env.ok) {
  const server = await startServer(env.value);
  const origin = env.value.origin ?? server.origin;
  say(`Milepost is at ${origin}`);
  say(`Try it without Excel: ${origin}/preview.html`);
  for (const signIn of server.signIns) say(signInLine(signIn));
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    void server.close();
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
} else {
  process.stderr.write(`Milepost cannot start with these settings.\n${env.error}\n`);
  process.exitCode = 1;
}
