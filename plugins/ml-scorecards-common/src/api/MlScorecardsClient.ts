import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { z } from 'zod';
import {
  ChecklistItemUpdate,
  ChecklistsResponse,
  checklistsResponseSchema,
} from './checklists';
import { ChecksResponse, checksResponseSchema } from './checks';
import { CollectorsResponse, collectorsResponseSchema } from './collectors';
import { AttestationUpdate } from './attestations';
import { DecisionUpdate } from './decisions';
import {
  DefinitionOverrides,
  DryRunReport,
  dryRunReportSchema,
} from './dryRun';
import {
  EvaluateRequest,
  EvaluateResponse,
  evaluateResponseSchema,
} from './evaluate';
import { LabelChanges, labelChangesSchema } from './labels';
import {
  ScorecardHistory,
  ScorecardHistoryQuery,
  scorecardHistorySchema,
} from './history';
import { Maturity, MaturityQuery, maturitySchema } from './maturity';
import {
  PushedFacts,
  PushedFactsResponse,
  pushedFactsResponseSchema,
} from './pushedFacts';
import {
  ScorecardsByRefsResponse,
  scorecardsByRefsResponseSchema,
  ScorecardsCsvQuery,
  ScorecardsPage,
  scorecardsPageSchema,
  ScorecardsQuery,
} from './scorecardLists';
import { Scorecard, scorecardSchema } from './scorecards';
import {
  StatementsPage,
  statementsPageSchema,
  StatementsQuery,
  TakeBackQuery,
} from './statements';
import { Todo, TodoQuery, todoSchema } from './todo';
import { Trend, TrendQuery, trendSchema } from './trend';
import {
  WaiverDecision,
  WaiverDecisionBody,
  WaiverRequest,
  WaiversPage,
  waiversPageSchema,
  WaiversQuery,
} from './waivers';

/**
 * The scorecards API as its callers see it. Every method throws a `ResponseError` when the backend refuses.
 *
 * @public
 */
export interface MlScorecardsApi {
  /** One page of scorecards, filtered and ordered. */
  getScorecards(query?: ScorecardsQuery): Promise<ScorecardsPage>;
  /** The whole list as CSV, for spreadsheets. Throws if it ends before it is complete. */
  getScorecardsCsv(
    query?: ScorecardsCsvQuery,
    options?: { signal?: AbortSignal },
  ): Promise<Blob>;
  /** A summary for each of up to 1,000 refs, in their order; null where there is none that the caller may read. */
  getScorecardsByRefs(
    entityRefs: readonly string[],
  ): Promise<ScorecardsByRefsResponse>;
  /** Gives undefined when the entity has no scorecard or the caller may not read it. */
  getScorecard(entityRef: string): Promise<Scorecard | undefined>;
  /** What changed on a scorecard, newest first, and how it stood day by day. */
  getHistory(
    entityRef: string,
    query?: ScorecardHistoryQuery,
  ): Promise<ScorecardHistory>;
  /** Collects and evaluates the component now, and gives the new scorecard. */
  refreshScorecard(entityRef: string): Promise<Scorecard>;
  /** What is asked, and how many components are in which state of it. */
  getChecks(): Promise<ChecksResponse>;
  /** What other definitions would change. Writes nothing, and needs a permission of its own. */
  dryRun(
    overrides: DefinitionOverrides,
    options?: { signal?: AbortSignal },
  ): Promise<DryRunReport>;
  /** What a scorecard would be if some facts were others. Writes nothing. */
  evaluate(
    request: EvaluateRequest,
    options?: { signal?: AbortSignal },
  ): Promise<EvaluateResponse>;
  /** Counts over groups of components, by owner unless told otherwise. */
  getMaturity(query?: MaturityQuery): Promise<Maturity>;
  /** The counts of a group, or of everything, day by day. Only for callers who may read all components. */
  getTrend(query?: TrendQuery): Promise<Trend>;
  /** The checklists as they are defined. */
  getChecklists(): Promise<ChecklistsResponse>;
  /** Gives the scorecard after the change. */
  updateChecklistItem(
    entityRef: string,
    item: { checklist: string; item: string },
    update: ChecklistItemUpdate,
  ): Promise<Scorecard>;
  /** Puts on record what was decided about a trigger or finding, by its id. Gives the scorecard after the change. */
  updateDecision(
    entityRef: string,
    subject: string,
    update: DecisionUpdate,
  ): Promise<Scorecard>;
  /** Takes such a decision back. Gives the scorecard after the change. */
  deleteDecision(
    entityRef: string,
    subject: string,
    query: TakeBackQuery,
  ): Promise<Scorecard>;
  /** Vouches for a check. Gives the scorecard after the change. */
  updateAttestation(
    entityRef: string,
    check: string,
    update: AttestationUpdate,
  ): Promise<Scorecard>;
  /** Takes that back. Gives the scorecard after the change. */
  deleteAttestation(
    entityRef: string,
    check: string,
    query: TakeBackQuery,
  ): Promise<Scorecard>;
  /** Asks for a check to be excused for a while. Gives the scorecard after the change. */
  requestWaiver(
    entityRef: string,
    check: string,
    request: WaiverRequest,
  ): Promise<Scorecard>;
  /** Approves, rejects, revokes or withdraws a waiver. Gives the scorecard after the change. */
  decideWaiver(
    entityRef: string,
    check: string,
    decision: WaiverDecision,
    body: WaiverDecisionBody,
  ): Promise<Scorecard>;
  /** Waivers of all components that the caller may read; without a state, those that wait for a decision. */
  getWaivers(query?: WaiversQuery): Promise<WaiversPage>;
  /** What people stated about a component, newest first. */
  getStatements(
    entityRef: string,
    query?: StatementsQuery,
  ): Promise<StatementsPage>;
  /** What waits for the caller and the groups that they belong to. */
  getTodo(query?: TodoQuery): Promise<Todo>;
  /** Pushes what a pipeline knows of one source about a component. */
  pushFacts(facts: PushedFacts): Promise<PushedFactsResponse>;
  /** How reading the sources goes. */
  getCollectors(): Promise<CollectorsResponse>;
  /** For services only. */
  getLabelChanges(query: {
    after: number;
    limit?: number;
  }): Promise<LabelChanges>;
}

/**
 * Talks to the scorecards API over HTTP, in the browser as well as between backend plugins.
 *
 * @public
 */
export class MlScorecardsClient implements MlScorecardsApi {
  private readonly discoveryApi: {
    getBaseUrl(pluginId: string): Promise<string>;
  };
  private readonly fetchApi: { fetch: typeof fetch };

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi: { fetch: typeof fetch };
  }) {
    this.discoveryApi = options.discoveryApi;
    this.fetchApi = options.fetchApi;
  }

  /** {@inheritDoc MlScorecardsApi.getScorecards} */
  async getScorecards(query: ScorecardsQuery = {}): Promise<ScorecardsPage> {
    return this.request(scorecardsPageSchema, `/scorecards${search(query)}`);
  }

  /** {@inheritDoc MlScorecardsApi.getScorecardsCsv} */
  async getScorecardsCsv(
    query: ScorecardsCsvQuery = {},
    options: { signal?: AbortSignal } = {},
  ): Promise<Blob> {
    const response = await this.fetch(
      `/scorecards.csv${search(query)}`,
      options,
    );
    return response.blob();
  }

  /** {@inheritDoc MlScorecardsApi.getScorecardsByRefs} */
  async getScorecardsByRefs(
    entityRefs: readonly string[],
  ): Promise<ScorecardsByRefsResponse> {
    return this.request(scorecardsByRefsResponseSchema, '/scorecards/by-refs', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ entityRefs }),
    });
  }

  /** {@inheritDoc MlScorecardsApi.getScorecard} */
  async getScorecard(entityRef: string): Promise<Scorecard | undefined> {
    try {
      return await this.request(scorecardSchema, scorecardPath(entityRef));
    } catch (error) {
      if (error instanceof ResponseError && error.statusCode === 404) {
        return undefined;
      }
      throw error;
    }
  }

  /** {@inheritDoc MlScorecardsApi.getHistory} */
  async getHistory(
    entityRef: string,
    query: ScorecardHistoryQuery = {},
  ): Promise<ScorecardHistory> {
    return this.request(
      scorecardHistorySchema,
      `${scorecardPath(entityRef)}/history${search(query)}`,
    );
  }

  /** {@inheritDoc MlScorecardsApi.refreshScorecard} */
  async refreshScorecard(entityRef: string): Promise<Scorecard> {
    return this.request(
      scorecardSchema,
      `${scorecardPath(entityRef)}/refresh`,
      { method: 'POST' },
    );
  }

  /** {@inheritDoc MlScorecardsApi.getChecks} */
  async getChecks(): Promise<ChecksResponse> {
    return this.request(checksResponseSchema, '/checks');
  }

  /** {@inheritDoc MlScorecardsApi.dryRun} */
  async dryRun(
    overrides: DefinitionOverrides,
    options: { signal?: AbortSignal } = {},
  ): Promise<DryRunReport> {
    return this.request(dryRunReportSchema, '/definitions/dry-run', {
      ...options,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(overrides),
    });
  }

  /** {@inheritDoc MlScorecardsApi.evaluate} */
  async evaluate(
    request: EvaluateRequest,
    options: { signal?: AbortSignal } = {},
  ): Promise<EvaluateResponse> {
    return this.request(evaluateResponseSchema, '/evaluate', {
      ...options,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
  }

  /** {@inheritDoc MlScorecardsApi.getMaturity} */
  async getMaturity(query: MaturityQuery = {}): Promise<Maturity> {
    return this.request(maturitySchema, `/maturity${search(query)}`);
  }

  /** {@inheritDoc MlScorecardsApi.getTrend} */
  async getTrend(query: TrendQuery = {}): Promise<Trend> {
    return this.request(trendSchema, `/maturity/trend${search(query)}`);
  }

  /** {@inheritDoc MlScorecardsApi.getChecklists} */
  async getChecklists(): Promise<ChecklistsResponse> {
    return this.request(checklistsResponseSchema, '/checklists');
  }

  /** {@inheritDoc MlScorecardsApi.updateChecklistItem} */
  async updateChecklistItem(
    entityRef: string,
    item: { checklist: string; item: string },
    update: ChecklistItemUpdate,
  ): Promise<Scorecard> {
    return this.state('PUT', update, entityRef, [
      'checklists',
      item.checklist,
      'items',
      item.item,
    ]);
  }

  /** {@inheritDoc MlScorecardsApi.updateDecision} */
  async updateDecision(
    entityRef: string,
    subject: string,
    update: DecisionUpdate,
  ): Promise<Scorecard> {
    return this.state('PUT', update, entityRef, ['decisions', subject]);
  }

  /** {@inheritDoc MlScorecardsApi.deleteDecision} */
  async deleteDecision(
    entityRef: string,
    subject: string,
    query: TakeBackQuery,
  ): Promise<Scorecard> {
    return this.takeBack(query, entityRef, ['decisions', subject]);
  }

  /** {@inheritDoc MlScorecardsApi.updateAttestation} */
  async updateAttestation(
    entityRef: string,
    check: string,
    update: AttestationUpdate,
  ): Promise<Scorecard> {
    return this.state('PUT', update, entityRef, ['attestations', check]);
  }

  /** {@inheritDoc MlScorecardsApi.deleteAttestation} */
  async deleteAttestation(
    entityRef: string,
    check: string,
    query: TakeBackQuery,
  ): Promise<Scorecard> {
    return this.takeBack(query, entityRef, ['attestations', check]);
  }

  /** {@inheritDoc MlScorecardsApi.requestWaiver} */
  async requestWaiver(
    entityRef: string,
    check: string,
    request: WaiverRequest,
  ): Promise<Scorecard> {
    return this.state('PUT', request, entityRef, ['waivers', check]);
  }

  /** {@inheritDoc MlScorecardsApi.decideWaiver} */
  async decideWaiver(
    entityRef: string,
    check: string,
    decision: WaiverDecision,
    body: WaiverDecisionBody,
  ): Promise<Scorecard> {
    return this.state('POST', body, entityRef, ['waivers', check, decision]);
  }

  /** {@inheritDoc MlScorecardsApi.getWaivers} */
  async getWaivers(query: WaiversQuery = {}): Promise<WaiversPage> {
    return this.request(waiversPageSchema, `/waivers${search(query)}`);
  }

  /** {@inheritDoc MlScorecardsApi.getStatements} */
  async getStatements(
    entityRef: string,
    query: StatementsQuery = {},
  ): Promise<StatementsPage> {
    return this.request(
      statementsPageSchema,
      `${scorecardPath(entityRef)}/statements${search(query)}`,
    );
  }

  /** {@inheritDoc MlScorecardsApi.getTodo} */
  async getTodo(query: TodoQuery = {}): Promise<Todo> {
    return this.request(todoSchema, `/todo${search(query)}`);
  }

  /** {@inheritDoc MlScorecardsApi.pushFacts} */
  async pushFacts(facts: PushedFacts): Promise<PushedFactsResponse> {
    return this.request(pushedFactsResponseSchema, '/facts', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(facts),
    });
  }

  /** {@inheritDoc MlScorecardsApi.getCollectors} */
  async getCollectors(): Promise<CollectorsResponse> {
    return this.request(collectorsResponseSchema, '/collectors');
  }

  /** {@inheritDoc MlScorecardsApi.getLabelChanges} */
  async getLabelChanges(query: {
    after: number;
    limit?: number;
  }): Promise<LabelChanges> {
    return this.request(labelChangesSchema, `/labels${search(query)}`);
  }

  /** Changes what people state about a component. */
  private async state(
    method: 'PUT' | 'POST',
    body: object,
    entityRef: string,
    what: readonly string[],
  ): Promise<Scorecard> {
    return this.request(scorecardSchema, scorecardPath(entityRef, what), {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  private async takeBack(
    query: TakeBackQuery,
    entityRef: string,
    what: readonly string[],
  ): Promise<Scorecard> {
    return this.request(
      scorecardSchema,
      `${scorecardPath(entityRef, what)}${search(query)}`,
      { method: 'DELETE' },
    );
  }

  private async request<T>(
    schema: z.ZodType<T>,
    path: string,
    init?: RequestInit,
  ): Promise<T> {
    const response = await this.fetch(path, init);
    return schema.parse(await response.json());
  }

  private async fetch(path: string, init?: RequestInit): Promise<Response> {
    const baseUrl = await this.discoveryApi.getBaseUrl('ml-scorecards');
    const response = await this.fetchApi.fetch(`${baseUrl}/v1${path}`, init);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

function scorecardPath(
  entityRef: string,
  within: readonly string[] = [],
): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return `/scorecards/${[kind, namespace, name, ...within]
    .map(encodeURIComponent)
    .join('/')}`;
}

/** The query part of an address. A list gives its name several times, and what is undefined is left out. */
function search(query: object): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const single of [value].flat()) {
      if (single !== undefined) {
        params.append(name, String(single));
      }
    }
  }
  const text = params.toString();
  return text && `?${text}`;
}
