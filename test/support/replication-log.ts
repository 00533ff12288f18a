import { readFileSync } from "node:fs";
import Database from "libsql";

/*
 * What a libSQL server hands out to embedded replicas, as the binding of `libsql` 0.5 asks for it over HTTP: `/info` tells the
 * generation, `/export/G` gives the file as the generation began, `/sync/G/FROM/TO` the frames of its write-ahead log from
 * the one to before the other, and where there are none, 400 with the newest generation. Of a real libSQL file, whose log is
 * never cleared away but by a new generation.
 * https://github.com/tursodatabase/libsql/blob/main/libsql/src/sync.rs
 */

const walHeaderBytes = 32;
const frameBytes = 24 + 4096;

/** The committed frames of a write-ahead log: those with its salt, up to the last that ends a transaction. */
function committedFrames(wal: Buffer): Buffer {
  const salt = wal.subarray(16, 24);
  let end = walHeaderBytes;
  for (let at = walHeaderBytes; at + frameBytes <= wal.length; at += frameBytes) {
    if (!wal.subarray(at + 8, at + 16).equals(salt)) break;
    if (wal.readUInt32BE(at + 4) > 0) end = at + frameBytes;
  }
  return wal.subarray(walHeaderBytes, end);
}

export interface LogReply {
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer | string;
}

const json = (status: number, body: unknown): LogReply => ({
  status,
  contentType: "application/json",
  body: JSON.stringify(body),
});

const bytes = (body: Buffer): LogReply => ({ status: 200, contentType: "application/octet-stream", body });

export class ReplicationLog {
  readonly #file: string;
  /** Open all the time: the last connection to close would clear the log away. */
  readonly #database: Database.Database;
  readonly #past: Buffer[] = [];

  constructor(file: string) {
    this.#file = file;
    this.#database = new Database(file);
    this.#database.exec("PRAGMA journal_mode = WAL");
    this.#database.exec("PRAGMA wal_autocheckpoint = 0");
  }

  get #generation(): number {
    return this.#past.length + 1;
  }

  /** Clears the log away into the file, as servers do when it has become long. */
  beginGeneration(): void {
    this.#past.push(this.frames());
    this.#database.prepare("PRAGMA wal_checkpoint(TRUNCATE)").all();
  }

  /** The committed frames of a generation, by default the newest. */
  frames(generation: number = this.#generation): Buffer {
    if (generation < this.#generation) return this.#past[generation - 1] ?? Buffer.alloc(0);
    return committedFrames(readFileSync(`${this.#file}-wal`));
  }

  /** The answer to what is asked at the path; null for paths that are not the log's. */
  answer(path: string): LogReply | null {
    if (path === "/info") return json(200, { current_generation: this.#generation });
    if (path === `/export/${this.#generation}`) return bytes(readFileSync(this.#file));
    const [, generation, from, to] = /^\/sync\/([0-9]+)\/([0-9]+)\/([0-9]+)$/.exec(path)?.map(Number) ?? [];
    if (generation === undefined || from === undefined || to === undefined) return null;
    const frames = this.frames(generation).subarray((from - 1) * frameBytes, (to - 1) * frameBytes);
    return frames.length > 0 ? bytes(frames) : json(400, { generation: this.#generation });
  }

  close(): void {
    this.#database.close();
  }
}
