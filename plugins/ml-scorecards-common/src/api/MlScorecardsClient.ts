import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { z } from 'zod';
import {
  ChecklistItemUpdate,
  ChecklistsResponse,
  checklistsResponseSchema,
} from './checklists';
import {
  CheckDetails,
  checkDetailsSchema,
  CheckQuery,
  ChecksResponse,
  checksResponseSchema,
} from './checks';
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
import {
  ScorecardFacts,
  ScorecardFactsQuery,
  scorecardFactsSchema,
} from './facts';
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
import { MlScorecardsApi } from './MlScorecardsApi';

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
    return this.requestIfThere(scorecardSchema, scorecardPath(entityRef));
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

  /** {@inheritDoc MlScorecardsApi.getFacts} */
  async getFacts(
    entityRef: string,
    query: ScorecardFactsQuery = {},
  ): Promise<ScorecardFacts> {
    return this.request(
      scorecardFactsSchema,
      `${scorecardPath(entityRef)}/facts${search(query)}`,
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

  /** {@inheritDoc MlScorecardsApi.getCheck} */
  async getCheck(
    id: string,
    query: CheckQuery = {},
  ): Promise<CheckDetails | undefined> {
    return this.requestIfThere(
      checkDetailsSchema,
      `/checks/${encodeURIComponent(id)}${search(query)}`,
    );
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

  /** Gives undefined for what is not there, or not for the caller. */
  private async requestIfThere<T>(
    schema: z.ZodType<T>,
    path: string,
  ): Promise<T | undefined> {
    try {
      return await this.request(schema, path);
    } catch (error) {
      if (error instanceof ResponseError && error.statusCode === 404) {
        return undefined;
      }
      throw error;
    }
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
