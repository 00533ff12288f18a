import type { Grid, GridRow } from "../grid/grid.ts";
import { questions } from "./imat-practice-information.ts";
import { levelsOf, scoreInputOf, type Instrument, type Item, type PracticeType, type Wording } from "./instrument.ts";

/** Longest note on a score: more than a page; what is longer belongs into a document of its own. */
export const maxNoteLength = 4_000;

/** Reconstructed wording carries a dagger, which the sheet's introduction explains. */
const shown = ({ text, reconstructed }: Wording): string => (reconstructed === true ? `${text} †` : text);

/** Practice information: a question a row, each with an answer of its own type. */
export const practiceGrid: Grid = {
  id: "practice",
  sheetName: "IMAT practice",
  title: "IMAT: practice information",
  intro:
    "Answer once per assessment, for the practice as a whole. Date, name and numbers are needed, patients to the nearest 1,000; leave other answers blank where they are not known.",
  columns: [
    { role: "key", id: "key", title: "Key", width: 25, isQuiet: true },
    { role: "text", id: "question", title: "Question", width: 52 },
    { role: "input", id: "value", title: "Answer", width: 30, input: { type: "text", maxLength: 200 } },
    { role: "text", id: "help", title: "How to answer", width: 52 },
  ],
  rows: questions.map(({ key, title, question, help, input }) => ({
    key,
    title,
    texts: { question, help },
    inputs: { value: input },
  })),
};

const levelColumnId = (index: number): string => `level${index}`;

const rowOf = (item: Item, section: Wording, practiceType: PracticeType): GridRow => ({
  key: item.key,
  title: `Milestone ${item.key}`,
  texts: {
    section: shown(section),
    milestone: shown(item.text),
    ...Object.fromEntries(levelsOf(item, practiceType).map((level, index) => [levelColumnId(index), shown(level)])),
  },
});

/** The scoring grid: a milestone a row, with what each level means for this kind of practice. */
export const milestonesGrid = (instrument: Instrument, practiceType: PracticeType): Grid => ({
  id: "milestones",
  sheetName: "IMAT milestones",
  title: "IMAT: milestones",
  intro:
    "Score each milestone for the practice as a whole, 0 to 3: best alone first, then agree as a team, and say in the notes what the score rests on. † marks wording reconstructed where the public copy of the tool is cut off.",
  columns: [
    { role: "key", id: "number", title: "#", width: 5 },
    { role: "text", id: "section", title: "Section", width: 18 },
    { role: "text", id: "milestone", title: "Milestone", width: 42 },
    ...instrument.levels.map(
      ({ value, label }, index) =>
        ({ role: "text", id: levelColumnId(index), title: `${value} - ${label}`, width: 34 }) as const,
    ),
    {
      role: "input",
      id: "score",
      title: "Score",
      width: 9,
      input: scoreInputOf(instrument),
      help: "0: not begun. 1: planned or in limited use (the tool says Developing, or Planning). 2: in broad use, under way. 3: works and is standard practice.",
    },
    {
      role: "input",
      id: "note",
      title: "Notes",
      width: 44,
      input: { type: "text", maxLength: maxNoteLength },
      help: "What the score rests on, and what comes next. Above all for a 3.",
    },
  ],
  rows: instrument.sections.flatMap(({ title, items }) => items.map((item) => rowOf(item, title, practiceType))),
});
