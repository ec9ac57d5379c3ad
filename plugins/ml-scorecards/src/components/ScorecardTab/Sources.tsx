import { ComponentType } from 'react';
import { InfoCard } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { SvgIconProps } from '@material-ui/core/SvgIcon';
import Typography from '@material-ui/core/Typography';
import AccessTimeIcon from '@material-ui/icons/AccessTime';
import CheckCircleOutlineIcon from '@material-ui/icons/CheckCircleOutline';
import ErrorOutlineIcon from '@material-ui/icons/ErrorOutline';
import HourglassEmptyIcon from '@material-ui/icons/HourglassEmpty';
import LinkOffIcon from '@material-ui/icons/LinkOff';
import { Scorecard, SourceStatus } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { Disclosure } from '../shared/Disclosure';
import { RelativeTime } from '../shared/RelativeTime';
import { sectionTitle } from '../shared/sectionTitle';
import { AllFacts } from '../SourceFacts/AllFacts';

const statusIcons: Record<
  SourceStatus['status'],
  ComponentType<SvgIconProps>
> = {
  fresh: CheckCircleOutlineIcon,
  stale: AccessTimeIcon,
  error: ErrorOutlineIcon,
  'not-collected': HourglassEmptyIcon,
  'not-connected': LinkOffIcon,
};

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    '& > li + li': {
      marginTop: theme.spacing(2),
    },
  },
  others: {
    marginTop: theme.spacing(2),
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: theme.spacing(2),
  },
  status: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
  },
  text: {
    overflowWrap: 'anywhere',
  },
}));

/** Whether it could tell anything of the component. */
function isConnected({ status }: SourceStatus): boolean {
  return status !== 'not-connected';
}

/** How each source was last read for the component, all that it told, and what to do about those that say nothing. */
export function Sources({ scorecard }: { scorecard: Scorecard }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { sources } = scorecard;
  const connected = sources.filter(isConnected);
  const others = sources.filter(source => !isConnected(source));
  return (
    <InfoCard title={t('sources.title')} {...sectionTitle}>
      {sources.length === 0 && <Typography>{t('sources.none')}</Typography>}
      <SourceList sources={connected} scorecard={scorecard} />
      {others.length > 0 && (
        <div className={classes.others}>
          <Typography variant="body2">
            {t('sources.notConnected', {
              count: others.length,
              titles: others.map(({ title }) => title).join(', '),
            })}
          </Typography>
          <Disclosure
            id="ml-sources-not-connected"
            label={t('sources.howToConnect')}
          >
            <SourceList sources={others} scorecard={scorecard} />
          </Disclosure>
        </div>
      )}
    </InfoCard>
  );
}

function SourceList(props: { sources: SourceStatus[]; scorecard: Scorecard }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <ul className={classes.list}>
      {props.sources.map(source => {
        const Icon = statusIcons[source.status];
        return (
          <li key={source.collector}>
            <div className={classes.head}>
              <Typography variant="subtitle2" component="h3">
                {source.title}
              </Typography>
              <Typography
                variant="body2"
                component="span"
                className={classes.status}
              >
                <Icon fontSize="small" aria-hidden />
                {t(`sourceStatus.${source.status}`)}
              </Typography>
            </div>
            {source.collectedAt && (
              <Typography variant="body2" color="textSecondary">
                {t(source.pushed ? 'sources.pushed' : 'sources.read')}{' '}
                <RelativeTime at={source.collectedAt} />
              </Typography>
            )}
            {source.error && (
              <Typography variant="body2" className={classes.text}>
                {t('sources.errorAt')} <RelativeTime at={source.error.at} />:{' '}
                {source.error.message} ({source.error.code})
              </Typography>
            )}
            {source.howToConnect && (
              <Typography variant="body2" className={classes.text}>
                {t('sources.howToConnect')}: {source.howToConnect}
              </Typography>
            )}
            {isConnected(source) && (
              <Disclosure
                id={`ml-source-${source.collector}-facts`}
                label={t('sources.facts')}
                spokenLabel={t('sources.factsOf', { source: source.title })}
              >
                <AllFacts scorecard={props.scorecard} source={source} />
              </Disclosure>
            )}
          </li>
        );
      })}
    </ul>
  );
}
