import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Collector } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { CheckLink } from '../shared/CheckLink';
import { RelativeTime } from '../shared/RelativeTime';
import { PassNumbers } from './PassNumbers';
import { SourceFailures } from './SourceFailures';
import { SourceNextSteps } from './SourceNextSteps';
import { SourceNumbers } from './SourceNumbers';
import { SourceReading } from './SourceReading';
import { WithoutFacts } from './WithoutFacts';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gap: theme.spacing(3),
    width: '100%',
    [theme.breakpoints.up('md')]: {
      gridTemplateColumns: '3fr 2fr',
    },
  },
  column: {
    minWidth: 0,
    overflowWrap: 'anywhere',
    '& > section:not(:first-child)': {
      marginTop: theme.spacing(2),
    },
  },
  // Links that stand below each other are far enough apart for a thumb.
  list: {
    margin: 0,
    paddingLeft: theme.spacing(2.5),
    '& > li': {
      paddingTop: theme.spacing(0.25),
      paddingBottom: theme.spacing(0.25),
    },
  },
}));

/** What to do about a source, what fails, how reading it goes, and which checks wait for it. */
export function SourceDetails(props: { collector: Collector }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { collector } = props;
  const { checks, errors, intervalMs, lastPass, pushed, withoutFacts } =
    collector;
  const waiting = (
    <Part title={t('sourcesPage.checks')}>
      {checks.length === 0 ? (
        <Typography variant="body2">{t('sourcesPage.noChecks')}</Typography>
      ) : (
        <ul className={classes.list}>
          {checks.map(check => (
            <Typography key={check.id} variant="body2" component="li">
              <CheckLink id={check.id}>{check.title}</CheckLink>
            </Typography>
          ))}
        </ul>
      )}
    </Part>
  );
  return (
    <div className={classes.root}>
      <div className={classes.column}>
        <Part title={t('sourcesPage.whatToDo')}>
          <SourceNextSteps collector={collector} />
        </Part>
        {errors.length > 0 && (
          <Part title={t('sourcesPage.failures')}>
            <SourceFailures errors={errors} />
          </Part>
        )}
        {withoutFacts && withoutFacts.count > 0 && (
          <Part title={t('sourcesPage.withoutDataTitle')}>
            <WithoutFacts withoutFacts={withoutFacts} />
          </Part>
        )}
        {intervalMs !== undefined && waiting}
      </div>
      <div className={classes.column}>
        {intervalMs === undefined && waiting}
        {intervalMs !== undefined && (
          <>
            <Part title={t('sourcesPage.reading')}>
              <SourceReading collector={collector} />
            </Part>
            <Part title={t('sourcesPage.numbers')}>
              <SourceNumbers collector={collector} />
            </Part>
            {lastPass?.counts && (
              <Part title={t('sourcesPage.passNumbers')}>
                <PassNumbers counts={lastPass.counts} />
              </Part>
            )}
          </>
        )}
        {pushed && (
          <Part title={t('sourcesPage.pushedTitle')}>
            <Typography variant="body2">
              {t('sourcesPage.pushedCount', { count: pushed.components })}
              {', '}
              {t('sourcesPage.pushedLast', {
                ago: <RelativeTime at={pushed.lastPushedAt} />,
              })}
              {pushed.stale > 0 &&
                `, ${t('sourcesPage.pushedStale', { count: pushed.stale })}`}
            </Typography>
          </Part>
        )}
      </div>
    </div>
  );
}

function Part(props: { title: string; children: ReactNode }) {
  return (
    <section aria-label={props.title}>
      <Typography variant="subtitle2" component="h4" gutterBottom>
        <strong>{props.title}</strong>
      </Typography>
      {props.children}
    </section>
  );
}
