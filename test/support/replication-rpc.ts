import type { LogReply } from "./replication-log.ts";

/*
 * How `sqld` hands out its log to embedded replicas: gRPC-Web calls of `wal_log.ReplicationLog`, with the few messages of it
 * that are needed written by hand. Snapshots, which it sends for what is no longer in its log, are not stood in for.
 * https://github.com/tursodatabase/libsql/blob/main/libsql-replication/proto/replication_log.proto
 */

const walFrameBytes = 24 + 4096;
const framesPerReply = 128;

/** Any UUIDs: one names the log, the other the server's run. */
const logId = "5c1d0a2e-6f0b-4d0e-9f53-3f6f1f3d7a10";
const sessionToken = "0b8e7c4a-1a52-4a39-8d2c-6f1f7f0f9b21";

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Buffer.from([...bytes, rest]);
}

/** A field of bytes, text or a message. */
const field = (number: number, content: string | Buffer): Buffer => {
  const bytes = Buffer.from(content);
  return Buffer.concat([varint(number * 8 + 2), varint(bytes.length), bytes]);
};

const numberField = (number: number, value: number): Buffer => Buffer.concat([varint(number * 8), varint(value)]);

/** `LogOffset.next_offset`, its first field, which is left out when it is 0. */
function nextOffset(message: Buffer): number {
  if (message[0] !== 8) return 0;
  let value = 0;
  for (let at = 1, unit = 1; ; at += 1, unit *= 128) {
    const byte = message[at] ?? 0;
    value += (byte % 128) * unit;
    if (byte < 128) return value;
  }
}

/** A frame of a write-ahead log, big-endian, as one of the replicated log, little-endian and with its number. */
function replicated(frame: Buffer, frameNumber: number): Buffer {
  const header = Buffer.alloc(24);
  header.writeBigUInt64LE(BigInt(frameNumber), 0);
  header.writeUInt32LE(frame.readUInt32BE(0), 16);
  header.writeUInt32LE(frame.readUInt32BE(4), 20);
  return Buffer.concat([header, frame.subarray(24)]);
}

const part = (flags: number, bytes: Buffer): Buffer => {
  const head = Buffer.alloc(5);
  head.writeUInt8(flags, 0);
  head.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
};

const partHeadBytes = 5;
const trailers = part(0x80, Buffer.from("grpc-status:0\r\n"));

/** A reply of one message, made of these fields. */
const replyOf = (fields: readonly Buffer[]): LogReply => ({
  status: 200,
  contentType: "application/grpc-web+proto",
  body: Buffer.concat([part(0, Buffer.concat(fields)), trailers]),
});

/**
 * The answer to a call; null for paths that are none of them.
 *
 * @param frames the committed frames of the write-ahead log, from its first on.
 */
export function answerRpc(path: string, body: Buffer, frames: Buffer): LogReply | null {
  const count = frames.length / walFrameBytes;
  if (path === "/wal_log.ReplicationLog/Hello") {
    const last = count === 0 ? [] : [numberField(5, count - 1)];
    return replyOf([field(1, logId), field(3, logId), field(4, sessionToken), ...last]);
  }
  if (path !== "/wal_log.ReplicationLog/BatchLogEntries") return null;
  const from = nextOffset(body.subarray(partHeadBytes));
  const sent: Buffer[] = [];
  for (let at = from; at < Math.min(count, from + framesPerReply); at += 1) {
    const frame = frames.subarray(at * walFrameBytes, (at + 1) * walFrameBytes);
    sent.push(field(1, field(1, replicated(frame, at))));
  }
  return replyOf(sent);
}
