type Words = readonly string[];

/** Words that say nothing about what a column or a measure is. */
const emptyWords = new Set(
  "a an and the of for in to with by on no nbr number n count counts total patients pts".split(" "),
);

/** `Hemoglobin` and `HEMOGLOBIN`, `exclusion` and `exclusions` are one word. */
const stemOf = (word: string): string =>
  word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;

/** The words of a text without case, punctuation, plurals and words that say nothing. `denominatorExclusions` is two. */
export function wordsOf(text: string): Words {
  const all = text
    .normalize("NFKC")
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}%]+/u)
    .filter((word) => word !== "");
  const telling = all.filter((word) => !emptyWords.has(word));
  return [...new Set((telling.length === 0 ? all : telling).map(stemOf))];
}

const overlap = (a: Words, b: Words): number => {
  if (a.length === 0 || b.length === 0) return 0;
  return (2 * a.filter((word) => b.includes(word)).length) / (a.length + b.length);
};

/** What a text was taken apart into, for the few hundred names and titles that come up again with every line. */
const formsByText = new Map<string, readonly Words[]>();
const mostForms = 5_000;

/** The words of a text, with and without what stands in brackets. */
function formsOf(text: string): readonly Words[] {
  const known = formsByText.get(text);
  if (known !== undefined) return known;
  if (formsByText.size >= mostForms) formsByText.clear();
  const forms = [wordsOf(text), wordsOf(text.replaceAll(/\([^)]*\)|\[[^\]]*\]/g, " "))];
  formsByText.set(text, forms);
  return forms;
}

/** How alike two texts are by their words, from 0 to 1 (Dice's coefficient). What stands in brackets may be left out. */
export const likeness = (text: string, other: string): number =>
  Math.max(...formsOf(text).flatMap((one) => formsOf(other).map((two) => overlap(one, two))));

/** The likeness to the name that is most alike; 0 where there are none. */
export const bestLikeness = (text: string, names: readonly string[]): number =>
  Math.max(0, ...names.map((name) => likeness(text, name)));
