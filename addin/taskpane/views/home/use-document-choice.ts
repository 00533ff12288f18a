import { useState } from "react";
import type { KindFacts } from "../../../../shared/document/document-kind.ts";
import { findListedKind, listedKinds } from "../../../../shared/document/kind-list.ts";
import type { Practice, Program } from "../../../../shared/protocol/common.ts";
import type { DocumentChoice, World } from "../../pane-services.ts";
import { useServices } from "../../services-context.ts";
import { defaultPeriod, periodsOf, readPeriod, type ProgramPeriod } from "./program-periods.ts";

interface ChoiceForm {
  readonly program: Program | null;
  readonly practices: readonly Practice[];
  readonly practice: Practice | null;
  readonly kind: KindFacts;
  readonly periods: readonly ProgramPeriod[];
  readonly periodText: string;
  /** As the protocol writes it; null while it is not one of the kind's. */
  readonly period: string | null;
  /** Null while something is missing. */
  readonly choice: DocumentChoice | null;
  readonly setProgramId: (programId: string) => void;
  readonly setPractice: (practice: Practice | null) => void;
  readonly setKindId: (kindId: string) => void;
  readonly setPeriodText: (text: string) => void;
}

/** What is known beforehand. */
interface Start {
  readonly kind: string;
  readonly practiceId: string | null;
  readonly period: string | null;
}

function firstKind(): KindFacts {
  const [kind] = listedKinds;
  if (kind === undefined) throw new Error("There is no document kind");
  return kind;
}

/**
 * Practice, kind and period as a person picks them. What follows from an earlier answer is picked for them: the only
 * practice, and per kind the period that is due next. Their own choices stay for as long as they still can be made.
 */
export function useDocumentChoice(world: World, start?: Start): ChoiceForm {
  const { today } = useServices();
  const [programId, setProgramId] = useState(world.programs[0]?.programId ?? null);
  const [practiceId, setPracticeId] = useState(start?.practiceId ?? null);
  const [kindId, setKindId] = useState(start?.kind ?? firstKind().id);
  const [textByKind, setTextByKind] = useState<Readonly<Record<string, string>>>(
    start === undefined || start.period === null ? {} : { [start.kind]: start.period },
  );

  const program = world.programs.find((candidate) => candidate.programId === programId) ?? null;
  const practices = world.practices.filter((practice) => practice.programId === programId);
  const only = practices.length === 1 ? practices[0] : undefined;
  const practice = practices.find((candidate) => candidate.practiceId === practiceId) ?? only ?? null;
  const kind = findListedKind(kindId) ?? firstKind();
  const periods = program === null ? [] : periodsOf(program, kind.id);
  const dueNext = program === null ? null : defaultPeriod(periods, today(program.timeZone));
  const typed = textByKind[kind.id];
  const isOffered = periods.length === 0 || periods.some(({ period }) => period === typed);
  const periodText = (isOffered ? typed : undefined) ?? dueNext ?? "";
  const period = readPeriod(kind, periodText);
  return {
    program,
    practices,
    practice,
    kind,
    periods,
    periodText,
    period,
    choice:
      program === null || practice === null || period === null ? null : { program, practice, kind: kind.id, period },
    setProgramId,
    setPractice: (next) => {
      setPracticeId(next?.practiceId ?? null);
    },
    setKindId,
    setPeriodText: (text) => {
      setTextByKind((before) => ({ ...before, [kind.id]: text }));
    },
  };
}
