import type { PeriodUnit } from "../../shared/period.ts";
import type { Severity } from "../../shared/problem.ts";
import type { Role, Status, Transition } from "../../shared/protocol/common.ts";
import type { ErrorCode } from "../../shared/protocol/errors.ts";
import type { ExportFormat } from "../../shared/protocol/calls.ts";
import type { WorkbookError } from "../workbook/workbook.ts";

const counted = (count: number, one: string, many: string): string =>
  `${new Intl.NumberFormat("en").format(count)} ${count === 1 ? one : many}`;

const roles: Readonly<Record<Role, string>> = {
  "practice-member": "Practice member",
  "practice-champion": "Practice champion",
  chita: "CHITA",
  facilitator: "Facilitator",
  "program-staff": "Program staff",
  admin: "Administrator",
};

const statuses: Readonly<Record<Status, string>> = {
  draft: "Draft",
  submitted: "Submitted",
  returned: "Returned",
  accepted: "Accepted",
};

const periodHints: Readonly<Record<PeriodUnit, string>> = {
  year: "A year, such as 2031",
  half: "A half-year, such as 2031-H1",
  quarter: "A quarter, such as 2031-Q1",
  month: "A month, such as 2031-03",
};

const severities: Readonly<Record<Severity, string>> = {
  error: "Must be fixed",
  explain: "Fix it, or say why it is right",
  note: "Good to know",
};

/** What each refusal of the server means to the person in front of the pane. */
const refusals: Readonly<Record<ErrorCode, string>> = {
  "malformed-body": "The server did not understand the pane. Close the pane and open it again.",
  "unknown-path": "The sheet holds a cell that this document does not have. Nothing was saved; reopen the pane.",
  "unsupported-protocol-version": "Milepost has been renewed. Close the pane and open it again to save.",
  "not-signed-in": "Sign in to go on. Nothing you typed is lost.",
  "session-expired": "Your sign-in has ended. Sign in again; nothing you typed is lost.",
  "invalid-code":
    "This code does not work. A code can be used once and for a limited time: check it for slips, or ask for a new one.",
  forbidden: "Your role does not include this.",
  "not-found": "This is not there any more, or it is not yours to see.",
  "method-not-allowed": "The server did not understand the pane. Close the pane and open it again.",
  "document-locked": "This document is accepted and takes no more changes. Program staff can reopen it.",
  "has-problems": "Problems stand in the way of submitting. Fix or explain them first.",
  "version-behind": "Someone changed this document in the meantime. Choose Refresh, look again, and repeat.",
  "version-ahead":
    "This workbook is ahead of what the program holds. Ask program staff whether a backup was restored before you save.",
  "transition-not-allowed":
    "The document's status does not allow this any more. Choose Refresh to see it as it is now.",
  "mutation-id-reused": "The server took this for something else and saved nothing. Choose Save once more.",
  "too-large": "This is more than the server takes at once. Nothing was saved.",
  "unsupported-media-type": "The server did not understand the pane. Close the pane and open it again.",
  "too-many-requests": "Too many attempts. Wait a minute, then try again.",
  internal: "The server failed. Nothing was half saved; try again in a moment.",
};

const workbookErrors: Readonly<Record<WorkbookError["kind"], string>> = {
  "cell-being-edited": "Excel is still editing a cell. Press Enter in the cell, then try again.",
  "sheet-missing":
    "The sheet is no longer in this workbook. Undo its removal, or open the document again from the list.",
  protected: "The workbook or the sheet is protected with a password. Take the protection off, then try again.",
  "not-supported": "This version of Excel cannot do that.",
  busy: "Excel is busy. Try again in a moment.",
  failed: "Excel did not do this. Try again; if it happens again, save the workbook and reopen it.",
};

/**
 * Every sentence the pane itself shows, so that a translation is one file. Problem messages and grid texts come with
 * the document kinds in shared/.
 */
export const strings = {
  product: "Milepost",
  loading: "Loading…",
  tryAgain: "Try again",
  cancel: "Cancel",
  start: {
    noOfficeTitle: "Excel's add-in library did not load",
    noOffice:
      "The pane needs Office.js from appsforoffice.microsoft.com. Check the network or the firewall, then try again. Your workbook is untouched.",
    notExcelTitle: "Milepost works inside Excel",
    notExcel: "This page is the task pane of an Excel add-in. To use it:",
    sideLoad: [
      "In Excel on the web, choose Home › Add-ins › More add-ins › My add-ins › Upload my add-in.",
      "Choose the manifest file that this server offers (the link below).",
      "Open the pane with the Milepost button on the Home tab.",
    ],
    sideLoadElsewhere:
      "For Excel on Windows or Mac, your administrator can install the same manifest for everybody under Integrated apps in the Microsoft 365 admin center.",
    manifest: "Download manifest.xml",
    tooOldTitle: "This Excel is too old for Milepost",
    tooOld:
      "Milepost needs ExcelApi 1.9: Excel for Microsoft 365, Excel 2021 or later, or Excel on the web. Update Excel, or open the workbook in Excel on the web.",
  },
  signIn: {
    title: "Sign in",
    intro: "Enter the sign-in code you were given. It works once.",
    code: "Sign-in code",
    button: "Sign in",
    busy: "Signing in…",
    missing: "Enter the code first.",
    expired: "Your sign-in has ended. Sign in again; nothing you typed is lost.",
    offline: "Milepost cannot be reached. Check the network and try again; the code stays good until it has been used.",
    unreadable: "The answer did not come from Milepost. A proxy or a sign-in page of the network may stand in between.",
  },
  account: {
    menu: "Account",
    signOut: "Sign out",
    role: (role: Role): string => roles[role],
  },
  failures: {
    offline: "Milepost cannot be reached. Your values stay in this workbook; try again when the network is back.",
    unreadable: "The answer did not come from Milepost. A proxy or a sign-in page of the network may stand in between.",
    unknownKind: "This pane does not know this kind of document. Close the pane and open it again to get the newest.",
    notSetUp: (why: string): string => `The program's settings for this document need mending by program staff: ${why}`,
    refusal: (code: ErrorCode): string => refusals[code],
    workbook: (error: WorkbookError): string =>
      error.code === undefined ? workbookErrors[error.kind] : `${workbookErrors[error.kind]} (${error.code})`,
  },
  home: {
    heading: "Home",
    tabs: "Sections",
    documentsTab: "Documents",
    exportTab: "Export",
    nothingYet: "No practice is assigned to you yet. Ask program staff.",
    here: {
      title: "In this workbook",
      open: "Open",
      openNamed: (name: string): string => `Open ${name}`,
      progress: (done: number, of: number, words: string): string => `${done} of ${of} ${words}`,
      toFix: (count: number): string => `${count} to fix`,
      toExplain: (count: number): string => `${count} to explain`,
      waiting: (count: number): string => `${count} not saved`,
      nothingToFix: "nothing to fix",
      asking: "Looking at the sheet…",
      unknown: "Open it to see how far it is.",
    },
    unbound: {
      title: "Sheets to connect again",
      intro:
        "These sheets hold a Milepost grid, but not which document it is: the hidden sheet was deleted, or they were copied from another workbook. What you typed is still there.",
      sheets: (names: readonly string[]): string => names.join(", "),
      button: "Bind again",
      buttonNamed: (names: string): string => `Bind again: ${names}`,
    },
    choose: {
      title: "Start or open a document",
      program: "Program",
      practice: "Practice",
      practicePlaceholder: "Type to search",
      practiceNone: "Choose…",
      noPractice: "No practice has this in its name.",
      kind: "Document",
      period: "Period",
      periodWithDue: (period: string, due: string): string => `${period}, due ${due}`,
      periodHint: (unit: PeriodUnit): string => periodHints[unit],
      periodWrong: (unit: PeriodUnit): string => `${periodHints[unit]}.`,
      practiceMissing: "Choose a practice first.",
      button: "Open in this workbook",
      busy: "Opening…",
    },
    list: {
      title: "My documents",
      filter: "Filter",
      filterPlaceholder: "Practice, period or status",
      empty: "No document has been opened yet. Start one above.",
      none: "Nothing matches this filter.",
      shown: (shown: number, all: number): string =>
        shown === all ? counted(all, "document", "documents") : `${shown} of ${counted(all, "document", "documents")}`,
      more: (count: number): string => `Show ${count} more`,
      openNamed: (name: string): string => `Open ${name}`,
      open: "Open",
      here: "in this workbook",
    },
  },
  export: {
    title: "Consolidated export",
    intro: "All documents of the program in one workbook, with what is missing and what was left out.",
    kind: "Documents",
    allKinds: "All kinds",
    from: "From period",
    to: "To period",
    first: "The first",
    last: "The last",
    format: "Format",
    formats: {
      xlsx: "Excel workbook (.xlsx)",
      csv: "Comma-separated (.csv)",
      json: "JSON (.json)",
    } satisfies Readonly<Record<ExportFormat, string>>,
    wrongOrder: "The first period comes after the last. Swap them.",
    openAsWorkbook: "Open as new workbook",
    insertSheets: "Insert as sheets",
    insertUnsupported: "Inserting sheets needs a newer Excel (ExcelApi 1.13). Open it as a new workbook instead.",
    download: "Download file",
    busy: "Preparing the export…",
    opened: "The export was opened as a new workbook.",
    inserted: "The export's sheets were inserted at the end of this workbook.",
    downloaded: (name: string): string => `${name} was handed to your downloads.`,
  },
  due: {
    on: (date: string): string => `Due ${date}`,
    soon: (when: string, date: string): string => `Due ${when}, ${date}`,
    overdue: (date: string): string => `Overdue since ${date}`,
  },
  document: {
    back: "All documents",
    backShort: "Documents",
    heading: (practice: string, kind: string, period: string): string => `${practice}, ${kind}, ${period}`,
    status: (status: Status): string => statuses[status],
    progress: (done: number, of: number, words: string): string => `${done} of ${of} ${words}`,
    showSheet: "Show sheet",
  },
  sync: {
    region: "Saving",
    save: "Save",
    refresh: "Refresh",
    check: "Check",
    checking: "Checking the sheet…",
    pushing: "Saving…",
    pulling: "Refreshing…",
    stepping: "Working…",
    waiting: (count: number): string => `${counted(count, "change", "changes")} not saved yet`,
    saved: (version: number): string => `All saved, version ${version}`,
    behind: "The program has newer values: choose Refresh",
    nothingYet: "Nothing entered yet",
    offline: (count: number): string =>
      count === 0
        ? "Offline: your values stay in this workbook"
        : `Offline: your values stay in this workbook, ${counted(count, "change", "changes")} to save`,
    readOnly: "You can look at this document, not change it",
    locked: (version: number): string => `Accepted and locked, version ${version}`,
    lockedWaiting: (count: number): string =>
      `Accepted and locked: ${counted(count, "change", "changes")} here cannot be saved`,
  },
  outcome: {
    region: "Messages",
    dismiss: "Close this message",
    pushed: (saved: number): string => `${counted(saved, "change", "changes")} saved.`,
    pushedWithConflicts: (saved: number, conflicts: number): string =>
      `${counted(saved, "change", "changes")} saved. ${counted(conflicts, "cell was", "cells were")} changed by someone else too: choose below.`,
    nothingToPush: "Everything was saved already.",
    pulled: (changed: number): string =>
      changed === 0 ? "Up to date." : `${counted(changed, "cell", "cells")} brought up to date from the program.`,
    pulledWithConflicts: (changed: number, conflicts: number): string =>
      `${counted(changed, "cell", "cells")} brought up to date. ${counted(conflicts, "cell was", "cells were")} changed here and elsewhere: choose below.`,
    stepped: {
      submit: "Submitted. Your reviewer can see it now.",
      return: "Returned to the practice.",
      accept: "Accepted.",
      reopen: "Reopened: the practice can change it again.",
    } satisfies Readonly<Record<Transition, string>>,
    explained: "Explanation saved.",
    conflictsOpen: (count: number): string =>
      `Not done yet: ${counted(count, "cell was", "cells were")} changed by someone else too. Choose a value below, then try again.`,
    offline: (waiting: number): string =>
      waiting === 0
        ? "Milepost cannot be reached. Your values stay in this workbook."
        : `Milepost cannot be reached. ${counted(waiting, "change stays", "changes stay")} in this workbook; choose Save again later.`,
  },
  next: {
    title: "Next step",
    submit: "Submit",
    submitIntro: "Everything is in order. Submit it to the program when the team agrees.",
    submitSaves: "Submitting saves your changes first.",
    blocked: "You can submit when this is done:",
    errors: (count: number): string => `fix ${counted(count, "problem", "problems")}`,
    unexplained: (count: number): string => `fix or explain ${counted(count, "value", "values")}`,
    conflicts: (count: number): string => `settle ${counted(count, "cell", "cells")} changed by someone else too`,
    offline: "get back online",
    submittedBody: "Submitted and waiting for review. You can still save corrections until it is accepted.",
    submittedLook: "Submitted and waiting for review.",
    returnedBody: "Returned for correction. Put it right, then submit again.",
    returnReasonGiven: (reason: string): string => `Reason: ${reason}`,
    acceptedBody: "Accepted. Nothing more to do.",
    acceptedReopen: "Accepted. Reopen it when the practice has to correct it.",
    draftOther: "The practice is filling this in. Its champion submits it.",
    champion: "Your practice champion submits it when it is ready.",
    accept: "Accept",
    reviewIntro: "Submitted for your review.",
    return: "Return",
    returnReason: "What has to change?",
    returnReasonHint: "The practice reads this.",
    returnReasonMissing: "Say what has to change.",
    returnSend: "Return with this reason",
    reopen: "Reopen",
  },
  problems: {
    title: "Problems",
    none: "Nothing to fix.",
    noneEntered: "Enter values in the sheet: they are checked as you go.",
    severity: (severity: Severity): string => severities[severity],
    group: (severity: Severity, count: number, explained: number): string =>
      explained === 0
        ? `${severities[severity]} (${count})`
        : `${severities[severity]} (${count}, ${explained} explained)`,
    goToCell: "Go to cell",
    goToCellNamed: (message: string): string => `Go to cell: ${message}`,
    at: (address: string): string => `Cell ${address}`,
    fix: (values: string): string => `Change to ${values}`,
    fixMany: "Apply the suggestion",
    explainLabel: "Why is this right?",
    explainSave: "Save explanation",
    explainOpen: "It is right as it is",
    explainMissing: "Write a sentence first.",
    explained: "Explained",
    explainChange: "Change explanation",
    more: (count: number): string => `Show ${count} more`,
  },
  conflicts: {
    title: (count: number): string => `${counted(count, "cell was", "cells were")} changed by someone else too`,
    intro: "Choose which value stays. Until then both are kept.",
    base: "Before",
    mine: "Mine",
    theirs: "Theirs",
    by: (who: string, when: string): string => `${who}, ${when}`,
    keepMine: "Keep mine",
    takeTheirs: "Take theirs",
    choose: (label: string): string => `Choose a value for ${label}`,
  },
  scoring: {
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
    score: "The practice's score",
    scoreMissing: "Choose the score you agreed on.",
    reason: "Why?",
    reasonHint: "Goes into the milestone's notes.",
    reasonMissing: "Say in a sentence what the score rests on.",
    record: "Record",
  },
  ribbon: {
    region: "From the ribbon",
    about: (name: string, message: string): string => `${name}: ${message}`,
    signedOut: "Sign in first: open the Milepost pane on the Home tab. Nothing you typed is lost.",
    noDocument: "No Milepost document is in this workbook. Open one in the Milepost pane first.",
  },
  replaced: {
    region: "Replaced",
    cell: (label: string, before: string, now: string): string => `${label}: ${now} took the place of ${before}.`,
    undo: "Undo",
    restore: (before: string): string => `Restore ${before}`,
  },
  figures: {
    title: "Results",
    name: "Figure",
    value: "Value",
    change: "Change",
    changeHint: "against the last accepted",
    none: "–",
    noneSpoken: "not known yet",
    now: "now",
    before: "last time",
    beforeSpoken: (value: string): string => `last time ${value}`,
    scale: (top: string): string => `bars from 0 to ${top}`,
    points: (points: string): string => `${points} pts`,
  },
  receipt: {
    title: "Last receipt",
    inStep: (time: string, version: number): string => `In step with the program as of ${time}, version ${version}`,
    equal: "Equal to this sheet.",
    differs: (count: number): string => `This sheet differs from it in ${counted(count, "cell", "cells")}:`,
    none: "Nothing of this sheet has been saved yet.",
    more: (count: number): string => `and ${counted(count, "more", "more")}`,
  },
  values: {
    blank: "blank",
    yes: "Yes",
    no: "No",
  },
  crash: {
    title: "The pane stopped",
    body: "Your sheet and what you typed are untouched. Reload the pane to go on; if it happens again, tell support what you were doing.",
    reload: "Reload the pane",
    details: "For support",
  },
} as const;
