import { Note, type Workbook, type Worksheet } from "@cj-tech-master/excelts";
import { cellAt, readArea } from "../host/a1.ts";
import type { Comment } from "../host/model/comment.ts";
import { cornersOf } from "./sizes.ts";

/** The conversations on a sheet of a file. Contributions to one stand one after the other, in the order they were made. */
export function commentsIn({ threadedComments, workbook }: Worksheet): readonly Comment[] {
  const nameOf = (personId: string): string => workbook.persons.find(({ id }) => id === personId)?.displayName ?? "";
  const all = threadedComments.map(({ ref, comment }) => ({
    ref,
    parentId: comment.parentId,
    isResolved: comment.done === true,
    id: comment.id ?? "",
    content: comment.text,
    authorName: nameOf(comment.personId),
    created: comment.date ?? "",
  }));
  return all.flatMap(({ ref, parentId, ...first }) => {
    const area = readArea(ref);
    if (parentId !== undefined || area === null) return [];
    const replies = all
      .filter((other) => other.parentId === first.id)
      .map(({ id, content, authorName, created }) => ({ id, content, authorName, created }));
    return [{ ...first, row: area.row, column: area.column, replies }];
  });
}

/** Ids of comments in files are GUIDs in braces, as they are here; a file's own are kept. */
export function writeComments(workbook: Workbook, sheet: Worksheet, comments: readonly Comment[]): void {
  for (const comment of comments) {
    const ref = cornersOf(cellAt(comment.row, comment.column));
    for (const { id, content, authorName, created } of [comment, ...comment.replies]) {
      const personId = workbook.registerPerson(authorName === "" ? "Author" : authorName);
      sheet.threadedComments.push({
        ref,
        comment: {
          id,
          personId,
          text: content,
          date: created.replace(/Z$/, ""),
          ...(id === comment.id ? { done: comment.isResolved } : { parentId: comment.id }),
        },
      });
    }
    // Readers of old show this instead.
    const texts = [comment, ...comment.replies].map(({ authorName, content }) => `${authorName}: ${content}`);
    sheet.getCell(ref).comment = new Note({ texts: [{ text: texts.join("\n") }] }, `tc=${comment.id}`);
  }
}
