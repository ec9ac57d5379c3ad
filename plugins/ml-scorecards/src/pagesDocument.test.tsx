import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { appTreeApiRef, useApi } from '@backstage/frontend-plugin-api';
import { mlScorecardsPlugin } from './plugin';

const docs = resolve(__dirname, '../../../docs');

/** What shows nothing by itself. */
const WITHOUT_PICTURE = ['api:ml-scorecards', 'page:ml-scorecards'];

function Extensions() {
  const ids = [...useApi(appTreeApiRef).getTree().tree.nodes.values()]
    .filter(node => node.spec.plugin?.pluginId === 'ml-scorecards')
    .map(node => node.spec.id);
  return (
    <ul>
      {ids.map(id => (
        <li key={id}>{id}</li>
      ))}
    </ul>
  );
}

describe('docs/pages.md', () => {
  it('has a picture of everything that the plugin shows', async () => {
    renderInTestApp(<Extensions />, { features: [mlScorecardsPlugin] });
    const shown = (await screen.findAllByRole('listitem'))
      .map(item => item.textContent!)
      .filter(id => id.includes('ml-scorecards'))
      .filter(id => !WITHOUT_PICTURE.includes(id));
    expect(shown).toContain('sub-page:ml-scorecards/overview');

    const sections = readFileSync(resolve(docs, 'pages.md'), 'utf8').split(
      /^## /m,
    );
    const picturesOf = (id: string) =>
      sections
        .filter(section => section.includes(`\`${id}\``))
        .flatMap(section => [...section.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)])
        .map(([, path]) => path);

    expect(
      shown.filter(
        id => !picturesOf(id).some(path => existsSync(resolve(docs, path))),
      ),
    ).toEqual([]);
  });
});
