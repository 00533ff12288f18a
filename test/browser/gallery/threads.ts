import { threadsOf, type Thread } from "../../../addin/sync/thread-desk.ts";

const said = (
  commentId: string,
  replyTo: string | null,
  path: string,
  writtenBy: string,
  text: string,
  day: number,
) => ({
  commentId,
  replyTo,
  path,
  text,
  writtenBy,
  writtenAt: `2018-01-${day}T16:40:00Z`,
  resolved: false,
  resolvedBy: null,
  resolvedAt: null,
});

const champion = "Practice champion, Alder Creek Family Medicine";
const reviewer = "CHITA, northern region";

const isSettled = { resolved: true, resolvedBy: reviewer, resolvedAt: "2018-01-27T08:12:00Z" };

/** One thread that is open, with an answer, and one that was resolved. */
export const threads: readonly Thread[] = threadsOf([
  said(
    "c1",
    null,
    "CMS122v5/denominator",
    reviewer,
    "Eight more than last quarter. Did the report's dates change?",
    26,
  ),
  said("c2", "c1", "CMS122v5/denominator", champion, "No: a second clinician joined in November.", 28),
  { ...said("c3", null, "CMS2v6/numerator", reviewer, "Is this the whole team?", 25), ...isSettled },
]);
