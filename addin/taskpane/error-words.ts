import type { ClientError } from "../sync/api-client.ts";
import type { OpenError } from "../sync/open-document.ts";
import { failureStrings } from "./strings/failures.ts";

/** Why the server did not do it, and what to do. */
export function clientErrorText(error: ClientError): string {
  switch (error.kind) {
    case "offline":
      return failureStrings.offline;
    case "unreadable-reply":
      return failureStrings.unreadable;
    case "refused":
      return failureStrings.refusal(error.error.code);
  }
}

/** Why a document did not open, or its sheet could not be read. */
export function openErrorText(error: OpenError): string {
  switch (error.kind) {
    case "client":
      return clientErrorText(error.error);
    case "workbook":
      return failureStrings.workbook(error.error);
    case "unknown-kind":
      return failureStrings.unknownKind;
    case "not-set-up":
      return failureStrings.notSetUp(error.why);
  }
}
