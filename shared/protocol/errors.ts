import * as z from "zod/mini";

/**
 * Every refusal the API knows: its HTTP status and, in `title`, what it means and what to do about it. The wire carries
 * them as RFC 9457 `application/problem+json` with the key as `code`.
 */
export const errorKinds = {
  "malformed-body": {
    status: 400,
    title: "The request cannot be read as what this call takes. See the details and the API description.",
  },
  "unknown-path": { status: 400, title: "A path is not a cell of this document. Nothing was changed." },
  "unsupported-protocol-version": {
    status: 400,
    title: "This server speaks another version of the protocol. Reload the pane.",
  },
  "not-signed-in": { status: 401, title: "Sign in first." },
  "session-expired": { status: 401, title: "The session has ended. Sign in again; nothing you typed is lost." },
  "invalid-code": {
    status: 401,
    title: "This sign-in code is not valid: codes work once and for a limited time. Ask for a new one.",
  },
  forbidden: { status: 403, title: "Your role does not include this." },
  "not-found": { status: 404, title: "There is no such thing, or it is not yours to see." },
  "method-not-allowed": { status: 405, title: "This address does not take that method." },
  "document-locked": {
    status: 409,
    title: "The document is accepted and takes no more changes. Program staff can reopen it.",
  },
  "has-problems": { status: 409, title: "Problems stand in the way of submitting. Mend or explain them first." },
  "version-behind": {
    status: 409,
    title: "The document has changed since you last looked. Pull, look again, and repeat.",
  },
  "version-ahead": {
    status: 409,
    title: "The workbook is ahead of the server, which may have been restored from a backup. Compare before pushing.",
  },
  "transition-not-allowed": { status: 409, title: "The document's status does not allow this step." },
  "mutation-id-reused": {
    status: 409,
    title: "This mutation id was used before with other values. Nothing was changed.",
  },
  "comment-id-reused": {
    status: 409,
    title: "This comment id was used before for another comment. Nothing was written.",
  },
  "too-large": { status: 413, title: "The request is larger than the server takes. Send it in smaller parts." },
  "storage-full": {
    // RFC 9110 calls 413 what a server is not able to take, with Retry-After while that is temporary; a 5xx is a defect here
    status: 413,
    title: "The server's disk is full. Nothing was changed; send it again later, and tell whoever runs the server.",
  },
  "storage-unavailable": {
    // RFC 4918: what was asked depends on something else, which failed. A 5xx is a defect here, and this is none of ours
    status: 424,
    title:
      "The server cannot reach its database. Send the request again later: a push that was taken after all is not taken twice.",
  },
  "unsupported-media-type": { status: 415, title: "The body must be application/json." },
  "too-many-requests": { status: 429, title: "Too many attempts. Wait, then try again." },
  internal: { status: 500, title: "The server failed. This is a defect; nothing was half-written." },
} as const satisfies Record<string, { status: number; title: string }>;

export type ErrorCode = keyof typeof errorKinds;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.keys forgets what the object above says
export const errorCodeSchema = z.enum(Object.keys(errorKinds) as [ErrorCode, ...ErrorCode[]]);

/** An RFC 9457 problem document. `detail` says what was wrong with this request; further members carry its data. */
export const apiErrorSchema = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: errorCodeSchema,
  detail: z.optional(z.string()),
});
export type ApiError = z.infer<typeof apiErrorSchema>;
