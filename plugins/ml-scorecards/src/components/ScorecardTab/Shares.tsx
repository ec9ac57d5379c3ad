import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { useFormats } from '../shared/useFormats';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: `repeat(auto-fit, minmax(min(100%, ${theme.spacing(
      32,
    )}px), 1fr))`,
    columnGap: theme.spacing(3),
    rowGap: theme.spacing(1),
    margin: theme.spacing(2, 0, 0),
    '& dd': {
      margin: 0,
    },
  },
  figure: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    // Beside a taller one its lines stay together.
    alignContent: 'flex-start',
    columnGap: theme.spacing(1),
  },
  meaning: {
    flexBasis: '100%',
  },
  number: {
    fontWeight: 'bold',
  },
}));

/** How much passes, how much is known, and how much of what passes rests on facts. */
export function Shares(props: { scorecard: Scorecard }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { score, coverage, automation, counts, attested } = props.scorecard;
  const { pass, fail, unknown } = counts;
  const applicable = pass + fail + unknown;
  const figures = [
    {
      name: t('tab.score'),
      share: score,
      meaning:
        applicable > 0
          ? t('tab.scoreDetail', {
              pass: formats.count(pass),
              applicable: formats.count(applicable),
            })
          : t('tab.nothingApplies'),
    },
    {
      name: t('tab.coverage'),
      share: coverage,
      meaning:
        applicable > 0
          ? t('tab.coverageDetail', {
              known: formats.count(pass + fail),
              applicable: formats.count(applicable),
            })
          : t('tab.nothingApplies'),
    },
    {
      name: t('tab.automation'),
      share: automation,
      meaning:
        pass > 0
          ? t('tab.automationDetail', {
              facts: formats.count(pass - attested),
              pass: formats.count(pass),
            })
          : t('tab.nothingPasses'),
    },
  ];
  return (
    <dl className={classes.root}>
      {figures.map(({ name, share, meaning }) => (
        <div key={name} className={classes.figure}>
          <Typography variant="body2" component="dt">
            {name}
          </Typography>
          <Typography variant="body2" component="dd" className={classes.number}>
            {share === null ? '–' : formats.share(share)}
          </Typography>
          <Typography
            variant="body2"
            component="dd"
            color="textSecondary"
            className={classes.meaning}
          >
            {meaning}
          </Typography>
        </div>
      ))}
    </dl>
  );
}
