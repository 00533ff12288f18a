import { XMLParser, XMLValidator } from "fast-xml-parser";
import type { XmlElement } from "../../../../shared/intake/xml-element.ts";
import { err, ok, type Result } from "../../../../shared/result.ts";

export type XmlFailure = "too-large" | "damaged-xml";

/** A practice's report with counts by sex, race and payer is some hundred kilobytes. */
const mostCharacters = 8_000_000;

const prefix = "@";
const textName = "#text";

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: prefix,
  textNodeName: textName,
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  // nothing in a file stands for anything else but what XML itself names
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

const plainText = (text: string): string =>
  text.replaceAll(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => entities[name] ?? "");

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The parser's node, `{name: [children], ":@": {attributes}}`, as an element; null for text. */
function elementOf(node: unknown): XmlElement | null {
  if (!isRecord(node)) return null;
  const name = Object.keys(node).find((key) => key !== ":@" && key !== textName);
  const inside: unknown = name === undefined ? null : node[name];
  if (name === undefined || !Array.isArray(inside)) return null;
  const attributes = isRecord(node[":@"]) ? node[":@"] : {};
  const texts = inside.map((child: unknown) => (isRecord(child) ? child[textName] : undefined));
  return {
    name,
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([key, value]) => [key.slice(prefix.length), plainText(String(value))]),
    ),
    children: inside.map(elementOf).filter((child) => child !== null),
    text: plainText(texts.filter((text) => typeof text === "string").join(" ")).trim(),
  };
}

/**
 * Reads XML whole or not at all. A document type, which is where entities that blow up are declared, is refused: reports
 * have none.
 */
export function parseXml(text: string): Result<XmlElement, XmlFailure> {
  if (text.length > mostCharacters) return err("too-large");
  if (/<!DOCTYPE/i.test(text)) return err("damaged-xml");
  try {
    if (XMLValidator.validate(text) !== true) return err("damaged-xml");
    const nodes: unknown = parser.parse(text);
    const root = Array.isArray(nodes) ? nodes.map(elementOf).find((element) => element !== null) : undefined;
    return root === undefined ? err("damaged-xml") : ok(root);
  } catch {
    return err("damaged-xml"); // nested deeper than any report
  }
}
