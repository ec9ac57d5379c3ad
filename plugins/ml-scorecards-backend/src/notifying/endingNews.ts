import { toSaidOfItem } from '../database/componentRecords';
import { ComponentWork } from '../database/componentWork';
import { Definitions } from '../definitions';
import { checklistItemState, factsOnItem, tickEnd } from '../evaluation';
import { CheckStandings } from '../reading/CheckStandings';
import { dayOf } from '../days';
import { Positions } from '../recording/Positions';
import { News } from './News';

const DAY_MS = 24 * 60 * 60 * 1000;

/** How many days before its end something is told of. */
const SOON_DAYS = 7;

type Ending = Extract<News, { kind: 'ended' | 'ending' }>;

/** Last days of something, seen from the day on which its owner was told last, and from today. */
class Days {
  readonly now: Date;
  private readonly since: string;
  private readonly today: string;

  constructor({ since, now }: { since: string; now: Date }) {
    this.since = since;
    this.now = now;
    this.today = dayOf(now);
  }

  isOver(until: string): boolean {
    return until < this.today;
  }

  /** Whether it was over between then and now. */
  haveEnded(until: string): boolean {
    return until >= this.since && this.isOver(until);
  }

  /** Whether its end is near now and was not then. */
  endSoon(until: string): boolean {
    return (
      until > dayOf(new Date(Date.parse(this.since) + SOON_DAYS * DAY_MS)) &&
      until <= dayOf(new Date(this.now.getTime() + SOON_DAYS * DAY_MS))
    );
  }
}

/**
 * What of the things that people said of a component has ended, or begins to end soon, since a day. Each end is told
 * twice: a week before, and when it is there. Pure.
 */
export function endingNews(
  work: ComponentWork,
  options: {
    definitions: Definitions;
    positions: Positions;
    /** The day (UTC) on which its owner was told last. */
    since: string;
    now: Date;
    /** Checks that have become unknown since. */
    lostChecks: ReadonlySet<string>;
  },
): Ending[] {
  const { definitions, lostChecks } = options;
  const days = new Days(options);
  const standings = new CheckStandings(work, options);
  const titles = new Map(
    definitions.checks.map(({ definition: { id, title } }) => [id, title]),
  );
  const news: Ending[] = [];
  for (const { check_id: check, until } of work.attestations) {
    const title = titles.get(check) ?? check;
    const about = { what: 'attestation', title } as const;
    const is = standings.of(check)?.is;
    if (is === 'vouched-for' && days.endSoon(until)) {
      news.push({ kind: 'ending', ...about, until });
    } else if (is === 'lapsed' && days.haveEnded(until)) {
      news.push({ kind: 'ended', ...about, until });
    } else if (
      is === 'lapsed' &&
      !days.isOver(until) &&
      lostChecks.has(check)
    ) {
      news.push({ kind: 'ended', ...about });
    }
  }
  for (const { check_id: check, state, until } of work.waivers) {
    const title = titles.get(check) ?? check;
    const about = { what: 'waiver', title, until } as const;
    const is = standings.of(check)?.is;
    if (is === 'waived' && days.endSoon(until)) {
      news.push({ kind: 'ending', ...about });
    } else if (
      state === 'approved' &&
      (is === 'owed' || is === 'lapsed') &&
      days.haveEnded(until)
    ) {
      news.push({ kind: 'ended', ...about });
    }
  }
  return [...news, ...tickNews(work, definitions, days)];
}

function tickNews(
  work: ComponentWork,
  { checklists }: Definitions,
  days: Days,
): Ending[] {
  const rows = new Map(
    work.checklistItems.map(row => [`${row.checklist_id}/${row.item_id}`, row]),
  );
  if (rows.size === 0) {
    return [];
  }
  const { itemsOfFacts } = work;
  const news: Ending[] = [];
  for (const { definition } of checklists) {
    for (const { id, title, validForDays } of definition.items) {
      const key = `${definition.id}/${id}`;
      const row = rows.get(key);
      const tick = { said: row && toSaidOfItem(row), validForDays };
      const end = tickEnd(tick);
      const until = end && dayOf(end);
      const state = checklistItemState({
        ...tick,
        facts: factsOnItem(itemsOfFacts, key),
        now: days.now,
      });
      if (until && state === 'ticked' && days.endSoon(until)) {
        news.push({ kind: 'ending', what: 'tick', title, until });
      } else if (until && state === 'expired' && days.haveEnded(until)) {
        news.push({ kind: 'ended', what: 'tick', title, until });
      }
    }
  }
  return news;
}
