import { InfoCard } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Scorecard, SourceStatus } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { Disclosure } from '../shared/Disclosure';
import { HowToConnect } from '../shared/HowToConnect';
import { RelativeTime } from '../shared/RelativeTime';
import { sectionTitle } from '../shared/sectionTitle';
import { SourceError } from '../shared/SourceError';
import { SourceStatusLabel } from '../shared/SourceStatusLabel';
import { useSourceNextStep } from '../shared/useSourceNextStep';
import { AllFacts } from '../SourceFacts/AllFacts';

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
  const nextStepOf = useSourceNextStep();
  return (
    <ul className={classes.list}>
      {props.sources.map(source => {
        const nextStep = nextStepOf(source);
        return (
          <li key={source.collector}>
            <div className={classes.head}>
              <Typography variant="subtitle2" component="h3">
                {source.title}
              </Typography>
              <Typography variant="body2" component="span">
                <SourceStatusLabel status={source.status} />
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
                <SourceError error={source.error} />
              </Typography>
            )}
            {nextStep && <Typography variant="body2">{nextStep}</Typography>}
            {source.howToConnect && (
              <Typography variant="body2" className={classes.text}>
                {t('sources.howToConnect')}: <HowToConnect source={source} />
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
