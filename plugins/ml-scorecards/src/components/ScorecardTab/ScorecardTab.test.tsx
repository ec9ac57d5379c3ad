import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DataStore } from 'backstage-plugin-ml-scorecards-common';
import {
  fraudDetectorScorecard,
  MAY_NOTHING,
} from '../../__testUtils__/fixtures';
import { renderTab } from '../../__testUtils__/renderTab';

const ENTITY_REF = 'component:default/fraud-detector';

/** The facts of the check that is open, each with its value. */
const valuesRead = () =>
  Array.from(
    screen.getByRole('list', { name: 'Values read' }).children,
    fact => fact as HTMLElement,
  );

describe('ScorecardTab', () => {
  it('asks once, and says how critical and how good the component is', async () => {
    const api = renderTab();

    const summary = await screen.findByRole('region', {
      name: 'At a glance',
    });
    expect(summary).toHaveTextContent('Tier 1 · critical');
    expect(summary).toHaveTextContent('Bronze');
    expect(summary).toHaveTextContent('Owes gold · Below its target');
    expect(summary).toHaveTextContent('2 required checks do not pass');
    expect(summary).toHaveTextContent('33%');
    expect(summary).toHaveTextContent('1 of 3 applicable checks pass');
    expect(summary).toHaveTextContent('67%');
    expect(summary).toHaveTextContent('2 of 3 applicable checks are known');
    expect(summary).toHaveTextContent('Automation100%');
    expect(summary).toHaveTextContent('1 of 1 passes come from facts');
    expect(summary).not.toHaveTextContent('waiver');

    expect(
      within(summary)
        .getAllByRole('heading', { level: 3 })
        .map(heading => heading.textContent),
    ).toEqual([
      'How critical is it?',
      'How good is it?',
      'What to do next?',
      'Why this tier',
    ]);
    expect(
      within(summary).getByRole('region', { name: 'How critical is it?' }),
    ).toHaveTextContent('A critical decision rests on it: tier 1.');
    expect(
      within(within(summary).getByRole('list', { name: 'Level and target' }))
        .getAllByRole('listitem')
        .map(step => [step.textContent, step.getAttribute('aria-current')]),
    ).toEqual([
      ['No level', null],
      ['Bronzeis here', 'step'],
      ['Silver', null],
      ['Goldowes this', null],
    ]);
    const next = within(summary).getByRole('region', {
      name: 'What to do next?',
    });
    expect(next).toHaveTextContent(
      'The pipeline’s lock file is in step with the code',
    );
    expect(next).toHaveTextContent(/Fail.*lock file/);
    expect(next).toHaveTextContent('About an hour');
    expect(next).toHaveTextContent('Run dvc repro and commit dvc.lock.');

    const reasons = within(
      screen.getByRole('list', { name: 'Why this tier' }),
    ).getAllByRole('listitem');
    expect(reasons.map(reason => reason.textContent)).toEqual([
      'It decides on payments: decision impact is criticaldeclared by the owner',
      'Customers see what it doesderived from the catalog',
      'It serves in real timeassumed, because nobody said',
      'RuleA critical decision rests on it: tier 1.',
      'So it isTier 1 · critical',
    ]);
    expect(
      screen.getByRole('region', { name: 'Needs the owner’s attention' }),
    ).toHaveTextContent(/mlscorecards.io\/audience has the value/);
    expect(api.getScorecard).toHaveBeenCalledTimes(1);
    expect(api.getScorecard).toHaveBeenCalledWith(ENTITY_REF);
  });

  it('says with how many waivers a level is given, and how many passes rest on people', async () => {
    renderTab({
      getScorecard: async () => ({
        ...fraudDetectorScorecard,
        gap: 0,
        waived: 2,
        attested: 1,
        automation: 0.5,
      }),
    });
    const summary = await screen.findByRole('region', { name: 'At a glance' });
    expect(summary).toHaveTextContent('with 2 waivers');
    expect(summary).toHaveTextContent('All required checks pass or are waived');
    expect(summary).toHaveTextContent('Automation50%');
    expect(summary).toHaveTextContent('0 of 1 passes come from facts');
  });

  it('says what an ML component is when there is no scorecard, and looks again', async () => {
    const getScorecard = jest
      .fn()
      .mockResolvedValueOnce(undefined)
      .mockResolvedValue(fraudDetectorScorecard);
    renderTab({ getScorecard });

    expect(await screen.findByText('No scorecard yet')).toBeInTheDocument();
    expect(screen.getByText(/within minutes/)).toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: 'Look again' }));
    expect(
      await screen.findByRole('region', { name: 'At a glance' }),
    ).toHaveTextContent('Tier 1 · critical');
  });

  it('has words where no check applies and no source is installed', async () => {
    renderTab({
      getScorecard: async () => ({
        ...fraudDetectorScorecard,
        score: null,
        coverage: null,
        automation: null,
        gap: 0,
        targetLevel: 'none' as const,
        counts: { pass: 0, fail: 0, unknown: 0, notApplicable: 0 },
        dimensions: [],
        nextSteps: [],
        rubrics: [],
        checklists: [],
        sources: [],
        findings: [],
        may: MAY_NOTHING,
      }),
    });

    const summary = await screen.findByRole('region', { name: 'At a glance' });
    expect(summary).toHaveTextContent('Owes no level');
    expect(summary).toHaveTextContent('All required checks pass');
    expect(within(summary).getAllByText('No check applies')).toHaveLength(2);
    expect(within(summary).getByText('No check passes')).toBeInTheDocument();
    expect(
      screen.getByText('No check applies to this component.'),
    ).toBeInTheDocument();
    expect(within(summary).getByText(/Nothing to mend/)).toBeInTheDocument();
    expect(
      screen.queryByRole('group', { name: 'Which checks to show' }),
    ).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('tab', { name: 'Checklists' }));
    expect(screen.getByText('There are no checklists.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('tab', { name: 'Sources' }));
    expect(screen.getByText('No source is installed.')).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Refresh' }),
    ).not.toBeInTheDocument();
    expect(
      screen.queryByText('Needs the owner’s attention'),
    ).not.toBeInTheDocument();
  });

  describe('checks', () => {
    it('open into the values that were read', async () => {
      renderTab();
      await userEvent.click(
        await screen.findByRole('button', {
          name: /Data versioning.*1 pass · 1 fail · 1 not applicable/,
        }),
      );
      const check = screen.getByRole('button', {
        name: /Fail.*lock file is in step.*Silver · required/,
      });
      expect(check).toHaveAttribute('aria-expanded', 'false');
      await userEvent.click(check);
      expect(check).toHaveAttribute('aria-expanded', 'true');
      expect(
        screen.getByText(/ · Answered by Git repository$/),
      ).toBeInTheDocument();

      const read = valuesRead();
      expect(read[0]).toHaveTextContent('git.codeDepsOutOfSync');
      expect(read[0]).toHaveTextContent('src/train.py');
      expect(
        within(read[0]).getByRole('link', { name: /Open in Git repository/ }),
      ).toHaveAttribute(
        'href',
        'https://git.example.com/fraud-detector/dvc.lock',
      );
      expect(within(read[0]).getByText(/ago$/)).toHaveAttribute(
        'title',
        expect.stringContaining('2026'),
      );
      expect(read[1]).toHaveTextContent('1.3 MB');
      expect(read[2]).toHaveTextContent('Yes');

      expect(
        screen.getByText(/size\(git.codeDepsOutOfSync\) == 0/),
      ).toBeInTheDocument();
      expect(
        screen.getByRole('heading', { name: 'How to fix it' }),
      ).toBeInTheDocument();
      expect(screen.getByRole('link', { name: /dvc.org/ })).toBeInTheDocument();
      expect(screen.getByText('guide §2')).toBeInTheDocument();
    });

    it('lead to their pages in the catalogue, and so do the facts that they read', async () => {
      renderTab();
      await userEvent.click(
        await screen.findByRole('button', { name: /^Data versioning/ }),
      );
      await userEvent.click(
        screen.getByRole('button', { name: /^Pass.*Training data/ }),
      );
      expect(
        screen.getByRole('link', { name: /Definition of this check/ }),
      ).toHaveAttribute(
        'href',
        'https://docs.example.com/catalogue/checks/data-is-tracked.md',
      );
      expect(
        screen.getByRole('link', { name: 'This check across all components' }),
      ).toHaveAttribute('href', '/ml-scorecards/checks/data-is-tracked');
      expect(
        screen.getByRole('link', { name: /git.trackedData/ }),
      ).toHaveAttribute(
        'href',
        'https://docs.example.com/catalogue/facts/git.trackedData.md',
      );
    });

    it('have no page where the portal made them', async () => {
      renderTab({
        getScorecard: async () => ({
          ...fraudDetectorScorecard,
          facts: {
            'git.trackedData': {
              ...fraudDetectorScorecard.facts['git.trackedData'],
              custom: true as const,
            },
          },
          dimensions: fraudDetectorScorecard.dimensions.map(dimension => ({
            ...dimension,
            checks: dimension.checks.map(check => ({
              ...check,
              custom: true as const,
            })),
          })),
        }),
      });
      await userEvent.click(
        await screen.findByRole('button', { name: /^Data versioning/ }),
      );
      await userEvent.click(
        screen.getByRole('button', { name: /^Pass.*Training data/ }),
      );
      expect(screen.getByText('git.trackedData')).toBeInTheDocument();
      expect(
        screen.queryByRole('link', { name: /catalogue|trackedData/ }),
      ).not.toBeInTheDocument();
    });

    it('never make a link of anything but a web or mail address', async () => {
      renderTab();
      await userEvent.click(
        await screen.findByRole('button', { name: /^Data versioning/ }),
      );
      await userEvent.click(
        screen.getByRole('button', { name: /^Fail.*lock file is in step/ }),
      );
      const row = valuesRead()[1];
      expect(row).toHaveTextContent('1.3 MBSourceGit repository');
      expect(
        within(row).queryByRole('link', { name: /Git repository/ }),
      ).not.toBeInTheDocument();
    });

    it('say why they are unknown', async () => {
      renderTab();
      await userEvent.click(
        await screen.findByRole('button', { name: /^Drift monitoring/ }),
      );
      await userEvent.click(
        screen.getByRole('button', {
          name: /Unknown.*Quality on served data.*No source connected/,
        }),
      );
      expect(
        screen.getByText(/No installed module reads Evidently yet/),
      ).toBeInTheDocument();
      const toConnect = screen.getByText(
        /^To connect Evidently: Name the project/,
      );
      expect(toConnect).toHaveRole('listitem');
      expect(
        within(toConnect).getByRole('link', {
          name: /^Documentation about Evidently/,
        }),
      ).toHaveAttribute('href', 'https://docs.example.com/evidently');
      const row = valuesRead()[0];
      expect(row).toHaveTextContent('Unknown: Evidently is not connected.');
      expect(row).toHaveTextContent('Never');
    });

    it('are found from the next best steps', async () => {
      renderTab();
      await userEvent.click(
        await screen.findByRole('button', {
          name: 'Show the check “Quality on served data is measured”',
        }),
      );
      const check = await screen.findByRole('button', {
        name: /^Unknown.*Quality on served data/,
      });
      expect(check).toHaveAttribute('aria-expanded', 'true');
      expect(check).toHaveFocus();
    });

    it('are found by the address', async () => {
      renderTab(undefined, { at: '/#ml-check-served-quality-measured' });
      const check = await screen.findByRole('button', {
        name: /^Unknown.*Quality on served data/,
      });
      expect(check).toHaveAttribute('aria-expanded', 'true');
      await waitFor(() => expect(check).toHaveFocus());
    });

    it('that come next say what they take and what they lead to', async () => {
      renderTab();
      const step = (
        await screen.findByRole('heading', {
          name: 'The pipeline’s lock file is in step with the code',
        })
      ).parentElement;
      expect(step).toHaveTextContent(
        'About an hour · reaches Silver · raises Data versioning',
      );
      const last = screen.getByRole('heading', {
        name: 'Quality on served data is measured',
      }).parentElement;
      expect(last).toHaveTextContent(/A week or more$/);
    });

    it('that come next are shown five at first, and all on request', async () => {
      const [dimension] = fraudDetectorScorecard.dimensions;
      const checks = [1, 2, 3, 4, 5, 6, 7].map(n => ({
        ...dimension.checks[0],
        id: `check-${n}`,
        title: `Check ${n}`,
        state: 'fail' as const,
      }));
      renderTab({
        getScorecard: async () => ({
          ...fraudDetectorScorecard,
          dimensions: [{ ...dimension, checks }],
          nextSteps: checks.map(({ id }) => ({
            check: id,
            effort: 'medium' as const,
          })),
        }),
      });
      const steps = () =>
        screen
          .getAllByRole('heading', { level: 3, name: /^Check \d/ })
          .map(heading => heading.textContent);
      await screen.findByRole('heading', { name: 'Check 1' });
      expect(steps()).toHaveLength(5);
      await userEvent.click(
        screen.getByRole('button', { name: 'Show all 7 steps' }),
      );
      expect(steps()).toEqual(checks.map(({ title }) => title));
      await userEvent.click(
        screen.getByRole('button', { name: 'Show fewer steps' }),
      );
      expect(steps()).toHaveLength(5);
    });

    it('that do not pass are advice once nothing is owed', async () => {
      renderTab({
        getScorecard: async () => ({
          ...fraudDetectorScorecard,
          nextSteps: [],
        }),
      });
      expect(
        await screen.findByText(
          /Nothing is left to mend for what the tier asks/,
        ),
      ).toBeInTheDocument();
    });

    it('whose source failed are mended at the source first', async () => {
      const reason = {
        code: 'source-error' as const,
        message: 'The repository is gone.',
      };
      renderTab({
        getScorecard: async () => ({
          ...fraudDetectorScorecard,
          nextSteps: [
            { check: 'served-quality-measured', effort: 'small' as const },
          ],
          dimensions: fraudDetectorScorecard.dimensions.map(dimension => ({
            ...dimension,
            checks: dimension.checks.map(check =>
              check.id === 'served-quality-measured'
                ? { ...check, reason }
                : check,
            ),
          })),
        }),
      });
      const step = await screen.findByRole('region', {
        name: 'What to do next?',
      });
      expect(step).toHaveTextContent('The repository is gone.');
    });
  });

  describe('other models', () => {
    it('say what they make of the component', async () => {
      renderTab();
      expect(
        await screen.findByText('0.5 of 7: serious holes are possible'),
      ).toBeInTheDocument();
      expect(
        screen.getByText(
          'The weakest of its sections counts: Data 2 · Monitoring 0.5',
        ),
      ).toBeInTheDocument();
      expect(screen.getByText('1 of 1: Automated')).toBeInTheDocument();
      expect(
        screen.queryByRole('button', { name: 'What is missing in Maturity' }),
      ).not.toBeInTheDocument();
    });

    it('lead to the checks that are missing, and name what nobody asks', async () => {
      renderTab();
      const missing = await screen.findByRole('button', {
        name: 'What is missing in Test score',
      });
      expect(missing).toHaveAttribute('aria-expanded', 'false');
      await userEvent.click(missing);
      expect(missing).toHaveAttribute('aria-expanded', 'true');
      expect(
        screen.getByText('The model is numerically stable'),
      ).toBeInTheDocument();

      await userEvent.click(
        screen.getByRole('button', {
          name: 'Quality on served data is measured',
        }),
      );
      expect(
        await screen.findByRole('button', {
          name: /^Unknown.*Quality on served data/,
        }),
      ).toHaveFocus();
    });
  });

  describe('scale and fit', () => {
    it('says how the effort fits the tier, and what speaks for more or less', async () => {
      renderTab(undefined, { section: 'scale-and-fit' });

      const effort = await screen.findByRole('region', {
        name: 'Effort against tier',
      });
      expect(effort).toHaveTextContent(
        'It is at least 2 levels below what its tier owes.',
      );
      expect(effort).toHaveTextContent(
        'It is kept up less than its tier asks for',
      );
      expect(effort).toHaveTextContent(
        'Begin with the first of the next steps.',
      );

      await userEvent.click(
        within(effort).getByRole('button', { name: 'What this rests on' }),
      );
      await userEvent.click(
        within(effort).getByRole('button', {
          name: 'The pipeline’s lock file is in step with the code',
        }),
      );
      expect(
        screen.getByRole('button', { name: /^Fail.*The pipeline’s lock file/ }),
      ).toHaveFocus();
    });

    it('keeps back what there is not enough evidence for', async () => {
      renderTab(undefined, { section: 'scale-and-fit' });
      const title = 'It serves online for data that changes once a day';
      const unsure = await screen.findByRole('button', {
        name: '1 sign cannot be told: not enough evidence',
      });
      expect(screen.queryByText(title)).not.toBeInTheDocument();
      await userEvent.click(unsure);
      expect(screen.getByText(title)).toBeInTheDocument();
    });

    it('shows which triggers have fired, since when and upon what', async () => {
      renderTab(undefined, { section: 'scale-and-fit' });
      const triggers = await screen.findByRole('region', {
        name: 'Triggers to scale',
      });
      const [latency, training] = within(triggers).getAllByRole('listitem');
      expect(latency).toHaveTextContent(
        /Fired: Inference is slower than promised · since \d+\/\d+\/\d+ \(.* ago\)/,
      );
      expect(latency).toHaveTextContent('310 ms on 2/28/2026, limit 200 ms');
      expect(training).toHaveTextContent(
        'Unknown: Training takes longer than its window',
      );
      expect(latency).toHaveTextContent(
        'The limit is exceeded: act, or put on record why you live with it. What to do: Measure where the time goes.',
      );
      expect(training).toHaveTextContent(
        'Nothing is known, so nothing can be said about it. When it fires: Find the slow step first.',
      );

      await userEvent.click(
        within(latency).getByRole('button', { name: 'What this rests on' }),
      );
      expect(
        within(latency).getByRole('list', { name: 'Values read' }),
      ).toHaveTextContent('prometheus.latencyP99Seconds');
      await userEvent.click(within(training).getByRole('button'));
      expect(training).toHaveTextContent(
        'No source that could tell is connected.',
      );
    });

    it('names the targets of the tier, and the storage that fits', async () => {
      renderTab(undefined, { section: 'scale-and-fit' });
      const targets = await screen.findByRole('region', {
        name: 'Targets of the tier',
      });
      expect(
        within(targets)
          .getAllByRole('listitem')
          .map(({ textContent }) => textContent),
      ).toEqual([
        'Up 99.95% of 30 days, where it serves online',
        'Latency (p99) of 200 ms at most, where its owners promise nothing else',
        'Quality drops by 2% at most against its reference',
        'Drift is checked every day',
      ]);
      expect(
        screen.getByRole('region', { name: 'Storage that fits' }),
      ).toHaveTextContent('A relational database');
    });

    it.each<[DataStore[] | undefined, string | RegExp]>([
      [
        ['relational-database', 'vector-database'],
        'It uses: relational database, vector database. That fits.',
      ],
      [
        ['document-store'],
        'It uses: document store. If that does its work, there is no reason to move.',
      ],
      [[], 'The catalog names no data store that it depends on.'],
      [undefined, /^(?!.*(It uses|data store that it depends)).*$/],
    ])('says beside the advice what is used: %j', async (uses, text) => {
      renderTab(
        {
          getScorecard: async () => ({
            ...fraudDetectorScorecard,
            storageAdvice: { ...fraudDetectorScorecard.storageAdvice!, uses },
          }),
        },
        { section: 'scale-and-fit' },
      );
      expect(
        await screen.findByRole('region', { name: 'Storage that fits' }),
      ).toHaveTextContent(text);
    });

    it('says so where the tier asks for nothing', async () => {
      renderTab(
        {
          getScorecard: async () => ({
            ...fraudDetectorScorecard,
            targets: {},
            triggers: [],
            effortFindings: [],
            investment: 0,
            storageAdvice: undefined,
          }),
        },
        { section: 'scale-and-fit' },
      );
      expect(
        await screen.findByText('The tier asks for none.'),
      ).toBeInTheDocument();
      expect(
        screen.getByText('It is kept up as its tier asks.'),
      ).toBeInTheDocument();
      expect(screen.queryByText('Triggers to scale')).not.toBeInTheDocument();
      expect(screen.queryByText('Storage that fits')).not.toBeInTheDocument();
    });
  });

  describe('sources', () => {
    const itemsOf = () =>
      screen.getAllByRole('listitem').map(item => item.textContent);

    it('say what they last knew', async () => {
      renderTab(undefined, { section: 'sources' });
      const panel = await screen.findByRole('tabpanel', { name: 'Sources' });
      const items = within(panel)
        .getAllByRole('listitem')
        .map(item => item.textContent);
      expect(items).toHaveLength(3);
      expect(items[0]).toMatch(/^Git repositoryFresh.*Read/);
      expect(items[1]).toMatch(
        /^MLflowError.*Read.*Failed.*did not answer within 10 s \(Too slow\)/,
      );
    });

    it('that are not connected are one line, and say how to connect them', async () => {
      renderTab(undefined, { section: 'sources' });
      expect(
        await screen.findByText('1 source is not connected: Evidently'),
      ).toBeInTheDocument();
      expect(itemsOf()).not.toContainEqual(
        expect.stringContaining('Name the project'),
      );
      await userEvent.click(
        screen.getByRole('button', { name: 'How to connect' }),
      );
      expect(itemsOf()).toContainEqual(
        expect.stringMatching(
          /^EvidentlyNot connected.*How to connect: Name the project/,
        ),
      );
    });
  });

  describe('refresh', () => {
    it('shows the new scorecard without asking for it again', async () => {
      const api = renderTab({
        getScorecard: async () => fraudDetectorScorecard,
        refreshScorecard: async () => ({
          ...fraudDetectorScorecard,
          level: 'silver' as const,
          gap: 1,
        }),
      });
      await userEvent.click(
        await screen.findByRole('button', { name: 'Refresh' }),
      );
      expect(
        await screen.findByText('1 required check does not pass'),
      ).toBeInTheDocument();
      expect(
        screen.getByText('All sources were read again.'),
      ).toBeInTheDocument();
      expect(api.refreshScorecard).toHaveBeenCalledWith(ENTITY_REF);
      expect(api.getScorecard).toHaveBeenCalledTimes(1);
    });

    it('keeps the scorecard when it fails, and says so', async () => {
      renderTab({
        getScorecard: async () => fraudDetectorScorecard,
        refreshScorecard: jest.fn().mockRejectedValue(new Error('no network')),
      });
      await userEvent.click(
        await screen.findByRole('button', { name: 'Refresh' }),
      );
      expect(await screen.findByRole('alert')).toHaveTextContent(
        'The refresh failed: no network',
      );
      expect(
        screen.getByRole('region', { name: 'At a glance' }),
      ).toHaveTextContent('Tier 1 · critical');
    });
  });
});
