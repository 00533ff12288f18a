import { describe, expect, it } from "vitest";
import { checkProgramFile } from "../../../../server/services/check-program-file.ts";
import { programFileSchema } from "../../../../server/services/program-file.ts";
import { wordsForIssues } from "../../../../server/services/program-file-errors.ts";
import { readProgramText } from "../../../../server/services/read-program-text.ts";
import { documentKinds } from "../../../../shared/document/registry.ts";

/** What loading would say of the text, but for what only the database knows. */
function errorsOf(text: string): readonly string[] {
  const read = readProgramText(text);
  if (!read.ok) return read.error;
  const { input, locate } = read.value;
  const file = programFileSchema.safeParse(input);
  if (!file.success) return locate(wordsForIssues(file.error.issues, input));
  return locate(checkProgramFile(documentKinds, file.data));
}

const programText = (settings: string, rest = ""): string => `{
  "program": {
    "programId": "sim",
    "name": "SIM",
    "settings": { "cqm": ${settings} }
  },
  "periods": [
    { "kind": "cqm", "period": "2017-Q4" }
  ],
  "practices": [
    { "practiceId": "alder", "name": "Alder Creek" }${rest}
  ],
  "people": []
}`;

describe("the text of a program file", () => {
  it("is taken as it is written, with a byte order mark too", () => {
    expect(errorsOf(programText("{}"))).toEqual([]);
    expect(errorsOf(`\uFEFF${programText("{}")}`)).toEqual([]);
  });

  it.each(["", "\uFEFF", " \n\t\n"])("is told to be empty where nothing stands in it: %j", (text) => {
    expect(errorsOf(text)).toEqual(["the file is empty: is it the right one, and was it saved?"]);
  });

  it.each([
    [
      '"Pacific"',
      'line 5, column 31: program.settings.timeZone: there is no time zone "Pacific"; write one of the IANA\'s names, ' +
        "such as America/Los_Angeles, or UTC",
    ],
    ['""', 'line 5, column 31: program.settings.timeZone: there is no time zone ""; write one of the IANA\'s names'],
    ["-7", 'line 5, column 31: program.settings.timeZone: write a text in "double quotes"'],
  ])("is refused for the time zone %s, at its place", (timeZone, words) => {
    const text = programText("{}").replace('"cqm"', `"timeZone": ${timeZone}, "cqm"`);
    expect(errorsOf(text)[0]).toContain(words);
  });

  it("names the settings there are where one is misspelt", () => {
    const text = programText("{}").replace('"cqm"', '"timezone": "UTC", "cqm"');
    expect(errorsOf(text)).toEqual([
      "line 5, column 31: program.settings.timezone: there is no such kind; there are timeZone, imat, cqm",
    ]);
  });

  it.each([
    [
      "a comma that is missing",
      '{\n  "program": {}\n  "periods": []\n}',
      "line 3, column 3: a comma is missing before this",
    ],
    [
      "a comma too many",
      '{\n  "periods": [],\n}',
      'line 3, column 1: a name in "double quotes" is expected here; is there a comma too many before it?',
    ],
    ["a comment", '{\n  // ours\n  "periods": []\n}', "line 2, column 3: JSON takes no comments: take it out"],
    ["a list without its end", '{\n  "periods": [\n}', "line 3, column 1: a value is expected here"],
    ["an object without its end", '{\n  "periods": []\n', "line 3, column 1: a closing } is missing"],
  ])("is refused for %s, with line and column", (_, text, words) => {
    expect(errorsOf(text)[0]).toContain(words);
  });

  it("names fields that nobody reads, and those that are missing, in words", () => {
    const text = programText(
      "{}",
      `,
    { "practiceId": "birch", "name": "Birch", "atributes": { "measureSet": "adult" } },
    { "practiceId": "cedar hill", "name": 5 },
    "dogwood"`,
    ).replace('"people"', '"persons"');
    expect(errorsOf(text)).toEqual([
      "line 1, column 1: people: this is missing",
      expect.stringMatching(/^line 12, column \d+: practices\.1\.atributes: there is no such field; correct its name/),
      expect.stringMatching(/^line 13, column \d+: practices\.2\.practiceId: write letters, digits/),
      expect.stringMatching(/^line 13, column \d+: practices\.2\.name: write a text in "double quotes"$/),
      expect.stringMatching(/^line 14, column \d+: practices\.3: write an object in \{ \}$/),
      expect.stringMatching(/^line 16, column \d+: persons: there is no such field/),
    ]);
  });

  it("has the line of a field of the wrong type, and of an object that lacks one", () => {
    const text = programText("{}", ',\n    { "practiceId": "birch hill", "name": "Birch" },\n    { "name": "Cedar" }');
    expect(errorsOf(text)).toEqual([
      expect.stringMatching(/^line 12, column 21: practices\.1\.practiceId: /),
      expect.stringMatching(/^line 13, column 5: practices\.2\.practiceId: /),
    ]);
  });

  it("has the line within a kind's settings: a set's measure, a step's quarter, a threshold", () => {
    const set = (primary: string, from: string): string =>
      `{\n      "sets": [\n        { "id": "own", "primary": [\n          "CMS122v5",\n          ${primary}\n        ], "requirement": [{ "from": ${from}, "count": 1 }] }\n      ]\n    }`;
    expect(errorsOf(programText(set('"CMS999v1"', '"2017-Q4"')))).toEqual([
      expect.stringMatching(/^line 9, column 11: program\.settings\.cqm: sets\[0\]\.primary\[1\]: There is no measure/),
    ]);
    expect(errorsOf(programText(set('"CMS165v5"', '"2017"')))).toEqual([
      expect.stringMatching(
        /^line 10, column 38: program\.settings\.cqm: sets\[0\]\.requirement\[0\]\.from: Write a quarter/,
      ),
    ]);
    expect(errorsOf(programText('{ "thresholds": {\n  "ratePoints": -1 } }'))).toEqual([
      expect.stringMatching(/^line 6, column 17: program\.settings\.cqm: thresholds\.ratePoints: /),
    ]);
  });

  it("has the line of a practice whose attributes name what is not there", () => {
    const text = programText(
      "{}",
      ',\n    { "practiceId": "birch", "name": "Birch", "attributes": { "measureSet": "old" } }',
    );
    expect(errorsOf(text)).toEqual([expect.stringMatching(/^line 12, column 5: practices\.1 \(birch\), cqm: /)]);
  });
});
