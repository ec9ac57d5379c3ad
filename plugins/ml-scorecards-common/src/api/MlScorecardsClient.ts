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
import { DecisionDeleteQuery, DecisionUpdate } from './decisions';
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
  ScorecardsByRefsResponse,
  scorecardsByRefsResponseSchema,
  ScorecardsCsvQuery,
  ScorecardsPage,
  scorecardsPageSchema,
  ScorecardsQuery,
} from './scorecardLists';
import { Scorecard, scorecardSchema } from './scorecards';
import { Trend, TrendQuery, trendSchema } from './trend';

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
    query: DecisionDeleteQuery,
  ): Promise<Scorecard>;
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
    const path = [
      scorecardPath(entityRef),
      'checklists',
      encodeURIComponent(item.checklist),
      'items',
      encodeURIComponent(item.item),
    ].join('/');
    return this.request(scorecardSchema, path, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(update),
    });
  }

  /** {@inheritDoc MlScorecardsApi.updateDecision} */
  async updateDecision(
    entityRef: string,
    subject: string,
    update: DecisionUpdate,
  ): Promise<Scorecard> {
    return this.request(scorecardSchema, decisionPath(entityRef, subject), {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(update),
    });
  }

  /** {@inheritDoc MlScorecardsApi.deleteDecision} */
  async deleteDecision(
    entityRef: string,
    subject: string,
    query: DecisionDeleteQuery,
  ): Promise<Scorecard> {
    return this.request(
      scorecardSchema,
      `${decisionPath(entityRef, subject)}${search(query)}`,
      { method: 'DELETE' },
    );
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

function scorecardPath(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return `/scorecards/${[kind, namespace, name]
    .map(encodeURIComponent)
    .join('/')}`;
}

function decisionPath(entityRef: string, subject: string): string {
  return `${scorecardPath(entityRef)}/decisions/${encodeURIComponent(subject)}`;
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
