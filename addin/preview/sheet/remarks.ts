import type { Sheet } from "../host/model/sheet.ts";
import type { Cell } from "./selection.ts";

/** What somebody left on a cell: a note, or a conversation with its replies. */
export interface Remark {
  readonly kind: "note" | "comment";
  /** Who says what, in order. */
  readonly lines: readonly { readonly author: string; readonly text: string }[];
  readonly isResolved: boolean;
}

/** The note or comment on a cell; null for most. */
export function remarkAt({ notes, comments }: Sheet, { row, column }: Cell): Remark | null {
  const isHere = (place: Cell): boolean => place.row === row && place.column === column;
  const comment = comments.find(isHere);
  if (comment !== undefined) {
    const lines = [comment, ...comment.replies].map(({ authorName, content }) => ({
      author: authorName,
      text: content,
    }));
    return { kind: "comment", lines, isResolved: comment.isResolved };
  }
  const note = notes.find(isHere);
  return note === undefined
    ? null
    : { kind: "note", lines: [{ author: note.author, text: note.text }], isResolved: false };
}
