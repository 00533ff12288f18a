import type { ErrorCode } from "../../../shared/protocol/errors.ts";
import type { WorkbookError } from "../../workbook/workbook.ts";

/** What each refusal of the server means to the person in front of the pane. */
const refusals: Readonly<Record<ErrorCode, string>> = {
  "malformed-body": "The server did not understand the pane. Close the pane and open it again.",
  "unknown-path": "The sheet holds a cell that this document does not have. Nothing was saved; reopen the pane.",
  "unsupported-protocol-version": "Milepost has been renewed. Close the pane and open it again to save.",
  "not-signed-in": "Sign in to go on. Nothing you typed is lost.",
  "session-expired": "Your sign-in has ended. Sign in again; nothing you typed is lost.",
  "invalid-code":
    "This code does not work. A code can be used once and for a limited time: check it for slips, or ask for a new one.",
  forbidden: "Your role does not include this.",
  "not-found": "This is not there any more, or it is not yours to see.",
  "method-not-allowed": "The server did not understand the pane. Close the pane and open it again.",
  "document-locked": "This document is accepted and takes no more changes. Program staff can reopen it.",
  "has-problems": "Problems stand in the way of submitting. Fix or explain them first.",
  "version-behind": "Someone changed this document in the meantime. Choose Refresh, look again, and repeat.",
  "version-ahead":
    "The program's data was restored from a backup that is older than this workbook. Nothing here was lost or overwritten: everything was compared again, you choose where values differ, and Save sends what only this workbook has.",
  "transition-not-allowed":
    "The document's status does not allow this any more. Choose Refresh to see it as it is now.",
  "mutation-id-reused": "The server took this for something else and saved nothing. Choose Save once more.",
  "comment-id-reused": "The server took this for another comment and wrote nothing. Send it once more.",
  "too-large": "This is more than the server takes at once. Nothing was saved.",
  "storage-full":
    "The server has no room left. What you typed stays in this workbook: save again later, and tell program staff.",
  "storage-unavailable":
    "The server cannot reach its database just now. What you typed stays in this workbook: save again in a minute.",
  "unsupported-media-type": "The server did not understand the pane. Close the pane and open it again.",
  "too-many-requests": "Too many attempts. Wait a minute, then try again.",
  internal: "The server failed. Nothing was half saved; try again in a moment.",
};

const workbookErrors: Readonly<Record<WorkbookError["kind"], string>> = {
  "cell-being-edited": "Excel is still editing a cell. Press Enter in the cell, then try again.",
  "sheet-missing":
    "The sheet is no longer in this workbook. Undo its removal, or choose the document under Start or open a document: Open in this workbook brings the sheet back with the values last saved.",
  protected: "The workbook or the sheet is protected with a password. Take the protection off, then try again.",
  "not-supported": "This version of Excel cannot do that.",
  busy: "Excel is busy. Try again in a moment.",
  failed: "Excel did not do this. Try again; if it happens again, save the workbook and reopen it.",
};

/** What went wrong, and what to do. */
export const failureStrings = {
  offline: "Milepost cannot be reached. Your values stay in this workbook; try again when the network is back.",
  unreadable: "The answer did not come from Milepost. A proxy or a sign-in page of the network may stand in between.",
  unknownKind: "This pane does not know this kind of document. Close the pane and open it again to get the newest.",
  notSetUp: (why: string): string => `The program's settings for this document need mending by program staff: ${why}`,
  refusal: (code: ErrorCode): string => refusals[code],
  workbook: (error: WorkbookError): string =>
    error.code === undefined ? workbookErrors[error.kind] : `${workbookErrors[error.kind]} (${error.code})`,
} as const;
