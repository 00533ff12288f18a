import type { Sheet } from "./sheet.ts";

/** One person's contribution to a conversation. `created` is an ISO time. */
export interface Reply {
  readonly id: string;
  readonly content: string;
  readonly authorName: string;
  readonly created: string;
}

/** A conversation that hangs on a cell. Rows and columns count from 0. */
export interface Comment extends Reply {
  readonly row: number;
  readonly column: number;
  readonly isResolved: boolean;
  readonly replies: readonly Reply[];
}

/** Puts a changed comment in the place of the one before; null takes it away. */
export function changeComment(sheet: Sheet, id: string, change: (comment: Comment) => Comment | null): void {
  sheet.comments = sheet.comments.flatMap((comment) => (comment.id === id ? (change(comment) ?? []) : comment));
}
