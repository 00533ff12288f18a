import { access, readFile } from "node:fs/promises";
import path from "node:path";
import { OfficeAddinManifest } from "office-addin-manifest";
import { describe, expect, it } from "vitest";
import { ribbonCommands } from "../../addin/commands/ribbon-command.ts";

const root = path.resolve(import.meta.dirname, "../..");
const manifestPath = path.join(root, "manifest.xml");

/** Width and height from a PNG's header chunk. */
const pngSize = (png: Buffer): [number, number] => [png.readUInt32BE(16), png.readUInt32BE(20)];

describe("the manifest", () => {
  it("reads with Microsoft's own reader as a task pane add-in for Excel", async () => {
    const manifest = await OfficeAddinManifest.readManifestFile(manifestPath);
    expect(manifest.officeAppType).toBe("TaskPaneApp");
    expect(manifest.displayName).toBe("Milepost");
    expect(manifest.hosts).toEqual(["Workbook"]);
    expect(manifest.permissions).toBe("ReadWriteDocument");
    expect(manifest.defaultSettings?.sourceLocation).toBe("https://localhost:3000/taskpane.html");
  });

  it("asks for ExcelApi 1.9 and offers a ribbon button that shows the pane", async () => {
    const xml = await readFile(manifestPath, "utf8");
    expect(xml).toMatch(/<Set Name="ExcelApi" MinVersion="1\.9"\/>/);
    expect(xml).toMatch(/<OfficeTab id="TabHome">/);
    expect(xml).toMatch(/<Action xsi:type="ShowTaskpane">/);
  });

  it("calls only functions that the page of the commands associates", async () => {
    const xml = await readFile(manifestPath, "utf8");
    const called = [...xml.matchAll(/<FunctionName>([^<]+)</g)].map((match) => match[1]);
    expect(called).toEqual([...ribbonCommands]);
    expect(xml).toMatch(/<FunctionFile resid="Commands\.Url"\/>/);
    expect(xml).toMatch(/id="Commands\.Url" DefaultValue="https:\/\/localhost:3000\/commands\.html"/);
    await access(path.join(root, "addin/commands.html"));
  });

  it("names only resources that it defines", async () => {
    const xml = await readFile(manifestPath, "utf8");
    const used = [...xml.matchAll(/resid="([^"]+)"/g)].map((match) => match[1]);
    const defined = [...xml.matchAll(/<bt:(?:Image|Url|String) id="([^"]+)"/g)].map((match) => match[1]);
    expect(used.length).toBeGreaterThan(5);
    expect(new Set(used)).toEqual(new Set(defined));
  });

  it("has every address under the one origin that the server replaces by its own", async () => {
    const xml = await readFile(manifestPath, "utf8");
    const addresses = [...xml.matchAll(/(?:DefaultValue="|<AppDomain>)(https:[^"<]+)/g)].map((match) => match[1] ?? "");
    expect(addresses.length).toBeGreaterThan(5);
    for (const address of addresses) expect(new URL(address).origin).toBe("https://localhost:3000");
  });

  it("has an icon file of the right size for every icon it names", async () => {
    const xml = await readFile(manifestPath, "utf8");
    const names = [...xml.matchAll(/assets\/([a-z]+-(\d+)\.png)/g)];
    expect(names.length).toBeGreaterThan(3);
    for (const [, name = "", size = ""] of names) {
      const file = path.join(root, "addin/public/assets", name);
      await access(file);
      expect(pngSize(await readFile(file))).toEqual([Number(size), Number(size)]);
    }
  });
});
