import { takeBackQuerySchema } from './statements';

describe('takeBackQuerySchema', () => {
  it.each([
    ['1', 1],
    ['0', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['x', undefined],
    ['', undefined],
    ['99999999999', undefined],
  ])('reads the version %j as %s', (version, expected) => {
    expect(takeBackQuerySchema.safeParse({ version }).data?.version).toBe(
      expected,
    );
  });
});
