import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { z } from 'zod';
import {
  ChecklistItemUpdate,
  ChecklistsResponse,
  checklistsResponseSchema,
} from './checklists';
import { ChecksResponse, checksResponseSchema } from './checks';
import { LabelChanges, labelChangesSchema } from './labels';
import { Maturity, MaturityGrouping, maturitySchema } from './maturity';
import {
  Scorecard,
  scorecardSchema,
  ScorecardsPage,
  scorecardsPageSchema,
  ScorecardsQuery,
} from './scorecards';

/**
 * The scorecards API as its callers see it. Every method throws a `ResponseError` when the backend refuses.
 *
 * @public
 */
export interface MlScorecardsApi {
  /** One page of scorecards, filtered and ordered. */
  getScorecards(query?: ScorecardsQuery): Promise<ScorecardsPage>;
  /** Gives undefined when the entity has no scorecard or the caller may not read it. */
  getScorecard(entityRef: string): Promise<Scorecard | undefined>;
  /** Collects and evaluates the component now, and gives the new scorecard. */
  refreshScorecard(entityRef: string): Promise<Scorecard>;
  /** What is asked, and how many components are in which state of it. */
  getChecks(): Promise<ChecksResponse>;
  /** Counts over groups of components, by owner unless told otherwise. */
  getMaturity(groupBy?: MaturityGrouping): Promise<Maturity>;
  /** The checklists as they are defined. */
  getChecklists(): Promise<ChecklistsResponse>;
  /** Gives the scorecard after the change. */
  updateChecklistItem(
    entityRef: string,
    item: { checklist: string; item: string },
    update: ChecklistItemUpdate,
  ): Promise<Scorecard>;
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
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) {
      for (const single of [value].flat()) {
        if (single !== undefined) {
          search.append(name, String(single));
        }
      }
    }
    return this.request(scorecardsPageSchema, `/scorecards?${search}`);
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

  /** {@inheritDoc MlScorecardsApi.getMaturity} */
  async getMaturity(groupBy: MaturityGrouping = 'owner'): Promise<Maturity> {
    return this.request(maturitySchema, `/maturity?groupBy=${groupBy}`);
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

  /** {@inheritDoc MlScorecardsApi.getLabelChanges} */
  async getLabelChanges(query: {
    after: number;
    limit?: number;
  }): Promise<LabelChanges> {
    const search = new URLSearchParams({ after: String(query.after) });
    if (query.limit) {
      search.set('limit', String(query.limit));
    }
    return this.request(labelChangesSchema, `/labels?${search}`);
  }

  private async request<T>(
    schema: z.ZodType<T>,
    path: string,
    init?: RequestInit,
  ): Promise<T> {
    const baseUrl = await this.discoveryApi.getBaseUrl('ml-scorecards');
    const response = await this.fetchApi.fetch(`${baseUrl}/v1${path}`, init);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return schema.parse(await response.json());
  }
}

function scorecardPath(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return `/scorecards/${[kind, namespace, name]
    .map(encodeURIComponent)
    .join('/')}`;
}
