import { InfoCard } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  CollectionErrors,
  Collector,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { Disclosure } from '../shared/Disclosure';
import { RelativeTime } from '../shared/RelativeTime';
import { sectionTitle } from '../shared/sectionTitle';
import { CollectorStateLabel } from './CollectorStateLabel';

const useStyles = makeStyles(theme => ({
  text: {
    overflowWrap: 'anywhere',
  },
  part: {
    marginTop: theme.spacing(1),
  },
  list: {
    margin: 0,
    paddingLeft: theme.spacing(2.5),
  },
}));

/** One source: how reading it goes, what fails and what to do about it, and which checks wait for it. */
export function SourceCard(props: { collector: Collector }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { collector } = props;
  const { source, title, state, error, errors, checks } = collector;
  const saysNothing =
    (state === 'not-installed' || state === 'idle' || state === 'pushed') &&
    !collector.pushed;
  return (
    <InfoCard
      title={title}
      {...sectionTitle}
      subheader={<CollectorStateLabel state={state} />}
    >
      <Reading collector={collector} />
      <Pushed pushed={collector.pushed} />
      {error && (
        <Typography variant="body2" className={classes.text}>
          {t('sources.errorAt')} <RelativeTime at={error.at} />: {error.message}{' '}
          ({error.code})
        </Typography>
      )}
      {errors.map(failure => (
        <Failure key={failure.code} failure={failure} />
      ))}
      {saysNothing && (
        <Typography variant="body2" className={classes.text}>
          {t('sources.howToConnect')}: {collector.howToConnect}
        </Typography>
      )}
      <div className={classes.part}>
        {checks.length === 0 ? (
          <Typography variant="body2" color="textSecondary">
            {t('sourcesPage.noChecks')}
          </Typography>
        ) : (
          <Disclosure
            id={`ml-source-checks-${source}`}
            label={t('sourcesPage.checks', { count: checks.length })}
            spokenLabel={t('sourcesPage.checksOf', {
              count: checks.length,
              source: title,
            })}
          >
            <ul className={classes.list}>
              {checks.map(check => (
                <Typography key={check.id} variant="body2" component="li">
                  {check.title}
                </Typography>
              ))}
            </ul>
          </Disclosure>
        )}
      </div>
    </InfoCard>
  );
}

function Reading(props: { collector: Collector }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { freshSince, intervalMs, lastPass } = props.collector;
  const counts = lastPass?.counts;
  if (intervalMs === undefined) {
    return null;
  }
  return (
    <>
      <Typography variant="body2" color="textSecondary">
        {freshSince ? (
          <>
            {t('sources.read')} <RelativeTime at={freshSince} />
          </>
        ) : (
          t('sourcesPage.notReadYet')
        )}
        {' · '}
        {t('sourcesPage.interval', {
          count: Math.max(1, Math.round(intervalMs / 60_000)),
        })}
      </Typography>
      {counts && (
        <Typography variant="body2">
          {t('sourcesPage.served', {
            served: counts.served.toLocaleString(),
            components: counts.components.toLocaleString(),
          })}
        </Typography>
      )}
    </>
  );
}

function Pushed(props: { pushed: Collector['pushed'] }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { pushed } = props;
  if (!pushed) {
    return null;
  }
  return (
    <Typography variant="body2">
      {t('sourcesPage.pushed', { count: pushed.components })}
      {', '}
      <RelativeTime at={pushed.lastPushedAt} />
      {pushed.stale > 0 &&
        `, ${t('sourcesPage.pushedStale', { count: pushed.stale })}`}
    </Typography>
  );
}

function Failure(props: { failure: CollectionErrors }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { code, count, examples } = props.failure;
  return (
    <div className={classes.part}>
      <Typography variant="body2">
        {count === undefined
          ? t('sourcesPage.failure', { code })
          : t('sourcesPage.failures', { count, code })}
      </Typography>
      <ul className={classes.list}>
        {examples.map(({ entityRef, message }) => (
          <Typography
            key={entityRef}
            variant="body2"
            component="li"
            className={classes.text}
          >
            <EntityRefLink entityRef={entityRef} />: {message}
          </Typography>
        ))}
      </ul>
    </div>
  );
}
