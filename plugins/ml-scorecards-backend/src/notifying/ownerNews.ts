import { Knex } from 'knex';
import { NotificationConfig } from '../config';
import {
  ComponentWork,
  readComponentWork,
  readOwnedComponentIds,
} from '../database/componentWork';
import { chunked } from '../database/database';
import {
  NewsWindow,
  readNewTransitions,
  readNewWaiverDecisions,
} from '../database/digests';
import { StatementRow, TransitionRow } from '../database/tables';
import { Definitions } from '../definitions';
import { Positions } from '../recording/Positions';
import { changeNews, netChanges } from './changeNews';
import { ComponentNews } from './digestInWords';
import { endingNews } from './endingNews';
import { News } from './News';

/** What switches each kind of news off. */
const SWITCHES = {
  tier: 'tiers',
  level: 'levels',
  'failing-check': 'failingChecks',
  ended: 'endings',
  ending: 'endings',
  'waiver-decided': 'waiverDecisions',
} as const satisfies Record<News['kind'], keyof NotificationConfig['kinds']>;

/** What decides of what an owner is told. */
export interface NewsOptions {
  readonly definitions: Definitions;
  readonly positions: Positions;
  readonly kinds: NotificationConfig['kinds'];
  readonly now: Date;
}

/** Reads what is new about the components of an owner, in a few statements for 500 of them. */
export async function readOwnerNews(
  knex: Knex,
  owner: string,
  options: NewsOptions & { window: NewsWindow },
): Promise<ComponentNews[]> {
  const { window } = options;
  const all: ComponentNews[] = [];
  // What they own they are told of: no policy is asked, and nobody else hears of it.
  const ids = await readOwnedComponentIds(knex, {
    owners: [owner],
    visible: 'all',
  });
  for (const chunk of chunked(ids)) {
    const transitions = byComponent(
      await readNewTransitions(knex, chunk, window),
    );
    const decisions = byComponent(
      await readNewWaiverDecisions(knex, chunk, window),
    );
    for (const work of await readComponentWork(knex, chunk)) {
      const { id, entity_ref: entityRef, title } = work.component;
      const news = componentNews(work, {
        ...options,
        since: window.after.day,
        transitions: transitions.get(id) ?? [],
        decisions: decisions.get(id) ?? [],
      });
      if (news.length > 0) {
        all.push({ entityRef, title, news });
      }
    }
  }
  return all;
}

/** Pure. */
function componentNews(
  work: ComponentWork,
  options: NewsOptions & {
    since: string;
    transitions: readonly TransitionRow[];
    decisions: readonly StatementRow[];
  },
): News[] {
  const { kinds, definitions } = options;
  const changes = netChanges(options, { withDefinitions: kinds.definitions });
  const lostChecks = new Set(
    changes.flatMap(({ change }) =>
      change.subject === 'check' && change.to === 'unknown'
        ? change.check.id
        : [],
    ),
  );
  const news: News[] = [
    ...changeNews(changes, {
      ...options,
      tier: work.component.tier,
      states: work.states,
    }),
    ...endingNews(work, { ...options, lostChecks }),
    ...options.decisions.map(
      ({ subject, action, by }): News => ({
        kind: 'waiver-decided',
        title:
          definitions.checks.find(({ definition }) => definition.id === subject)
            ?.definition.title ?? subject,
        action,
        by,
      }),
    ),
  ];
  return news.filter(({ kind }) => kinds[SWITCHES[kind]]);
}

function byComponent<T extends { readonly component_id: number }>(
  rows: readonly T[],
): ReadonlyMap<number, readonly T[]> {
  const byId = new Map<number, T[]>();
  for (const row of rows) {
    const rowsOfOne = byId.get(row.component_id) ?? [];
    rowsOfOne.push(row);
    byId.set(row.component_id, rowsOfOne);
  }
  return byId;
}
