import { readFileSync } from 'node:fs';
import { RIGHTS_PAGE, withMadeParts } from './__testUtils__/rights/rightsPage';

describe('docs/permissions.md', () => {
  const page = readFileSync(RIGHTS_PAGE, 'utf8');

  it('says what "yarn docs:permissions" puts in: run it and commit what changed', () => {
    expect(page).toBe(withMadeParts(page));
  });

  it.each([
    'permissions',
    'callers',
    'open',
    'conditional',
    'closed',
    'policy',
  ])('has the part %s', part => {
    expect(page).toContain(`<!-- made: ${part} -->`);
  });
});
