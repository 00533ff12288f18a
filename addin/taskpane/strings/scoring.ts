import { counted } from "./counted.ts";

/** Scoring as a team. */
export const scoringStrings = {
  title: "Scoring together",
  start:
    "Best scored alone first: each of the team gets a sheet of their own, and nobody sees another's scores until all are done.",
  waiting:
    "Hand your sheet in when you are done. It goes out of sight; the scores are shown once everybody is in, two at least.",
  discuss: "All are in. Talk over where you differ, the furthest apart first, and record what you agree on and why.",
  begin: "Score as a team",
  add: "Add a scorer",
  look: "Look again",
  tooMany: "Twelve scorers is the most. Delete a sheet that is not needed.",
  scorers: "Scorers",
  scorer: (scorer: number): string => `Scorer ${scorer}`,
  isScoring: (scored: number, of: number): string => `Scoring, ${scored} of ${of}`,
  isIn: (scored: number, of: number): string => `In, ${scored} of ${of}`,
  handIn: "Hand in",
  handInNamed: (scorer: number): string => `Hand in the sheet of scorer ${scorer}`,
  goOn: "Go on scoring",
  goOnNamed: (scorer: number): string => `Go on scoring as scorer ${scorer}`,
  apart: (count: number): string =>
    count === 0 ? "You differ nowhere" : `Where you differ: ${counted(count, "milestone", "milestones")}`,
  alike: (count: number): string => `Where all gave the same: ${counted(count, "milestone", "milestones")}`,
  alikeTaken: "These scores stand in the assessment.",
  takeAlike: (count: number): string => `Take ${counted(count, "score", "scores")} into the assessment`,
  item: (title: string, about: string): string => `${title}: ${about}`,
  range: (lowest: number, highest: number): string =>
    lowest === highest ? `${lowest}, but not from everybody` : `From ${lowest} to ${highest}`,
  nobody: "Nobody gave a score",
  gave: (scorer: number, level: string): string => `Scorer ${scorer}: ${level}`,
  noScore: "no score",
  level: (value: number, label: string): string => `${value} - ${label}`,
  settled: (score: string): string => `In the assessment: ${score}`,
  settle: "Record what we agree on",
  share: "Add these scores to the notes",
  shareHint:
    "What each gave stays in this workbook. In the notes, without the scorers' numbers, the program reads it too.",
  score: "The practice's score",
  scoreMissing: "Choose the score you agreed on.",
  reason: "Why?",
  reasonHint: "Goes into the milestone's notes.",
  reasonMissing: "Say in a sentence what the score rests on.",
  record: "Record",
} as const;
