import { FactCollector } from 'backstage-plugin-ml-scorecards-node';
import { toyCollector, toyFacts } from '../__testUtils__/components';
import { toyCheck, toyDefinitions } from '../__testUtils__/toyPipeline';
import { Definitions } from '../definitions';
import { answersVersion } from './answersVersion';

const collector = toyCollector(() => ({ unchanged: true }));

const versionOf = (
  definitions: Partial<Definitions> = {},
  collectors: FactCollector[] = [collector],
  about: { packageVersion?: string; catalogueUrl?: string } = {},
) =>
  answersVersion({
    packageVersion: '1.0.0',
    catalogueUrl: 'https://docs.example.com/',
    waiverTerms: { maxDays: 90, approvers: [] },
    ...about,
    definitions: { ...toyDefinitions(), ...definitions },
    collectors,
  });

describe('answersVersion', () => {
  it('is the same for the same definitions, however often they are loaded', () => {
    expect(versionOf()).toBe(versionOf());
  });

  it.each<[string, string]>([
    ['the API', versionOf({}, [collector], { packageVersion: '1.0.1' })],
    [
      'the words of a check',
      versionOf(toyDefinitions([toyCheck('a', 'true', { why: 'Because.' })])),
    ],
    ['what a source is called', versionOf(withTitle('Other'))],
    [
      'a problem',
      versionOf({
        problems: [{ where: 'app-config', message: 'is wrong' }] as never,
      }),
    ],
    [
      'a checklist',
      versionOf({ checklists: [{ id: 'a', title: 'A', items: [] }] as never }),
    ],
    [
      'a check that is changed',
      versionOf({ configuredChecks: new Set(['a']) }),
    ],
    [
      'where the catalogue is',
      versionOf({}, [collector], { catalogueUrl: 'https://other.example/' }),
    ],
    ['which collectors there are', versionOf({}, [])],
    [
      'how long facts are fresh',
      versionOf({}, [{ ...collector, timeToLiveMs: 1 }]),
    ],
  ])('changes with %s', (_, version) => {
    expect(version).not.toBe(versionOf());
  });

  it('tells apart checks that differ in words only', () => {
    const [one, two] = ['Play.', 'Play more.'].map(fix =>
      versionOf(toyDefinitions([toyCheck('a', 'true', { fix })])),
    );
    expect(one).not.toBe(two);
  });
});

function withTitle(title: string): Partial<Definitions> {
  return { factSets: new Map([['toy', { ...toyFacts, title }]]) };
}
