import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Box from '@material-ui/core/Box';
import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import {
  Scorecard,
  ScorecardFacts,
  SourceStatus,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { dayAfter } from '../shared/dayAfter';
import { FactList } from '../shared/FactList';
import { RelativeTime } from '../shared/RelativeTime';
import { useFormats } from '../shared/useFormats';
import { SafeLink } from '../shared/SafeLink';
import { KeptFacts } from '../SourceFacts/KeptFacts';
import { DriftCurve } from './DriftCurve';
import { driftFacts } from './driftFacts';
import { DRIFT_MEASURES, driftLimits } from './driftLimits';
import { PredictionsVerdict } from './PredictionsVerdict';

/** What one source tells of drift: when and how it was checked, and how it went. */
export function DriftOfSource(props: {
  source: SourceStatus;
  facts: ScorecardFacts['facts'];
  scorecard: Scorecard;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { source, scorecard } = props;
  const {
    checkedAt,
    newestDay,
    methods,
    predictionsHaveDrifted,
    curves,
    link,
  } = driftFacts(props.facts, source.collector);
  const formats = useFormats();
  const { check, limits } = driftLimits(scorecard);
  return (
    <>
      <KeptFacts topic="drift" source={source} />
      <FactList
        facts={[
          checkedAt && {
            name: t('drift.checked'),
            value: <RelativeTime at={checkedAt} />,
          },
          newestDay && {
            name: t('drift.values'),
            value: formats.day(newestDay),
          },
          methods.length > 0 && {
            name: t('drift.method'),
            value: methods
              .map(method =>
                method.toLowerCase() === 'psi' ? t('drift.psi') : method,
              )
              .join(', '),
          },
          link && {
            name: t('drift.source'),
            value: (
              <SafeLink to={link}>
                {t('evidence.open', { source: source.title })}
              </SafeLink>
            ),
          },
        ]}
      />
      {checkedAt && newestDay && isOld(checkedAt, newestDay) && (
        <Box mt={1}>
          <Typography variant="body2" color="textSecondary">
            {t('drift.newerThanCheck', {
              source: source.title,
              day: formats.day(checkedAt.slice(0, 10)),
            })}
          </Typography>
        </Box>
      )}
      <Box mt={2}>
        <Grid container spacing={3}>
          {DRIFT_MEASURES.map(measure => {
            const evidence = curves[measure];
            return (
              evidence && (
                <Grid key={measure} item xs={12} md={6}>
                  {measure === 'predictionDrift' &&
                  predictionsHaveDrifted !== undefined ? (
                    <PredictionsVerdict haveDrifted={predictionsHaveDrifted} />
                  ) : (
                    <DriftCurve
                      measure={measure}
                      source={source}
                      evidence={evidence}
                      limit={limits[measure]}
                    />
                  )}
                </Grid>
              )
            );
          })}
        </Grid>
      </Box>
      <Box mt={1}>
        <Typography variant="caption" component="p">
          {check
            ? t('drift.legend', { check: check.title })
            : t('drift.legendWithoutLimit')}
        </Typography>
      </Box>
    </>
  );
}

/** Whether a check was more than a day before a day: a metric goes on having the value of the last check until the next one. */
function isOld(checkedAt: string, day: string): boolean {
  return day > dayAfter(new Date(checkedAt), 1);
}
