/** A list as it stands in a sentence: "3", "3 and 7", "3, 7 and 12". */
export const listInWords = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
