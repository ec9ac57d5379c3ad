import { createMockDirectory } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import {
  DryRunReport,
  dryRunReportSchema,
} from 'backstage-plugin-ml-scorecards-common';
import express from 'express';
import { Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { stringify } from 'yaml';
import { startDryRunApi } from '../__testUtils__/dryRunApi';
import { toyCheck } from '../__testUtils__/toyPipeline';
import { main } from './main';

jest.setTimeout(120_000);

function defined(id: string, passes: string, overrides: object = {}) {
  const { id: _, ...check } = toyCheck(id, passes, {
    dimension: 'operability',
    ...overrides,
  });
  return check;
}

/** Definitions of each kind that say something about the five blocks of both components. */
const CONFIGURED: JsonObject = {
  checks: {
    'no-trigger': defined('no-trigger', 'size(scorecard.firedTriggers) == 0'),
    'no-finding': defined('no-finding', 'size(scorecard.openFindings) == 0'),
    'up-enough': defined(
      'up-enough',
      'toy.blocks > 0 && targets.minUptime[component.tier] > 0.5',
    ),
  },
  triggers: {
    'too-many-blocks': {
      title: 'Too many blocks',
      value: 'toy.blocks',
      limit: '9',
      params: { clearBelow: 0.5, clearAfterDays: 1 },
      why: 'They fall.',
      advice: 'Take some away.',
      source: ['test'],
    },
  },
  findings: {
    'built-too-high': {
      title: 'It is built too high',
      kind: 'over-engineering',
      evidence: [
        { says: 'It has many blocks.', holds: 'toy.blocks > params.many' },
        {
          says: 'Somebody plays with it.',
          holds: 'toy.playedAt > timestamp("2025-01-01T00:00:00Z")',
        },
      ],
      params: { many: 4 },
      why: 'It falls.',
      advice: 'Build lower.',
      source: ['test'],
    },
  },
  storageAdvice: {
    'similarity-search': false,
    'shared-features': false,
    'connected-data': false,
    'varied-formats': false,
    'clean-structured-data': false,
    'box-of-blocks': {
      title: 'A box',
      recommends: 'relational-database',
      when: 'toy.blocks > 4',
      why: 'They fit.',
      source: ['test'],
    },
  },
};

describe('what a dry run says through the command', () => {
  const directory = createMockDirectory();
  let server: Server;

  beforeAll(async () => {
    const { app } = await startDryRunApi({
      configured: CONFIGURED,
      labels: {
        'mlscorecards.io/audience': 'internal',
        'mlscorecards.io/decision-impact': 'advisory',
        'mlscorecards.io/serving-mode': 'batch',
        'mlscorecards.io/stage': 'production',
      },
    });
    const portal = express().use('/api/ml-scorecards/v1', app);
    server = await new Promise<Server>(resolve => {
      const listening = portal.listen(0, '127.0.0.1', () => resolve(listening));
    });
  });

  afterAll(async () => {
    await new Promise(resolve => server.close(resolve));
  });

  async function dryRun(change: object) {
    directory.setContent({ 'change.yaml': stringify(change) });
    const run = async (...more: string[]) => {
      const out: string[] = [];
      const code = await main(
        [
          'dry-run',
          directory.resolve('change.yaml'),
          '--url',
          `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
          ...more,
        ],
        {
          print: line => out.push(line),
          complain: line => out.push(line),
          env: { ML_SCORECARDS_TOKEN: 'mock-user-token' },
          fetch,
          now: () => new Date('2026-02-01T00:00:00Z'),
        },
      );
      return { code, out: out.join('\n') };
    };
    const { code, out } = await run();
    const report: DryRunReport = dryRunReportSchema.parse(
      JSON.parse((await run('--json')).out),
    );
    const checks = Object.fromEntries(
      report.checks.map(({ id, from, to }) => [
        id,
        [from?.pass ?? null, to?.pass ?? null],
      ]),
    );
    const advice = Object.fromEntries(
      report.advice.map(({ kind, id, from, to }) => [
        `${kind} ${id}`,
        [from, to],
      ]),
    );
    return { code, out, report, checks, advice };
  }

  it('is nothing where nothing changes', async () => {
    const { code, checks, advice } = await dryRun(CONFIGURED);
    expect({ code, checks, advice }).toEqual({
      code: 0,
      checks: {},
      advice: {},
    });
  });

  it('is who would be told to scale, and the check that asks for it', async () => {
    const { checks, advice, out } = await dryRun({
      triggers: { 'too-many-blocks': { limit: '4' } },
    });
    expect(advice).toEqual({ 'trigger too-many-blocks': [0, 2] });
    // The checklist to settle before scaling is asked for as well.
    expect(checks).toEqual({
      'no-trigger': [2, 0],
      'before-scaling-settled': [0, 0],
    });
    expect(out).toMatch(/^trigger too-many-blocks +0 +2$/m);
  });

  it('is which findings would be open', async () => {
    const { checks, advice } = await dryRun({
      findings: { 'built-too-high': { params: { many: 5 } } },
    });
    expect(advice).toEqual({ 'finding built-too-high': [2, 0] });
    // Another one cannot be told, so it is not known that none is open: no longer a fail, and no pass either.
    expect(checks).toEqual({
      'no-finding': [0, 0],
      'no-open-over-engineering': [0, 0],
    });
    const off = await dryRun({ findings: { 'built-too-high': false } });
    expect(off.advice).toEqual({ 'finding built-too-high': [2, null] });
  });

  it('is which storage would be advised', async () => {
    const { advice, out } = await dryRun({
      storageAdvice: {
        'box-of-blocks': false,
        'bag-of-blocks': {
          ...((CONFIGURED.storageAdvice as JsonObject)[
            'box-of-blocks'
          ] as object),
          title: 'A bag',
        },
      },
    });
    expect(advice).toEqual({
      'storage-advice box-of-blocks': [2, null],
      'storage-advice bag-of-blocks': [null, 2],
    });
    expect(out).toMatch(/^storage-advice bag-of-blocks +- +2$/m);
  });

  it('is what the targets and levels of tiers would change', async () => {
    const { checks, report } = await dryRun({
      tiers: {
        'tier-3': { targetLevel: 'gold', targets: { minUptime: 0.4 } },
      },
    });
    expect(checks).toEqual({ 'up-enough': [2, 0] });
    expect(report.targetLevel.up).toMatchObject({
      components: 2,
      examples: [{ from: 'bronze', to: 'gold' }, {}],
    });
  });

  it('is what is wrong with a rubric, and no change of any result where it is right', async () => {
    const right = await dryRun({ rubrics: { 'google-mlops': false } });
    expect(right).toMatchObject({ code: 0, checks: {}, advice: {} });
    const wrong = await dryRun({
      rubrics: {
        'google-mlops': {
          levels: [{ title: 'One', needs: ['no-such-check'] }],
        },
      },
    });
    expect(wrong.code).toBe(1);
    expect(wrong.report.problems).toMatchObject([
      { where: 'mlScorecards.rubrics.google-mlops', id: 'google-mlops' },
    ]);
  });
});
