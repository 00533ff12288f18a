import { beforeEach, describe, expect, it } from "vitest";
import { createOfficeSandbox, type OfficeSandbox } from "../../../../support/office-sandbox.ts";

let sandbox: OfficeSandbox;

beforeEach(async () => {
  sandbox = await createOfficeSandbox();
});

const run = <T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T> => sandbox.Excel.run(batch);

const add = (address: string, content: string): Promise<void> =>
  run(async (context) => {
    context.workbook.comments.add(address, content);
    await context.sync();
  });

describe("comments", () => {
  it("are added to a cell, found by it, answered and resolved", async () => {
    await add("Sheet1!B2", "Which quarter?");
    await run(async (context) => {
      const comment = context.workbook.comments.getItemByCell("Sheet1!B2");
      comment.replies.add("The third.");
      comment.resolved = true;
      await context.sync();
    });
    await run(async (context) => {
      const { comments } = context.workbook.worksheets.getItem("Sheet1");
      comments.load("items/content,items/resolved,items/authorName,items/replies/items/content");
      const place = comments.getItemAt(0).getLocation();
      place.load("address");
      await context.sync();
      const [comment] = comments.items;
      expect([comment?.content, comment?.resolved, place.address]).toEqual(["Which quarter?", true, "Sheet1!B2"]);
      expect(comment?.replies.items.map(({ content }) => content)).toEqual(["The third."]);
    });
  });

  it("move with their cells, and go with them", async () => {
    await add("Sheet1!B2", "here");
    sandbox.host.insertRows("Sheet1", 0, 3);
    expect(sandbox.host.model.active.comments.map(({ row, column }) => [row, column])).toEqual([[4, 1]]);
    sandbox.host.deleteRows("Sheet1", 4);
    expect(sandbox.host.model.active.comments).toEqual([]);
  });

  it("are one a cell, on single cells, and say something", async () => {
    await add("Sheet1!B2", "here");
    await expect(add("Sheet1!B2", "again")).rejects.toMatchObject({ code: "ItemAlreadyExists" });
    await expect(add("Sheet1!B2:C3", "wide")).rejects.toMatchObject({ code: "InvalidArgument" });
    await expect(add("Sheet1!C3", "")).rejects.toMatchObject({ code: "InvalidArgument" });
  });

  it("cannot be written on a protected sheet that does not allow it", async () => {
    sandbox.host.model.active.protection = { allowed: new Set(), selectionMode: "Normal", password: null };
    await expect(add("Sheet1!B2", "here")).rejects.toMatchObject({ code: "AccessDenied" });
  });

  it("are deleted, and are not found afterwards", async () => {
    await add("Sheet1!B2", "here");
    await run(async (context) => {
      context.workbook.comments.getItemByCell("Sheet1!B2").delete();
      await context.sync();
    });
    const find = run(async (context) => {
      context.workbook.comments.getItemByCell("Sheet1!B2").load("id");
      await context.sync();
    });
    await expect(find).rejects.toMatchObject({ code: "ItemNotFound" });
  });
});
