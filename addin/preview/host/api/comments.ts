import { cellAt, readArea, splitAddress } from "../a1.ts";
import { invalidArgument, itemAlreadyExists, itemNotFound } from "../api-error.ts";
import { changeComment, type Comment, type Reply } from "../model/comment.ts";
import { requireAllowed } from "../model/protection.ts";
import type { Sheet } from "../model/sheet.ts";
import { defineClass, isApiObject, type ApiObject, type ClassDefinition } from "./api-object.ts";
import { readBoolean, readString, type Args } from "./args.ts";
import type { HostContext } from "./host-context.ts";

/** The comments of a workbook (`sheet` null), or of one sheet. */
export interface CommentsSubject {
  readonly context: HostContext;
  readonly sheet: Sheet | null;
}

interface CommentSubject {
  readonly context: HostContext;
  readonly sheet: Sheet;
  readonly id: string;
}

interface ReplySubject extends CommentSubject {
  readonly replyId: string;
}

/** Whom Excel names as the author of what add-ins write: the person that is signed in. */
const author = "Preview";

function commentOf({ sheet, id }: CommentSubject): Comment {
  const found = sheet.comments.find((comment) => comment.id === id);
  if (found === undefined) throw itemNotFound("the comment was deleted");
  return found;
}

function replyOf(subject: ReplySubject): Reply {
  const found = commentOf(subject).replies.find(({ id }) => id === subject.replyId);
  if (found === undefined) throw itemNotFound("the reply was deleted");
  return found;
}

function change({ sheet, id }: CommentSubject, part: (comment: Comment) => Comment | null): void {
  requireAllowed(sheet, "allowEditObjects");
  changeComment(sheet, id, part);
}

const changeReply = (subject: ReplySubject, part: (reply: Reply) => readonly Reply[]): void =>
  change(subject, (comment) => ({
    ...comment,
    replies: comment.replies.flatMap((reply) => (reply.id === subject.replyId ? part(reply) : reply)),
  }));

/** Comments are plain here: mentions are not simulated. */
function readContent(args: Args, index: number): string {
  const content = args.string(index);
  if (content === "") throw invalidArgument("A comment says something.");
  return content;
}

/** What a comment and a reply have in common. */
function properties<T>(of: (subject: T) => Reply): NonNullable<ClassDefinition<T>["properties"]> {
  return {
    id: { get: (subject) => of(subject).id },
    authorName: { get: (subject) => of(subject).authorName },
    authorEmail: { get: () => "" },
    creationDate: { get: (subject) => of(subject).created },
    contentType: { get: () => "Plain" },
  };
}

const locationOf = (subject: CommentSubject): ApiObject => {
  const { row, column } = commentOf(subject);
  return subject.context.objects.range(subject.sheet, cellAt(row, column));
};

const reply = defineClass<ReplySubject>("CommentReply", {
  id: ({ replyId }) => replyId,
  properties: {
    ...properties(replyOf),
    content: {
      get: (subject) => replyOf(subject).content,
      set: (subject, value) => changeReply(subject, (before) => [{ ...before, content: readString(value) }]),
    },
    resolved: { get: (subject) => commentOf(subject).isResolved },
  },
  methods: {
    delete: (subject) => changeReply(subject, () => []),
    getLocation: locationOf,
    getParentComment: ({ context, sheet, id }) => comment({ context, sheet, id }),
  },
});

const newReply = ({ workbook }: HostContext, content: string): Reply => ({
  id: workbook.nextId(),
  content,
  authorName: author,
  created: new Date().toISOString(),
});

const replies = defineClass<CommentSubject>("CommentReplyCollection", {
  items: (subject) => commentOf(subject).replies.map(({ id }) => reply({ ...subject, replyId: id })),
  item: (subject, args) => reply({ ...subject, replyId: args.string(0) }),
  methods: {
    add: (subject, args) => {
      const added = newReply(subject.context, readContent(args, 0));
      change(subject, (before) => ({ ...before, replies: [...before.replies, added] }));
      return reply({ ...subject, replyId: added.id });
    },
    getCount: (subject) => commentOf(subject).replies.length,
    getItemAt: (subject, args) => {
      const found = commentOf(subject).replies[args.number(0)];
      if (found === undefined) throw invalidArgument();
      return reply({ ...subject, replyId: found.id });
    },
  },
});

const comment: (subject: CommentSubject) => ApiObject = defineClass<CommentSubject>("Comment", {
  id: ({ id }) => id,
  properties: {
    ...properties(commentOf),
    content: {
      get: (subject) => commentOf(subject).content,
      set: (subject, value) => change(subject, (before) => ({ ...before, content: readString(value) })),
    },
    resolved: {
      get: (subject) => commentOf(subject).isResolved,
      set: (subject, value) => change(subject, (before) => ({ ...before, isResolved: readBoolean(value) })),
    },
  },
  children: { replies },
  methods: { delete: (subject) => change(subject, () => null), getLocation: locationOf },
});

const commentsOf = ({ context, sheet }: CommentsSubject): CommentSubject[] =>
  (sheet === null ? context.workbook.sheets : [sheet]).flatMap((home) =>
    home.comments.map(({ id }) => ({ context, sheet: home, id })),
  );

/** A single cell, by an object or an address; without a sheet's name it is on the collection's sheet. */
function cellOf({ context, sheet }: CommentsSubject, value: unknown): { sheet: Sheet; row: number; column: number } {
  const range = isApiObject(value) ? value.range : null;
  const { sheetName, rest } = splitAddress(range === null ? readString(value) : "");
  const home =
    range?.sheet ?? (sheetName === null ? (sheet ?? context.workbook.active) : context.workbook.sheet(sheetName));
  const area = range === null ? readArea(rest) : range.area;
  if (area === null || area.rowCount * area.columnCount > 1) throw invalidArgument("A comment is on a single cell.");
  return { sheet: home, row: area.row, column: area.column };
}

function add(subject: CommentsSubject, args: Args): ApiObject {
  const { sheet, row, column } = cellOf(subject, args.any(0));
  const content = readContent(args, 1);
  requireAllowed(sheet, "allowEditObjects");
  const isHere = (place: { readonly row: number; readonly column: number }) =>
    place.row === row && place.column === column;
  if (sheet.comments.some(isHere) || sheet.notes.some(isHere))
    throw itemAlreadyExists("the cell has a comment or note");
  const added: Comment = { ...newReply(subject.context, content), row, column, isResolved: false, replies: [] };
  sheet.comments = [...sheet.comments, added];
  return comment({ context: subject.context, sheet, id: added.id });
}

const orFail = (found: CommentSubject | undefined): ApiObject => {
  if (found === undefined) throw itemNotFound("a comment");
  return comment(found);
};

export const commentCollection = defineClass<CommentsSubject>("CommentCollection", {
  items: (subject) => commentsOf(subject).map(comment),
  item: (subject, args) => orFail(commentsOf(subject).find(({ id }) => id === args.string(0))),
  methods: {
    add,
    getCount: (subject) => commentsOf(subject).length,
    getItemAt: (subject, args) => orFail(commentsOf(subject)[args.number(0)]),
    getItemByCell: (subject, args) => {
      const { sheet, row, column } = cellOf(subject, args.any(0));
      const found = sheet.comments.find((candidate) => candidate.row === row && candidate.column === column);
      return orFail(found === undefined ? undefined : { context: subject.context, sheet, id: found.id });
    },
    getItemByReplyId: (subject, args) =>
      orFail(commentsOf(subject).find((each) => commentOf(each).replies.some(({ id }) => id === args.string(0)))),
  },
});
