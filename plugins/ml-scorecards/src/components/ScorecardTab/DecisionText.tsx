import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Decision } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { RelativeTime } from '../shared/RelativeTime';
import { RecordFrame } from '../shared/RecordFrame';
import { SafeLink } from '../shared/SafeLink';
import { useFormats } from '../shared/useFormats';

const useStyles = makeStyles(theme => ({
  answers: {
    margin: 0,
    '& dt': {
      marginTop: theme.spacing(0.5),
      color: theme.palette.text.secondary,
    },
    '& dd': {
      margin: 0,
      whiteSpace: 'pre-line',
    },
  },
}));

/** The guide's four questions, each with a field of the decision. */
export const QUESTIONS = [
  'currentMetrics',
  'growthRate',
  'downtimeCost',
  'dataVelocity',
] as const satisfies readonly (keyof Decision)[];

/** Whether a decision holds today. What it says of its end are days of UTC. */
export function isInForce(decision: Decision | undefined): boolean {
  return (
    decision !== undefined &&
    decision.until >= new Date().toISOString().slice(0, 10)
  );
}

/** What was decided, by whom, and until when it holds. */
export function DecisionText({ decision }: { decision: Decision }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const answered = QUESTIONS.filter(question => decision[question]);
  return (
    <RecordFrame>
      <Typography variant="body2">
        {t('decision.by', {
          person: <EntityRefLink entityRef={decision.by} />,
          age: <RelativeTime at={decision.at} />,
        })}{' '}
        {t(isInForce(decision) ? 'decision.holds' : 'decision.ended', {
          day: formats.day(decision.until),
        })}
      </Typography>
      <Typography variant="body2">
        {t('quoted', { text: decision.reason })}
      </Typography>
      {decision.evidenceUrl && (
        <Typography variant="body2">
          {t('checklists.evidence')}:{' '}
          <SafeLink to={decision.evidenceUrl}>{decision.evidenceUrl}</SafeLink>
        </Typography>
      )}
      {answered.length > 0 && (
        <dl className={classes.answers}>
          {answered.map(question => (
            <div key={question}>
              <Typography variant="caption" component="dt">
                {t(`decision.${question}`)}
              </Typography>
              <Typography variant="body2" component="dd">
                {decision[question]}
              </Typography>
            </div>
          ))}
        </dl>
      )}
    </RecordFrame>
  );
}
