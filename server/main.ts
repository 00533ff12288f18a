import { collectEarly } from "./collect-early.ts";
import { ReplicaError } from "./db/replica-process.ts";
import { isStorageUnavailable } from "./db/storage-unavailable.ts";
import { readEnv } from "./env.ts";
import { signInLine } from "./services/first-people.ts";
import { startServer } from "./start.ts";

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Failures of the machine that whoever starts the server can do something about; anything else is a defect. */
const startFailures: Readonly<Record<string, string>> = {
  EADDRINUSE: "The port is taken. Stop what uses it, or choose another with PORT.",
  EACCES: "The address or the data folder is not ours to use. Choose others with PORT or MILEPOST_DATA.",
  EADDRNOTAVAIL: "This machine does not have the address in HOST.",
  ENOTFOUND: "The name in HOST cannot be resolved.",
  ENOTDIR: "MILEPOST_DATA is not a folder.",
  EEXIST: "MILEPOST_DATA is not a folder.",
  REPLICA_IN_USE: "Another server syncs the file in LIBSQL_REPLICA_FILE. Each server needs one of its own.",
  REPLICA_NOT_ONE: "LIBSQL_REPLICA_FILE is there and is no replica. Name another, or move it away.",
  REPLICA_NOT_WRITABLE: "LIBSQL_REPLICA_FILE cannot be written. Choose a file in a folder that is ours to use.",
  REPLICA_FAILED: "The database at LIBSQL_URL gave no replica. Without LIBSQL_REPLICA_FILE it is read where it is.",
  SQLITE_NOTADB: "The file in MILEPOST_DATA is not a Milepost database.",
};

function explainFailure(failure: unknown): never {
  const code = failure instanceof Error && "code" in failure ? String(failure.code) : "";
  const words =
    startFailures[code] ??
    (isStorageUnavailable(failure) ? "The database at LIBSQL_URL cannot be reached." : undefined);
  if (words === undefined) throw failure;
  const detail = failure instanceof ReplicaError && failure.message !== "" ? ` It said: ${failure.message}` : "";
  process.stderr.write(`Milepost cannot start. ${words}${detail}\n`);
  process.exit(1);
}

collectEarly();
const env = readEnv(process.env);
if (env.ok) {
  const server = await startServer(env.value).catch(explainFailure);
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
