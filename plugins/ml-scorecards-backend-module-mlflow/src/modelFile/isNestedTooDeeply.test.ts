import { isNestedTooDeeply } from './isNestedTooDeeply';

describe('isNestedTooDeeply', () => {
  it.each([
    ['lists in lists', '['.repeat(50_000)],
    ['mappings in mappings', '{a: '.repeat(50_000)],
    ['items of items', `${'- '.repeat(20_000)}a`],
    [
      'keys below keys',
      Array.from({ length: 200 }, (_, n) => `${' '.repeat(n)}a:`).join('\n'),
    ],
    ['what is below a key', `flavors:\n  sklearn: ${'['.repeat(50_000)}`],
  ])('refuses %s without end', (_, text) => {
    expect(isNestedTooDeeply(text)).toBe(true);
  });

  it.each([
    '',
    'flavors:\n  python_function:\n    env:\n      conda: conda.yaml\n',
    `signature:\n  inputs: '${'['.repeat(50_000)}'\n`,
    `${'- a\n'.repeat(1000)}`,
  ])('takes what is flat (%#)', text => {
    expect(isNestedTooDeeply(text)).toBe(false);
  });
});
