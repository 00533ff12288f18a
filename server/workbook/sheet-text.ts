/** Excel takes no longer text in a cell. */
const longestText = 32_767;
const cutMark = "… [cut]";

/** Everything XML 1.0 has no letter for: control characters, halves of surrogate pairs, the two non-characters. */
const noXml =
  // oxlint-disable-next-line no-control-regex -- these are the letters to drop
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Text as an .xlsx string cell can hold it: what XML cannot hold is dropped, over-long text is cut with a mark, line ends
 * become Excel's.
 */
export function sheetText(text: string): string {
  const clean = text.replaceAll(/\r\n?/g, "\n").replaceAll(noXml, "");
  return clean.length > longestText ? `${cutAt(clean, longestText - cutMark.length)}${cutMark}` : clean;
}

/** Cut so that no surrogate pair is torn. */
function cutAt(text: string, length: number): string {
  const cut = text.slice(0, length);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}

/**
 * A worksheet name Excel takes, not yet in `taken`, and adds it there: at most 31 characters, none of `: \ / ? * [ ]`, no
 * apostrophe at an end, not "History", alike in nothing but case counting as the same.
 */
export function sheetName(title: string, taken: Set<string>): string {
  const plain =
    sheetText(title)
      .replaceAll(/[:\\/?*[\]\n\t]+/g, " ")
      .replaceAll(/\s+/g, " ")
      .replaceAll(/^[' ]+|[' ]+$/g, "") || "Sheet";
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? "" : ` (${number})`;
    const name = `${cutAt(plain, 31 - suffix.length).replace(/[' ]+$/, "")}${suffix}`;
    const key = name.toLowerCase();
    if (taken.has(key) || key === "history") continue;
    taken.add(key);
    return name;
  }
}
