import { existsSync, mkdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import Database from "libsql";

/*
 * Keeps a replica of a remote database, in a process of its own (replica-process.ts): the binding's `sync` holds up the
 * thread that calls it for as long as the network takes, and a thread could not be stopped in it. Its promises, which would
 * not, cannot open a replica in libsql 0.5.29. JavaScript, since a process of Node 20 cannot read TypeScript by itself. Told
 * { file, url, authToken } first, and then "sync" for each further sync; answers each with {} or { code, message }. A thread
 * does the work, so that the process still hears, in the middle of it, that its server is gone.
 */

/** Files that the binding keeps beside a replica, by the protocol it is synced with: they tell a replica from a database. */
const marks = ["-info", "-client_wal_index"];

class ReplicaError extends Error {
  constructor(code, cause) {
    super(cause instanceof Error ? cause.message : "", { cause });
    this.code = code;
  }
}

let database = null;
let lock = null;

/** Two that sync the same file would destroy it. The lock goes with this process, however it ends. */
function takeLock(file) {
  lock = new Database(`${file}-lock`);
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch (cause) {
    throw new ReplicaError("REPLICA_IN_USE", cause);
  }
}

/** Nothing but a replica is ever removed. */
function checkOld(file) {
  const isFree = !existsSync(file) || (statSync(file).isFile() && statSync(file).size === 0);
  if (!isFree && marks.every((mark) => !existsSync(file + mark))) throw new ReplicaError("REPLICA_NOT_ONE");
}

/**
 * A replica is built anew whenever it is opened. What an earlier process left cannot be trusted: the binding looks at
 * neither whether its log is whole nor whether it is of this database, and goes on without a word where it is not. The marks
 * go last: what is left when this is cut short is still known for a replica.
 */
function removeOld(file) {
  for (const part of ["", "-wal", "-shm", ...marks]) rmSync(file + part, { force: true });
}

function open({ file, url, authToken }) {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    checkOld(file);
    takeLock(file);
    removeOld(file);
  } catch (failure) {
    throw failure instanceof ReplicaError ? failure : new ReplicaError("REPLICA_NOT_WRITABLE", failure);
  }
  database = new Database(file, { syncUrl: url, authToken, readYourWrites: false });
}

function answer(message) {
  try {
    if (message !== "sync") open(message);
    database.sync();
    return {};
  } catch (failure) {
    const code = failure instanceof ReplicaError ? failure.code : "REPLICA_FAILED";
    return { code, message: failure.message };
  }
}

// oxlint-disable unicorn/require-post-message-target-origin -- a thread's port has no origins, unlike a window
function work() {
  parentPort.on("message", (message) => parentPort.postMessage(answer(message)));
}

function stand() {
  const worker = new Worker(new URL(import.meta.url));
  process.on("message", (message) => worker.postMessage(message));
  worker.on("message", (answered) => process.send(answered));

  // The server is gone. Any other end would wait for the thread, and a primary that does not answer keeps that for ever, and
  // with it the file from the server's next start.
  process.on("disconnect", () => process.kill(process.pid, "SIGKILL"));

  // a signal to all processes of the server is for the server, which ends this one when nothing reads any more
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {});
}

if (isMainThread) stand();
else work();
