import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  DimensionResult,
  levelRank,
  Scorecard,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { useFormats } from '../shared/useFormats';
import { LevelLabel } from '../shared/LevelLabel';
import { OpeningRow } from '../shared/OpeningRow';
import { CheckRow } from './CheckRow';
import { OnState } from './checkStatements';

const useStyles = makeStyles(theme => ({
  summary: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    width: '100%',
    columnGap: theme.spacing(2),
    rowGap: theme.spacing(0.5),
  },
  title: {
    flex: `1 1 ${theme.spacing(28)}px`,
    fontWeight: 'bold',
  },
  level: {
    flex: `0 0 ${theme.spacing(14)}px`,
  },
  counts: {
    flex: `0 1 ${theme.spacing(32)}px`,
  },
  checks: {
    display: 'block',
    padding: theme.spacing(0, 2, 2),
  },
}));

/** One dimension with its level and counts; it opens into its checks. */
export function DimensionSection(props: {
  dimension: DimensionResult;
  scorecard: Scorecard;
  open: boolean;
  openChecks: string[];
  onToggle: () => void;
  onToggleCheck: (id: string) => void;
  onState: OnState;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { dimension } = props;
  const contentId = `ml-dimension-${dimension.id}`;
  const counts: string[] = (
    ['pass', 'fail', 'unknown', 'notApplicable'] as const
  )
    .filter(state => dimension.counts[state] > 0)
    .map(state =>
      t(`dimensions.counts.${state}`, {
        number: formats.count(dimension.counts[state]),
      }),
    );

  // Not all of its checks may be shown.
  const whole = props.scorecard.dimensions.find(
    ({ id }) => id === dimension.id,
  );
  if (whole && goesNoHigher(whole)) {
    counts.push(t('dimensions.noHigher'));
  }

  const { pass, fail, unknown } = dimension.counts;
  const isApplicable = pass + fail + unknown > 0;

  return (
    <OpeningRow
      id={`${contentId}-summary`}
      contentId={contentId}
      headingLevel={3}
      open={props.open}
      onToggle={props.onToggle}
      detailsClass={classes.checks}
      summary={
        <span className={classes.summary}>
          <Typography component="span" className={classes.title}>
            {dimension.title}
          </Typography>
          <span className={classes.level}>
            {/* What does not apply is no lack of a level. */}
            {isApplicable && <LevelLabel level={dimension.level} />}
          </span>
          <Typography
            component="span"
            variant="body2"
            color="textSecondary"
            className={classes.counts}
          >
            {counts.length > 0 ? counts.join(' · ') : t('dimensions.empty')}
          </Typography>
        </span>
      }
    >
      {dimension.checks.map(check => (
        <CheckRow
          key={check.id}
          check={check}
          scorecard={props.scorecard}
          open={props.openChecks.includes(check.id)}
          onToggle={() => props.onToggleCheck(check.id)}
          onState={props.onState}
        />
      ))}
    </OpeningRow>
  );
}

/** Whether a level that is not the highest of all is the highest that the checks of a dimension can give the component. */
function goesNoHigher({ level, checks }: DimensionResult): boolean {
  const applicable = checks.filter(({ state }) => state !== 'not-applicable');
  return (
    level !== 'none' &&
    level !== 'gold' &&
    applicable.every(check => levelRank(check.level) <= levelRank(level))
  );
}
