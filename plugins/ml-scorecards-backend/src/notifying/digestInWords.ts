import { parseEntityRef } from '@backstage/catalog-model';
import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { TransitionCause } from '../database/tables';
import { News, NewsReason } from './News';

type Payload = NotificationSendOptions['payload'];

/** What is new about one component. */
export interface ComponentNews {
  readonly entityRef: string;
  readonly title: string;
  readonly news: readonly News[];
}

/** What a person reads before they open the page; the rest is counted. */
const MAX_LINES = 20;

/** The notifications plugin stores no longer title than 255 characters. */
const MAX_TITLE = 100;

/** Where the to-dos are, as a path within the portal. */
const TODO_PATH = '/ml-scorecards/todo';

/** What an owner is told about their components, as one notification. Pure. */
export function digestInWords(components: readonly ComponentNews[]): Payload {
  const sorted = [...components].sort((a, b) =>
    a.title.localeCompare(b.title, 'en-US'),
  );
  const lines = sorted.flatMap(({ title, news }) =>
    news.map(one => `${shortened(title)}: ${inWords(one)}.`),
  );
  const shown = lines.slice(0, MAX_LINES);
  const left = lines.length - shown.length;
  const [only] = sorted.length === 1 ? sorted : [];
  return {
    title: only
      ? `ML scorecard of ${shortened(only.title)}: ${
          only.news.length === 1 ? 'a change' : `${only.news.length} changes`
        }`
      : `ML scorecards: ${lines.length} changes of ${sorted.length} components`,
    description: [...shown, ...(left > 0 ? [`And ${left} more.`] : [])].join(
      '\n',
    ),
    link: only ? scorecardPath(only.entityRef) : TODO_PATH,
    topic: 'digest',
  };
}

/**
 * What those are told who decide about waivers. It names nothing and counts nothing: not all of them may read the
 * components that it is about. Pure.
 */
export function waiversInWords(): Payload {
  return {
    title: 'ML scorecards: somebody asked for a waiver',
    description:
      'Your to-dos show what waits for your decision, as far as you may read the component.',
    link: TODO_PATH,
    topic: 'waivers',
  };
}

function scorecardPath(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return `/catalog/${[namespace, kind, name]
    .map(part => encodeURIComponent(part))
    .join('/')}/scorecard`;
}

const CAUSES: Readonly<Record<TransitionCause, string>> = {
  facts: 'its sources say so',
  entity: 'its catalog entry changed',
  people: 'because of what people stated',
  time: 'time has passed',
  definitions: 'other things are asked than before',
};

const STATEMENTS = {
  attestation: 'the attestation of',
  tick: 'the tick of',
  waiver: 'the waiver of',
} as const;

const DECIDED: Readonly<Record<string, string>> = {
  approve: 'approved',
  reject: 'rejected',
  revoke: 'revoked',
};

function inWords(news: News): string {
  switch (news.kind) {
    case 'tier':
      return `${news.to} now, ${news.from} before (${reasonInWords(news)})`;
    case 'level':
      return `level ${news.to} now, ${news.from} before (${reasonInWords(
        news,
      )})`;
    case 'failing-check':
      return `"${news.title}" fails (${reasonInWords(news)})`;
    case 'ended':
    case 'ending': {
      const what = `${STATEMENTS[news.what]} "${news.title}"`;
      if (!news.until) {
        return `${what} no longer holds, another version serves`;
      }
      return news.kind === 'ending'
        ? `${what} ends on ${news.until}`
        : `${what} ended on ${news.until}`;
    }
    default:
      return `the waiver of "${news.title}" was ${
        DECIDED[news.action] ?? news.action
      } by ${news.by}`;
  }
}

function reasonInWords({ cause, source }: NewsReason): string {
  return source ? `${shortened(source)} says so` : CAUSES[cause];
}

function shortened(title: string): string {
  return title.length > MAX_TITLE ? `${title.slice(0, MAX_TITLE - 1)}…` : title;
}
