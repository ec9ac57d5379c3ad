import { TodoItem, TodoKind } from 'backstage-plugin-ml-scorecards-common';
import { toTier } from '../database/columns';
import { endOf, toSaidOfItem } from '../database/componentRecords';
import { ComponentWork } from '../database/componentWork';
import { dayOf } from '../days';
import { askedChecklists, Definitions } from '../definitions';
import {
  checklistItemState,
  CheckVerdict,
  factsOnItem,
  isRequired,
  tickEnd,
} from '../evaluation';
import { Positions } from '../recording/Positions';
import { CheckStandings } from './CheckStandings';
import { MendProspects, StandingCheck } from './MendProspects';

const DAY_MS = 24 * 60 * 60 * 1000;

/** How many days before its end something is asked for again. */
const SOON_DAYS = 14;

/** Something to do about a component. */
export type FoundTodo = Omit<TodoItem, 'may'> & {
  readonly componentId: number;
};

/** When todos are looked for. */
interface Moment {
  readonly now: Date;
  /** The last day (UTC) that is soon. */
  readonly soon: string;
}

/**
 * Finds what the owners of components have to do, in what was recorded. A check is asked about under one kind, the first
 * that fits. Pure.
 */
export class TodoFinder {
  private readonly definitions: Definitions;
  private readonly askedChecklists: ReadonlyMap<string, readonly string[]>;
  private readonly dimensionTitles: ReadonlyMap<string, string>;

  constructor(definitions: Definitions) {
    this.definitions = definitions;
    this.askedChecklists = askedChecklists(definitions);
    this.dimensionTitles = new Map(
      definitions.dimensions.map(({ id, title }) => [id, title]),
    );
  }

  find(
    work: ComponentWork,
    { positions, now }: { positions: Positions; now: Date },
  ): FoundTodo[] {
    const { component } = work;
    const about = {
      componentId: component.id,
      entityRef: component.entity_ref,
      title: component.title,
      owner: component.owner_ref ?? undefined,
      tier: toTier(component.tier),
      gap: component.gap ?? 0,
    };
    const moment = {
      now,
      soon: dayOf(new Date(now.getTime() + SOON_DAYS * DAY_MS)),
    };
    const standings = new CheckStandings(work, { positions, now });
    const checks = this.definitions.checks.flatMap(check => {
      const standing = standings.of(check.definition.id);
      return standing
        ? [{ check, standing, required: isRequired(check, about) }]
        : [];
    });
    const prospects = new MendProspects(checks, this.dimensionTitles);
    const asked = new Set<string>();
    const found: FoundTodo[] = [];
    for (const standingCheck of checks) {
      const { check, standing } = standingCheck;
      const { id, title } = check.definition;
      const todo = todoOf(standingCheck, moment);
      if (todo) {
        found.push({
          ...about,
          ...todo,
          subject: { id, title },
          prospects: isToMend(standingCheck) ? prospects.of(check) : undefined,
        });
      }
      if (standing.is === 'owed' || standing.is === 'lapsed') {
        this.askedChecklists.get(id)?.forEach(list => asked.add(list));
      }
    }
    for (const todo of this.itemsOf(work, asked, moment)) {
      found.push({ ...about, ...todo });
    }
    return found;
  }

  /** Items that have to be looked at again, on whichever checklist, and open ones of checklists that are asked for. */
  private *itemsOf(
    work: ComponentWork,
    asked: ReadonlySet<string>,
    { now, soon }: Moment,
  ): Generator<Pick<TodoItem, 'kind' | 'subject' | 'due'>> {
    const rows = new Map(
      work.checklistItems.map(row => [
        `${row.checklist_id}/${row.item_id}`,
        row,
      ]),
    );
    if (rows.size === 0 && asked.size === 0) {
      return;
    }
    const { itemsOfFacts } = work;
    for (const { definition } of this.definitions.checklists) {
      for (const { id: item, title, validForDays } of definition.items) {
        const id = `${definition.id}/${item}`;
        const row = rows.get(id);
        const tick = { said: row && toSaidOfItem(row), validForDays };
        const state = checklistItemState({
          ...tick,
          facts: factsOnItem(itemsOfFacts, id),
          now,
        });
        const subject = { id, title };
        const end = tickEnd(tick);
        const due = end && dayOf(end);
        if (state === 'expired') {
          yield { kind: 'tick-expired', subject, due };
        } else if (state === 'ticked' && due && due <= soon) {
          yield { kind: 'tick-ending', subject, due };
        } else if (
          (state === 'open' || state === 'denied' || state === 'disputed') &&
          asked.has(definition.id)
        ) {
          yield { kind: 'item-waiting', subject };
        }
      }
    }
  }
}

/** Whether what is to be done about a check is to make it pass, and not to vouch for it again. */
function isToMend({ standing, required }: StandingCheck): boolean {
  return required && standing.is === 'owed';
}

function todoOf(
  { standing, required }: StandingCheck,
  { now, soon }: Moment,
):
  | {
      kind: TodoKind;
      state: CheckVerdict['state'];
      due?: string;
      askedBy?: string;
    }
  | undefined {
  const { state, asked } = standing;
  if (asked && required) {
    return {
      kind: 'waiver-asked',
      state,
      due: asked.until,
      askedBy: asked.requested_by,
    };
  }
  switch (standing.is) {
    case 'lapsed':
      return {
        kind: 'attestation-lapsed',
        state,
        due: endOf(standing.until) <= now ? standing.until : undefined,
      };
    case 'owed':
      return required ? { kind: 'required-check', state } : undefined;
    case 'vouched-for':
    case 'waived':
      return standing.until <= soon
        ? {
            kind:
              standing.is === 'waived' ? 'waiver-ending' : 'attestation-ending',
            state,
            due: standing.until,
          }
        : undefined;
    default:
      return undefined;
  }
}
