import { answerTo, type Choices, type Question } from "./questions";

/** What the answers about journeys and money come to: which records are taken out, and which journeys are one. */
export type Consequences = { remittances: string[]; marks: string[]; uses: string[]; snapshots: string[]; debts: string[]; journeys: { stays: string; goes: string }[] };

export function consequencesOf(questions: readonly Question[], choices: Choices): Consequences {
  const out: Consequences = { remittances: [], marks: [], uses: [], snapshots: [], debts: [], journeys: [] };
  for (const question of questions) {
    const answer = answerTo(question, choices);
    const goes = <T>(a: T, b: T): T => (answer === "a" ? b : a);
    switch (question.kind) {
      case "transfer":
        if (answer !== "beda") out.remittances.push(goes(question.a, question.b).id);
        break;
      case "debt":
        if (answer !== "beda") out.debts.push(goes(question.a, question.b).id);
        break;
      case "none":
        if (answer === "kiriman") out.marks.push(question.markId);
        else out.remittances.push(...question.transfers.map(({ id }) => id));
        break;
      case "uses":
        out.uses.push(...goes(question.a, question.b).map(({ id }) => id));
        break;
      case "snapshot":
        out.snapshots.push(goes(question.a, question.b).id);
        break;
      case "journey":
        if (answer !== "beda") out.journeys.push({ stays: goes(question.b, question.a).id, goes: goes(question.a, question.b).id });
        break;
    }
  }
  return out;
}

/** Which side's value each differing field takes: as chosen, else the better known one. */
export function takenFrom<Field extends string>(fields: readonly { field: Field; better: "a" | "b" }[], choices: Choices): Field[] {
  return fields.filter(({ field, better }) => (choices[`isi.${field}`] ?? better) === "b").map(({ field }) => field);
}
