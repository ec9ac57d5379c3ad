import { readGateOptions } from './GateOptions';

const USUAL = ['--url', 'https://portal.example', '--entity', 'fraud'];
const ASKED = [...USUAL, '--target'];

describe('readGateOptions', () => {
  it('has defaults', () => {
    expect(readGateOptions(ASKED)).toEqual({
      baseUrl: 'https://portal.example',
      entityRef: 'component:default/fraud',
      wanted: { level: 'target' },
      factsFile: undefined,
      tokenEnv: 'BACKSTAGE_TOKEN',
      format: 'text',
      onError: 'fail',
      timeoutMs: 30_000,
    });
  });

  it('takes everything that there is', () => {
    expect(
      readGateOptions([
        ...['--url', 'https://portal.example/backstage/'],
        ...['--entity', 'Resource:ml/churn', '--level', 'silver'],
        ...['--max-gap', '0', '--facts', 'facts.yaml', '--token-env', 'TOKEN'],
        ...['--format', 'junit', '--on-error', 'pass', '--timeout', '5'],
      ]),
    ).toEqual({
      baseUrl: 'https://portal.example/backstage',
      entityRef: 'resource:ml/churn',
      wanted: { level: 'silver', maxGap: 0 },
      factsFile: 'facts.yaml',
      tokenEnv: 'TOKEN',
      format: 'junit',
      onError: 'pass',
      timeoutMs: 5000,
    });
  });

  it.each([
    ['nothing', [], '--url and --entity'],
    ['no portal', ['--entity', 'x', '--target'], '--url and --entity'],
    ['nothing asked for', USUAL, '--level, --target or --max-gap'],
    ['two levels', [...ASKED, '--level', 'gold'], 'not both'],
    ['a level that there is not', [...USUAL, '--level', 'none'], 'bronze'],
    ['an empty level', [...USUAL, '--level', ''], 'bronze'],
    ['an empty gap', [...USUAL, '--max-gap', ''], '--max-gap'],
    ['a gap below 0', [...USUAL, '--max-gap=-1'], '--max-gap'],
    ['a gap that is no number', [...USUAL, '--max-gap', '1e3'], '--max-gap'],
    ['an unknown option', [...ASKED, '--token', 'secret'], "'--token'"],
    ['an operand', [...ASKED, 'gold'], 'gold'],
    ['an unknown format', [...ASKED, '--format', 'html'], '--format'],
    ['an unknown end', [...ASKED, '--on-error', 'ignore'], '--on-error'],
    ['no time at all', [...ASKED, '--timeout', '0'], '--timeout'],
    ['no entity', [...ASKED, '--entity', ''], '--entity'],
    ['a bad ref', [...ASKED, '--entity', ':x'], '--entity'],
    ['no address', [...ASKED, '--url', 'portal'], '--url'],
    ['a secret in it', [...ASKED, '--url', 'https://u:pw@x'], 'password'],
    ['http', [...ASKED, '--url', 'http://portal.example'], 'https'],
    [
      'a name like localhost',
      [...ASKED, '--url', 'http://localhost.x'],
      'https',
    ],
    [
      'an address like it',
      [...ASKED, '--url', 'http://127.0.0.1.x.y'],
      'https',
    ],
    ['a file', [...ASKED, '--url', 'file:///etc/passwd'], 'https'],
  ])('refuses %s', (_, args, message) => {
    expect(() => readGateOptions(args)).toThrow(message);
    expect(() => readGateOptions(args)).not.toThrow('u:pw');
  });

  it.each([
    'http://localhost:7007',
    'http://127.0.0.1:7007',
    'http://[::1]:7007',
    'http://backstage.localhost',
  ])('lets %s be without https', url => {
    expect(readGateOptions([...ASKED, '--url', url]).baseUrl).toBe(url);
  });

  it('lets other machines be without https when told so', () => {
    const { baseUrl } = readGateOptions([
      ...ASKED,
      ...['--url', 'http://portal.example', '--allow-http'],
    ]);
    expect(baseUrl).toBe('http://portal.example');
  });
});
