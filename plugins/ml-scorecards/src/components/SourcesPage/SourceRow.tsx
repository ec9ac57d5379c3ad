import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Collector } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { OpeningRow } from '../shared/OpeningRow';
import { RelativeTime } from '../shared/RelativeTime';
import { useIsNarrow } from '../shared/useIsNarrow';
import { CollectorStateLabel } from './CollectorStateLabel';
import { SourceDetails } from './SourceDetails';
import { isStale, shownState } from './sourceHealth';
import { useFormats } from '../shared/useFormats';
import { useErrorWord } from '../shared/useErrorWord';

/** The columns of a row, and of the line above all rows. */
export const COLUMNS = '3fr 3.5fr 2.5fr 2.5fr 4.5fr 1.5fr';

const useStyles = makeStyles(theme => ({
  row: {
    display: 'grid',
    width: '100%',
    columnGap: theme.spacing(2),
    rowGap: theme.spacing(0.5),
    [theme.breakpoints.up('md')]: {
      gridTemplateColumns: COLUMNS,
      alignItems: 'baseline',
    },
  },
  cell: {
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  // Where there are no columns, each value says what it is.
  label: {
    color: theme.palette.text.secondary,
    // The line above the rows says it there, to those who see it.
    [theme.breakpoints.up('md')]: {
      position: 'absolute',
      width: 1,
      height: 1,
      overflow: 'hidden',
      clip: 'rect(0 0 0 0)',
      whiteSpace: 'nowrap',
    },
    [theme.breakpoints.down('sm')]: {
      '&::after': { content: '": "' },
    },
  },
  // What there is not takes no line of a card.
  nothing: {
    [theme.breakpoints.down('sm')]: {
      display: 'none',
    },
  },
  title: {
    fontWeight: 'bold',
  },
  error: {
    gridColumn: '1 / -1',
    overflowWrap: 'anywhere',
  },
}));

/** One source: its state, how fresh its facts are, whom it serves, and what fails; it opens into what to do about it. */
export function SourceRow(props: {
  collector: Collector;
  open: boolean;
  onToggle: () => void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const wordOf = useErrorWord();
  const isNarrow = useIsNarrow();
  const { collector } = props;
  const { source, title, state, error, checks } = collector;
  const contentId = `ml-source-${source}`;
  const isRead = state !== 'not-connected' || collector.pushed !== undefined;
  const cell = (
    column: 'state' | 'fresh' | 'served' | 'trouble' | 'checks',
    value: ReactNode,
    has = true,
  ) => (
    <Typography
      component="span"
      variant="body2"
      className={has ? classes.cell : `${classes.cell} ${classes.nothing}`}
    >
      <span className={classes.label}>{t(`sourcesPage.column.${column}`)}</span>
      {has ? value : '–'}
    </Typography>
  );

  return (
    <OpeningRow
      id={`${contentId}-summary`}
      contentId={contentId}
      headingLevel={3}
      open={props.open}
      onToggle={props.onToggle}
      narrow="card"
      summary={
        <span className={classes.row}>
          <Typography component="span" className={classes.title}>
            {title}
          </Typography>
          {cell(
            'state',
            <CollectorStateLabel
              state={shownState(collector)}
              wraps={!isNarrow}
            />,
          )}
          {cell('fresh', <Fresh collector={collector} />, isRead)}
          {cell('served', <Served collector={collector} />, isRead)}
          {cell('trouble', <Trouble collector={collector} />, isRead)}
          {cell('checks', formats.number(checks.length))}
          {error && !props.open && (
            <Typography
              component="span"
              variant="body2"
              className={classes.error}
            >
              {error.message} ({wordOf(error.code)})
            </Typography>
          )}
        </span>
      }
    >
      <SourceDetails collector={collector} />
    </OpeningRow>
  );
}

function Fresh(props: { collector: Collector }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { collector } = props;
  const { freshSince, intervalMs, pushed, state } = collector;
  if (freshSince && intervalMs !== undefined) {
    return (
      <>
        <RelativeTime at={freshSince} />
        {isStale(collector, Date.now()) && `, ${t('sourcesPage.isStale')}`}
      </>
    );
  }
  if (pushed) {
    return <RelativeTime at={pushed.lastPushedAt} />;
  }
  return (
    <>
      {state === 'pushed'
        ? t('sourcesPage.neverPushed')
        : t('sourcesPage.notReadYet')}
    </>
  );
}

function Served(props: { collector: Collector }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { components, intervalMs, lastPass, pushed } = props.collector;
  if (components) {
    return (
      <>
        {t('sourcesPage.served', {
          served: formats.number(components.served),
          components: formats.number(components.total),
        })}
      </>
    );
  }
  if (pushed) {
    return (
      <>
        {t('sourcesPage.pushedFor', {
          count: pushed.components,
          number: formats.number(pushed.components),
        })}
      </>
    );
  }
  return (
    <>{intervalMs !== undefined && lastPass ? t('sourcesPage.notTold') : '–'}</>
  );
}

function Trouble(props: { collector: Collector }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const wordOf = useErrorWord();
  const { state, error, errors, components, lastPass, pushed, withoutFacts } =
    props.collector;
  const failed = components?.failed;
  const troubles = [
    // What failed in the last pass may be over: it is told to those who are not told what fails now.
    error || failed === undefined
      ? (error ? [error] : errors).map(({ code }) => wordOf(code)).join(', ')
      : failed > 0 &&
        // A source is well that only cannot give what it does not have.
        t(state === 'healthy' ? 'sourcesPage.misnamed' : 'sourcesPage.unread', {
          count: failed,
          number: formats.number(failed),
        }),
    withoutFacts &&
      withoutFacts.count > 0 &&
      t('sourcesPage.withoutData', {
        count: withoutFacts.count,
        number: formats.number(withoutFacts.count),
      }),
    pushed &&
      pushed.stale > 0 &&
      t('sourcesPage.pushedStale', { count: pushed.stale }),
  ].filter(Boolean);
  if (troubles.length > 0) {
    return <>{troubles.join('; ')}</>;
  }
  return <>{lastPass || pushed ? t('sourcesPage.noTrouble') : '–'}</>;
}
