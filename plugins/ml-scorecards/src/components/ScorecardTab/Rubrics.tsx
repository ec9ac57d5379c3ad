import { InfoCard } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Link from '@material-ui/core/Link';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  CheckResult,
  RubricResult,
  Scorecard,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { useFormats } from '../shared/useFormats';
import { Disclosure } from '../shared/Disclosure';
import { findCheck } from '../shared/findCheck';
import { sectionTitle } from '../shared/sectionTitle';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    '& > li + li': {
      marginTop: theme.spacing(2),
    },
  },
  missing: {
    margin: theme.spacing(0, 0, 1),
    paddingLeft: theme.spacing(2.5),
  },
  link: {
    textAlign: 'left',
    verticalAlign: 'baseline',
  },
}));

/** What published models of maturity would say, each with what is missing for more. */
export function Rubrics(props: {
  scorecard: Scorecard;
  onShow: (check: CheckResult) => void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { scorecard, onShow } = props;
  return (
    <InfoCard title={t('rubrics.title')} {...sectionTitle}>
      <ul className={classes.list}>
        {scorecard.rubrics.map(rubric => (
          <li key={rubric.id}>
            <Typography variant="subtitle2" component="h3">
              {rubric.title}
            </Typography>
            <Typography variant="body2">
              {t('rubrics.score', {
                score: formats.count(rubric.score),
                highest: formats.count(rubric.highest),
                reading: rubric.reading,
              })}
            </Typography>
            {rubric.sections && (
              <Typography variant="body2" color="textSecondary">
                {t('rubrics.weakest')}{' '}
                {rubric.sections
                  .map(({ title, score }) => `${title} ${score}`)
                  .join(' · ')}
              </Typography>
            )}
            <Missing rubric={rubric} scorecard={scorecard} onShow={onShow} />
          </li>
        ))}
      </ul>
    </InfoCard>
  );
}

function Missing(props: {
  rubric: RubricResult;
  scorecard: Scorecard;
  onShow: (check: CheckResult) => void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { rubric, scorecard, onShow } = props;
  const { notAsked } = rubric.missing;
  const checks = rubric.missing.checks.flatMap(
    id => findCheck(scorecard, id) ?? [],
  );
  if (checks.length + notAsked.length === 0) {
    return null;
  }
  return (
    <Disclosure
      id={`ml-rubric-${rubric.id}-missing`}
      label={t('rubrics.missing')}
      spokenLabel={t('rubrics.missingIn', { title: rubric.title })}
    >
      {checks.length > 0 && (
        <>
          <Typography variant="body2" component="h4">
            {t('rubrics.checks')}
          </Typography>
          <ul className={classes.missing}>
            {checks.map(check => (
              <Typography key={check.id} variant="body2" component="li">
                <Link
                  component="button"
                  variant="body2"
                  className={classes.link}
                  onClick={() => onShow(check)}
                >
                  {check.title}
                </Link>
              </Typography>
            ))}
          </ul>
        </>
      )}
      {notAsked.length > 0 && (
        <>
          <Typography variant="body2" component="h4">
            {t('rubrics.notAsked')}
          </Typography>
          <ul className={classes.missing}>
            {notAsked.map(text => (
              <Typography key={text} variant="body2" component="li">
                {text}
              </Typography>
            ))}
          </ul>
        </>
      )}
    </Disclosure>
  );
}
