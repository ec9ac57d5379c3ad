import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { CheckDetails } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { FactList } from '../shared/FactList';
import { LevelLabel } from '../shared/LevelLabel';
import { useFormats } from '../shared/useFormats';

const useStyles = makeStyles(theme => ({
  problem: {
    marginBottom: theme.spacing(2),
  },
  id: {
    fontFamily: 'monospace',
  },
}));

/** Which check it is, of whom it is asked, and what mending it takes. */
export function CheckHead(props: { check: CheckDetails }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { check } = props;
  const { attestable, requiredFor, problem, weight } = check;
  return (
    <>
      <Typography variant="h5" component="h2" gutterBottom>
        {check.title}
      </Typography>
      {problem && (
        <Alert severity="error" className={classes.problem}>
          {t('checkPage.problem', { problem })}
        </Alert>
      )}
      <FactList
        facts={[
          {
            name: t('checkPage.dimension'),
            value: check.dimension.title,
          },
          {
            name: t('checkPage.level'),
            value: <LevelLabel level={check.level} />,
          },
          {
            name: t('checkPage.requiredFor'),
            value:
              requiredFor.length > 0
                ? requiredFor.map(tier => t(`tier.${tier}`)).join(', ')
                : t('checks.advice'),
          },
          {
            name: t('checkPage.effort'),
            value: t(`effort.${check.effort}`),
          },
          {
            name: t('checkPage.attestable'),
            value: attestable
              ? [
                  t('checkPage.attestableFor', {
                    count: attestable.validForDays,
                  }),
                  ...(attestable.perVersion ? [t('checkPage.perVersion')] : []),
                ].join(' ')
              : t('checkPage.notAttestable'),
          },
          weight !== 1 && {
            name: t('checkPage.weight'),
            value: formats.number(weight),
          },
          {
            name: t('checkPage.id'),
            value: <span className={classes.id}>{check.id}</span>,
          },
        ]}
      />
    </>
  );
}
