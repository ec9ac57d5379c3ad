import { Entity } from '@backstage/catalog-model';
import {
  Checklist,
  ChecklistItem,
  DATA_STORES,
  DataStore,
  Decision,
  EffortFinding,
  Grounds,
  ScaleTrigger,
  StorageAdvice,
} from 'backstage-plugin-ml-scorecards-common';
import { toSaidOfItem } from '../database/componentRecords';
import { ChecklistItemRow, DecisionRecordRow } from '../database/tables';
import {
  DefinedChecklist,
  Definitions,
  Expression,
  FactName,
  Question,
} from '../definitions';
import {
  Advice,
  checklistItemState,
  factsOnItem,
  knownValue,
  SourceReading,
  tickEnd,
  verdictOn,
} from '../evaluation';
import { FactSheet } from './FactSheet';

/** The data stores that a component uses, as far as the catalog tells. */
const STORES: FactName = { source: 'catalog', name: 'stores' };

/** Puts the advice that was recorded of a component into the words of its definitions. Pure. */
export class AdviceInWords {
  private readonly entity: Entity;
  private readonly definitions: Definitions;
  private readonly advice: Advice | undefined;
  private readonly readings: ReadonlyMap<string, SourceReading>;
  private readonly decisions: readonly DecisionRecordRow[];
  private readonly facts: FactSheet;

  constructor(options: {
    entity: Entity;
    definitions: Definitions;
    /** Undefined where none has been given yet. */
    advice: Advice | undefined;
    /** The sources as they were then, the scorecard itself among them. */
    readings: ReadonlyMap<string, SourceReading>;
    /** What was decided about triggers and findings. */
    decisions: readonly DecisionRecordRow[];
    /** Where the facts that it rests on are written down. */
    facts: FactSheet;
  }) {
    this.entity = options.entity;
    this.definitions = options.definitions;
    this.advice = options.advice;
    this.readings = options.readings;
    this.decisions = options.decisions;
    this.facts = options.facts;
  }

  triggers(): ScaleTrigger[] {
    return this.definitions.triggers.flatMap(trigger => {
      const { definition, expressions } = trigger;
      const verdict =
        this.advice && verdictOn(trigger, this.advice, this.entity);
      if (!verdict) {
        return [];
      }
      const { state, firedAt, lowSince, days } = verdict;
      return [
        {
          id: definition.id,
          title: definition.title,
          state,
          firedAt,
          clearsAt:
            lowSince && laterBy(lowSince, definition.params.clearAfterDays),
          unit: definition.unit,
          days: days.map(([day, value, limit]) => ({ day, value, limit })),
          decision: this.decisionOn(definition.id),
          why: definition.why,
          advice: definition.advice,
          references: definition.source,
          ...this.groundsOf(expressions),
        },
      ];
    });
  }

  effortFindings(): EffortFinding[] {
    return this.definitions.findings.flatMap(({ definition, evidence }) => {
      const state = this.advice?.findings[definition.id];
      return state
        ? [
            {
              id: definition.id,
              title: definition.title,
              kind: definition.kind,
              state,
              decision: this.decisionOn(definition.id),
              grounds: evidence.map(({ says, question }) => ({
                says,
                ...this.groundsOf(expressionsOf(question)),
              })),
              why: definition.why,
              advice: definition.advice,
              references: definition.source,
            },
          ]
        : [];
    });
  }

  storageAdvice(): StorageAdvice | undefined {
    const rule = this.definitions.storageRules.find(
      ({ definition }) => definition.id === this.advice?.storageRule,
    );
    if (!rule) {
      return undefined;
    }
    const { id, title, recommends, why, source } = rule.definition;
    return {
      rule: id,
      title,
      recommends,
      uses: this.usedStores(),
      why,
      references: source,
      ...this.groundsOf(rule.expressions, [STORES]),
    };
  }

  /** Undefined if it is not known. */
  private usedStores(): DataStore[] | undefined {
    const stores = knownValue(this.readings.get(STORES.source), STORES.name);
    return Array.isArray(stores)
      ? DATA_STORES.filter(store => stores.includes(store))
      : undefined;
  }

  checklist(
    { definition, answers }: DefinedChecklist,
    rows: readonly ChecklistItemRow[],
    now: Date,
  ): Checklist {
    const { id, title, description, source, items } = definition;
    return {
      id,
      title,
      description,
      source,
      items: items.map(item => {
        const row = rows.find(
          ({ checklist_id, item_id }) =>
            checklist_id === id && item_id === item.id,
        );
        const facts =
          this.advice && factsOnItem(this.advice, `${id}/${item.id}`);
        const question = answers.get(item.id);
        const said = {
          said: row && toSaidOfItem(row),
          validForDays: item.validForDays,
        };
        return {
          ...toChecklistItem(item, question),
          answer:
            question && facts
              ? this.groundsOf(expressionsOf(question))
              : undefined,
          state: checklistItemState({ ...said, facts, now }),
          expiresAt: tickEnd(said)?.toISOString(),
          ticked: Boolean(row?.ticked),
          note: row?.note ?? undefined,
          evidenceUrl: row?.evidence_url ?? undefined,
          by: row?.changed_by,
          at: row?.changed_at,
          version: row?.version ?? 0,
        };
      }),
    };
  }

  private decisionOn(subject: string): Decision | undefined {
    const row = this.decisions.find(decision => decision.subject === subject);
    return row && toDecision(row);
  }

  /** The facts that expressions read, of the sources that serve the component. */
  private groundsOf(
    expressions: readonly Expression<unknown>[],
    besides: readonly FactName[] = [],
  ): Grounds {
    return {
      evidence: this.facts.add(
        [...expressions.flatMap(({ facts }) => facts), ...besides].filter(
          ({ source }) => this.readings.get(source)?.status !== 'not-connected',
        ),
      ),
      checks: [...new Set(expressions.flatMap(({ checks }) => checks))],
    };
  }
}

/** An item as it is defined, with the conditions that can answer it. */
export function toChecklistItem(
  item: Pick<ChecklistItem, 'id' | 'title' | 'help' | 'validForDays'>,
  question: Question | undefined,
): Pick<
  ChecklistItem,
  'id' | 'title' | 'help' | 'validForDays' | 'answeredBy'
> {
  return {
    ...item,
    answeredBy: question && expressionsOf(question).map(({ text }) => text),
  };
}

function toDecision(row: DecisionRecordRow): Decision {
  return {
    reason: row.reason,
    evidenceUrl: row.evidence_url ?? undefined,
    currentMetrics: row.current_metrics ?? undefined,
    growthRate: row.growth_rate ?? undefined,
    downtimeCost: row.downtime_cost ?? undefined,
    dataVelocity: row.data_velocity ?? undefined,
    until: row.until,
    by: row.decided_by,
    at: row.decided_at,
    version: row.version,
  };
}

function expressionsOf({ alternatives }: Question): Expression<unknown>[] {
  return alternatives.map(({ condition }) => condition);
}

function laterBy(instant: string, days: number): string {
  return new Date(
    Date.parse(instant) + days * 24 * 60 * 60 * 1000,
  ).toISOString();
}
