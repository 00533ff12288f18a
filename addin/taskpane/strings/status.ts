import type { Status } from "../../../shared/protocol/common.ts";

const statuses: Readonly<Record<Status, string>> = {
  draft: "Draft",
  submitted: "Submitted",
  returned: "Returned",
  accepted: "Accepted",
};

/** A document's status in a word. */
export const statusWord = (status: Status): string => statuses[status];
