import type * as z from "zod/mini";

/** One call of the API. Server and client read the same row: what it takes, what it gives, and for the description. */
export interface Call {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Path parameters in braces, as in OpenAPI. */
  readonly path: string;
  readonly summary: string;
  readonly isPublic?: true;
  readonly params?: z.ZodMiniObject;
  readonly query?: z.ZodMiniObject;
  /** Media types of the file that it takes as its body, in place of JSON. */
  readonly takes?: readonly string[];
  readonly body?: z.ZodMiniObject;
  /** Replies carry an ETag, and a request whose If-None-Match names it is answered with 304 and no body. */
  readonly isTagged?: true;
  /** Success statuses and their bodies; null for none, a media type for files. */
  readonly replies: Readonly<Record<number, z.ZodMiniObject | readonly string[] | null>>;
}
