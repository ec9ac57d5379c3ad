import { stringifyEntityRef } from '@backstage/catalog-model';
import { APIRequestContext, APIResponse, expect } from '@playwright/test';
import { demoComponents } from './demoComponents';
import { Person } from './people';

/** Nothing is answered before the past of the demo is made up, which takes minutes on a busy machine. */
const FIRST_ANSWER_MS = 300_000;

/** Calls the portal's API as one of the demo's people. */
export class PortalApi {
  private constructor(
    private readonly request: APIRequestContext,
    private readonly headers: { authorization: string },
  ) {}

  static async as(
    request: APIRequestContext,
    person: Person,
  ): Promise<PortalApi> {
    const response =
      person === 'guest'
        ? await request.get('/api/auth/guest/refresh')
        : await request.get('/api/auth/demo/refresh', {
            headers: { 'x-demo-person': `user:default/${person}` },
          });
    expect(response.ok()).toBe(true);
    const { backstageIdentity } = await response.json();
    return new PortalApi(request, {
      authorization: `Bearer ${backstageIdentity.token}`,
    });
  }

  async get(path: string): Promise<any> {
    const response = await this.request.get(`/api/${path}`, {
      headers: this.headers,
      timeout: FIRST_ANSWER_MS,
    });
    expect([path, response.status()]).toEqual([path, 200]);
    return response.json();
  }

  put(path: string, data: object): Promise<APIResponse> {
    return this.request.put(`/api/${path}`, { headers: this.headers, data });
  }

  post(path: string, data: object): Promise<APIResponse> {
    return this.request.post(`/api/${path}`, { headers: this.headers, data });
  }

  delete(path: string): Promise<APIResponse> {
    return this.request.delete(`/api/${path}`, { headers: this.headers });
  }

  /** Takes back the decision about a trigger or finding of a component. */
  takeBack(
    name: string,
    subject: string,
    version: number,
  ): Promise<APIResponse> {
    return this.delete(
      `ml-scorecards/v1/scorecards/component/default/${name}/decisions/${subject}?version=${version}`,
    );
  }

  /** Reads everything about a component anew and gives its scorecard. */
  async refresh(name: string): Promise<any> {
    const response = await this.request.post(
      `/api/ml-scorecards/v1/scorecards/component/default/${name}/refresh`,
      { headers: this.headers },
    );
    expect([name, response.status()]).toEqual([name, 200]);
    return response.json();
  }

  scorecard(name: string, kind: string = 'component'): Promise<any> {
    return this.get(`ml-scorecards/v1/scorecards/${kind}/default/${name}`);
  }
}

/** A check of a scorecard. */
export function checkOf(scorecard: any, id: string): any {
  return scorecard.dimensions
    .flatMap((dimension: any) => dimension.checks)
    .find((check: any) => check.id === id);
}

/**
 * Waits until the portal has read every component of the demo from its sources, and the catalog tells tier and level of each: a
 * page of the catalog that was opened before that would not tell them later.
 */
export async function waitUntilCollected(
  request: APIRequestContext,
): Promise<void> {
  const api = await PortalApi.as(request, 'guest');
  const expected = demoComponents()
    .map(entity => stringifyEntityRef(entity))
    .sort();
  // A portal that has only just begun may also refuse to answer.
  await expect(async () => {
    const { items } = await api.get('ml-scorecards/v1/scorecards?limit=200');
    expect(items.map(({ entityRef }: any) => entityRef).sort()).toEqual(
      expected,
    );
    for (const { entityRef, tier, level } of items) {
      const [kind, name] = entityRef.split(/:default\//);
      const { sources } = await api.scorecard(name, kind);
      const { metadata } = await api.get(
        `catalog/entities/by-name/${kind}/default/${name}`,
      );
      expect({
        entityRef,
        notCollected: sources
          .filter(({ status }: any) => status === 'not-collected')
          .map(({ collector }: any) => collector),
        tier: metadata.labels?.['mlscorecards.io/reliability-tier'],
        level: metadata.labels?.['mlscorecards.io/level'],
      }).toEqual({ entityRef, notCollected: [], tier, level });
    }
  }).toPass({ timeout: FIRST_ANSWER_MS, intervals: [1_000] });
}
