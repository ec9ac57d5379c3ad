import { ScorecardSummary } from 'backstage-plugin-ml-scorecards-common';
import { scorecardsCsv } from './scorecardsCsv';

const summary: ScorecardSummary = {
  entityRef: 'component:default/fraud',
  title: 'Fraud detector',
  kind: 'component',
  type: 'ml-model',
  owner: 'group:default/risk',
  tier: 'tier-1',
  level: 'silver',
  targetLevel: 'gold',
  gap: 2,
  score: 0.5,
  coverage: null,
  counts: { pass: 4, fail: 1, unknown: 3, notApplicable: 0 },
  automation: 0.875,
  attested: 1,
  waived: 0,
  evaluatedAt: '2026-01-01T00:00:00.000Z',
};

const HEADER =
  '\ufeff"entityRef","title","kind","type","lifecycle","owner","system","domain","tier","level","targetLevel","gap","score","coverage","pass","fail","unknown","notApplicable","evaluatedAt","automation","attested","waived"';

async function csvOf(...parts: Array<Partial<ScorecardSummary>[]>) {
  async function* given() {
    for (const part of parts) {
      yield part.map(overrides => ({ ...summary, ...overrides }));
    }
  }
  const texts: string[] = [];
  for await (const text of scorecardsCsv(given())) {
    texts.push(text);
  }
  return texts;
}

describe('scorecardsCsv', () => {
  it('has a header, quotes texts, leaves numbers bare and unknown empty', async () => {
    expect(await csvOf([{}])).toEqual([
      `${HEADER}\r\n` +
        '"component:default/fraud","Fraud detector","component","ml-model",,"group:default/risk",,,"tier-1","silver","gold",2,0.5,,4,1,3,0,"2026-01-01T00:00:00.000Z",0.875,1,0\r\n',
    ]);
  });

  it('says once what the columns are', async () => {
    const texts = await csvOf([{}], [{}]);
    expect(texts).toHaveLength(2);
    expect(texts[1]).toMatch(/^"component:default\/fraud",/);
  });

  it('has a header for nobody', async () => {
    expect(await csvOf([])).toEqual([`${HEADER}\r\n`]);
  });

  it.each([
    ['=HYPERLINK("http://evil")', `"'=HYPERLINK(""http://evil"")"`],
    ['a,"b"', '"a,""b"""'],
    ['two\nlines', '"two\nlines"'],
    ['Zürich 𝄞', '"Zürich 𝄞"'],
    ['-1', `"'-1"`],
  ])('writes the title %j as %s', async (title, expected) => {
    const [text] = await csvOf([{ title }]);
    expect(text).toContain(`"component:default/fraud",${expected},`);
  });
});
