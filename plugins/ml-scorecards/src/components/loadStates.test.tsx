import { ReactElement, useState } from 'react';
import { Route, Routes } from 'react-router-dom';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import {
  MlScorecardsApi,
  ScorecardFacts,
} from 'backstage-plugin-ml-scorecards-common';
import { lockInStep } from '../__testUtils__/checkFixtures';
import {
  failingPage,
  lockInStepCheck,
  lockInStepDetails,
} from '../__testUtils__/definedCheckFixtures';
import {
  fraudDetectorEntity,
  fraudDetectorScorecard,
} from '../__testUtils__/fixtures';
import { newestHistory } from '../__testUtils__/historyFixtures';
import {
  maturityOfTeams,
  scorecardsPage,
  trendOf,
} from '../__testUtils__/maturityFixtures';
import { mockMlScorecardsApi } from '../__testUtils__/mockMlScorecardsApi';
import { renderInPortal } from '../__testUtils__/renderInPortal';
import { responseError } from '../__testUtils__/responseError';
import { newestStatements } from '../__testUtils__/statementFixtures';
import {
  noWaivers,
  todoOfOmar,
  waiversToDecide,
} from '../__testUtils__/todoFixtures';
import { stopDate } from '../__testUtils__/stopDate';
import { CheckContent } from './CheckPage/CheckContent';
import { ChecksContent } from './ChecksPage/ChecksContent';
import { ComponentsContent } from './ComponentsPage/ComponentsContent';
import { HomeTodos } from './HomeTodos/HomeTodos';
import { MaturityContent } from './MaturityPage/MaturityContent';
import { ScorecardCard } from './ScorecardCard/ScorecardCard';
import { CheckHistory } from './ScorecardHistory/CheckHistory';
import { ScorecardTab } from './ScorecardTab/ScorecardTab';
import { SourcesContent } from './SourcesPage/SourcesContent';
import { TodoContent } from './TodoPage/TodoContent';

/** What one request brings: a page, or a part of one that can be late or fail by itself. */
interface LoadedPart {
  element: ReactElement;
  at?: string;
  /** What the API does, where `ask` is the request that this is about. */
  api: (ask: jest.Mock) => Partial<MlScorecardsApi>;
  answer: unknown;
  /** What holds its place while it loads. */
  loading: string;
  /** What is said where it cannot be loaded. */
  failed: string;
  /** What shows that it is there. */
  find: () => Promise<HTMLElement>;
  /** How one comes to it, where it is asked for on demand. */
  open?: () => Promise<void>;
}

const trend = trendOf([
  { components: 2, atTarget: 0 },
  { components: 3, atTarget: 1 },
]);

const checkPage = {
  element: (
    <Routes>
      <Route path=":id" element={<CheckContent />} />
    </Routes>
  ),
  at: '/pipeline-lock-in-step',
};

const facts: ScorecardFacts = {
  entityRef: 'component:default/fraud-detector',
  sources: [
    {
      collector: 'prometheus',
      title: 'Prometheus',
      status: 'fresh',
      collectedAt: '2026-03-01T11:00:00.000Z',
    },
  ],
  facts: {
    'prometheus.up': { description: 'whether it answers', value: true },
  },
};

/** A section of the scorecard, whose parts are asked for once one looks at it. */
const section = (
  id: string,
  api: (ask: jest.Mock) => Partial<MlScorecardsApi>,
) => ({
  element: <ScorecardTab />,
  at: `/?section=${id}`,
  api: (ask: jest.Mock) => ({
    getScorecard: async () => fraudDetectorScorecard,
    ...api(ask),
  }),
});

const LOADED_PARTS: Record<string, LoadedPart> = {
  'the overview': {
    element: <MaturityContent />,
    api: ask => ({ getMaturity: ask, getTrend: async () => trend }),
    answer: maturityOfTeams,
    loading: 'Loading the maturity figures',
    failed: 'The maturity figures could not be loaded',
    find: () => screen.findByRole('region', { name: 'Key figures' }),
  },
  'the trend of the overview': {
    element: <MaturityContent />,
    api: ask => ({ getMaturity: async () => maturityOfTeams, getTrend: ask }),
    answer: trend,
    loading: 'Loading the trend',
    failed: 'The trend could not be loaded',
    find: () =>
      screen.findByRole('img', { name: /^Components by level, from/ }),
  },
  'the list of components': {
    element: <ComponentsContent />,
    api: ask => ({ getScorecards: ask }),
    answer: scorecardsPage,
    loading: 'Loading components',
    failed: 'The components could not be loaded',
    find: () => screen.findByRole('link', { name: 'Fraud detector' }),
  },
  'the list of checks': {
    element: <ChecksContent />,
    api: ask => ({ getChecks: ask }),
    answer: { items: [lockInStepCheck], problems: [] },
    loading: 'Loading the checks',
    failed: 'The checks could not be loaded',
    find: () => screen.findByRole('link', { name: lockInStepCheck.title }),
  },
  'the page of a check': {
    ...checkPage,
    api: ask => ({ getCheck: ask, getScorecards: async () => failingPage }),
    answer: lockInStepDetails,
    loading: 'Loading the check',
    failed: 'The check could not be loaded',
    find: () =>
      screen.findByRole('heading', { name: lockInStepCheck.title, level: 2 }),
  },
  'the components of a check': {
    ...checkPage,
    api: ask => ({
      getCheck: async () => lockInStepDetails,
      getScorecards: ask,
    }),
    answer: failingPage,
    loading: 'Loading the components',
    failed: 'The components could not be loaded',
    find: () => screen.findByRole('link', { name: 'Credit limit' }),
  },
  'the to-dos': {
    element: <TodoContent />,
    api: ask => ({ getTodo: ask, getWaivers: async () => noWaivers }),
    answer: todoOfOmar,
    loading: 'Loading your to-dos',
    failed: 'Your to-dos could not be loaded',
    find: () => screen.findByRole('list', { name: 'To-dos' }),
  },
  'the waivers': {
    element: <TodoContent />,
    api: ask => ({ getTodo: async () => todoOfOmar, getWaivers: ask }),
    answer: waiversToDecide,
    loading: 'Loading the waivers',
    failed: 'The waivers could not be loaded',
    find: () => screen.findByRole('list', { name: 'Waivers' }),
  },
  'the sources': {
    element: <SourcesContent />,
    api: ask => ({ getCollectors: ask }),
    answer: { items: [], problems: [] },
    loading: 'Loading the sources',
    failed: 'The sources could not be loaded',
    find: () => screen.findByRole('heading', { name: 'No sources' }),
  },
  'a scorecard': {
    element: <ScorecardTab />,
    api: ask => ({ getScorecard: ask }),
    answer: fraudDetectorScorecard,
    loading: 'Loading the scorecard',
    failed: 'The scorecard could not be loaded',
    find: () => screen.findByRole('tab', { name: 'Checks' }),
  },
  'its lineage': {
    ...section('lineage', ask => ({ getFacts: ask })),
    answer: facts,
    loading: 'Loading the lineage',
    failed: 'The lineage could not be loaded',
    find: () => screen.findByText(/^No lineage is known/),
  },
  'its drift': {
    ...section('drift', ask => ({ getFacts: ask })),
    answer: facts,
    loading: 'Loading the drift',
    failed: 'The drift could not be loaded',
    find: () => screen.findByText(/^Nothing is known of drift/),
  },
  'its service levels': {
    ...section('service-levels', ask => ({ getFacts: ask })),
    answer: facts,
    loading: 'Loading the service levels',
    failed: 'The service levels could not be loaded',
    find: () => screen.findByText(/^Nothing is known of service levels/),
  },
  'its history': {
    ...section('history', ask => ({
      getHistory: ask,
      getStatements: async () => newestStatements,
    })),
    answer: newestHistory,
    loading: 'Loading the history',
    failed: 'The history could not be loaded',
    find: () => screen.findByRole('list', { name: 'What changed' }),
  },
  'what people stated': {
    ...section('history', ask => ({
      getHistory: async () => newestHistory,
      getStatements: ask,
    })),
    answer: newestStatements,
    loading: 'Loading what people stated',
    failed: 'What people stated could not be loaded',
    find: () => screen.findByRole('list', { name: 'What people stated' }),
  },
  'the history of a check': {
    element: (
      <CheckHistory check={lockInStep} scorecard={fraudDetectorScorecard} />
    ),
    api: ask => ({ getHistory: ask }),
    answer: { items: newestHistory.items.slice(0, 1), days: [] },
    loading: 'Loading the history',
    failed: 'The history could not be loaded',
    find: () =>
      screen.findByRole('list', { name: 'How the state of the check changed' }),
  },
  'all facts of a source': {
    ...section('sources', ask => ({ getFacts: ask })),
    answer: facts,
    loading: 'Loading the facts of Prometheus',
    failed: 'The facts of Prometheus could not be loaded',
    find: () => screen.findByText('whether it answers'),
    open: async () => {
      fireEvent.click(
        await screen.findByRole('button', { name: 'All facts: Prometheus' }),
      );
    },
  },
  'the card of an entity': {
    element: <ScorecardCard />,
    api: ask => ({ getScorecard: ask }),
    answer: fraudDetectorScorecard,
    loading: 'Loading the scorecard',
    failed: 'The scorecard could not be loaded',
    find: () => screen.findByRole('link', { name: 'Open the scorecard' }),
  },
  'the card of the home page': {
    element: <HomeTodos />,
    api: ask => ({ getTodo: ask }),
    answer: todoOfOmar,
    loading: 'Loading your to-dos',
    failed: 'Your to-dos could not be loaded',
    find: () => screen.findByRole('list', { name: 'First to-dos' }),
  },
};

/** A page that one can leave, and come back to. */
function Leavable(props: { element: ReactElement }) {
  const [isLeft, setLeft] = useState(false);
  return (
    <>
      <button onClick={() => setLeft(!isLeft)}>Other tab</button>
      {!isLeft && props.element}
    </>
  );
}

const goToOtherTab = () =>
  fireEvent.click(screen.getByRole('button', { name: 'Other tab' }));

async function render(part: LoadedPart, ask: jest.Mock) {
  renderInPortal(<Leavable element={part.element} />, {
    api: mockMlScorecardsApi(part.api(ask)),
    entity: fraudDetectorEntity,
    at: part.at,
  });
  await part.open?.();
}

const tryAgainIn = (note: HTMLElement) =>
  fireEvent.click(within(note).getByRole('button', { name: 'Try again' }));

const NOT_UP_TO_DATE = /^This is as it was before: .* no network$/;

/** The note that says something of the state of what is shown. */
const findNote = async (role: 'alert' | 'status', text: RegExp | string) =>
  (await screen.findByText(text)).closest<HTMLElement>(`[role="${role}"]`)!;

describe.each(Object.entries(LOADED_PARTS))('%s', (_, part) => {
  beforeEach(() => stopDate('2026-03-01T12:00:00Z'));
  afterEach(() => jest.useRealTimers());

  it('has its place held while it loads', async () => {
    await render(part, jest.fn().mockReturnValue(new Promise(() => {})));
    expect(
      await screen.findByRole('status', { name: part.loading }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('says why it could not be loaded, and is tried again', async () => {
    await render(
      part,
      jest
        .fn()
        .mockRejectedValueOnce(new Error('no network'))
        .mockResolvedValue(part.answer),
    );
    const note = await findNote('alert', part.failed);
    expect(note).toHaveTextContent('The server gave no answer');
    tryAgainIn(note);
    expect(await part.find()).toBeInTheDocument();
    expect(screen.queryByText(part.failed)).not.toBeInTheDocument();
  });

  it('tells those who may not see it whom to ask', async () => {
    const refused = await responseError(403, 'NotAllowedError', 'Not for you');
    await render(part, jest.fn().mockRejectedValue(refused));
    const note = await findNote('status', part.failed);
    expect(note).toHaveTextContent(
      'You do not have the permission to see this. If you need it, ask the administrators of the portal',
    );
    // Trying again is of no use to them.
    expect(within(note).queryByRole('button')).not.toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('stays as it was if it cannot be loaded again, says so, and is tried again', async () => {
    await render(
      part,
      jest
        .fn()
        .mockResolvedValueOnce(part.answer)
        .mockRejectedValueOnce(new Error('no network'))
        .mockResolvedValue(part.answer),
    );
    await part.find();
    goToOtherTab();
    jest.setSystemTime(Date.parse('2026-03-01T12:02:00Z'));
    goToOtherTab();
    await part.open?.();
    const note = await findNote('status', NOT_UP_TO_DATE);
    expect(await part.find()).toBeInTheDocument();
    tryAgainIn(note);
    await waitFor(() =>
      expect(screen.queryByText(NOT_UP_TO_DATE)).not.toBeInTheDocument(),
    );
    expect(await part.find()).toBeInTheDocument();
  });
});
