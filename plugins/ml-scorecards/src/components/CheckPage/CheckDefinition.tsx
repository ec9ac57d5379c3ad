import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Box from '@material-ui/core/Box';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { CheckDetails } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { CodeBlock } from '../shared/CodeBlock';
import { SafeLink } from '../shared/SafeLink';
import { CheckConditions } from './CheckConditions';
import { CheckConstants } from './CheckConstants';
import { CheckFacts } from './CheckFacts';
import { CheckPart } from './CheckPart';

const useStyles = makeStyles(theme => ({
  list: {
    margin: 0,
    paddingLeft: theme.spacing(2.5),
    overflowWrap: 'anywhere',
  },
}));

/** How a check is computed, which components it is for, and where it comes from. */
export function CheckDefinition(props: { check: CheckDetails }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { check } = props;
  return (
    <>
      {check.conditions.length > 0 && (
        <CheckPart title={t('checkPage.computed')}>
          <CheckConditions check={check} />
          <CheckFacts check={check} />
          <CheckConstants check={check} />
        </CheckPart>
      )}
      <CheckPart title={t('checkPage.appliesTo')}>
        <AppliesTo check={check} />
      </CheckPart>
      {(check.references.length > 0 || check.pageUrl) && (
        <CheckPart title={t('checkPage.references')}>
          <ul className={classes.list}>
            {check.references.map(reference => (
              <Typography key={reference} variant="body2" component="li">
                <SafeLink to={reference}>{reference}</SafeLink>
              </Typography>
            ))}
            {check.pageUrl && (
              <Typography variant="body2" component="li">
                <SafeLink to={check.pageUrl}>
                  {t('checkPage.catalogue')}
                </SafeLink>
              </Typography>
            )}
          </ul>
          {check.references.some(reference =>
            reference.startsWith('guide '),
          ) && (
            <Typography variant="caption" color="textSecondary" component="p">
              {t('checkPage.guide')}
            </Typography>
          )}
        </CheckPart>
      )}
    </>
  );
}

function AppliesTo(props: { check: CheckDetails }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { appliesTo, appliesWhen } = props.check;
  return (
    <>
      {appliesTo === undefined && !appliesWhen && (
        <Typography variant="body2">{t('checkPage.appliesToAll')}</Typography>
      )}
      {appliesTo !== undefined && (
        <>
          <Typography variant="body2" gutterBottom>
            {t('checkPage.appliesToFilter')}
          </Typography>
          <CodeBlock>{JSON.stringify(appliesTo, null, 2)}</CodeBlock>
        </>
      )}
      {appliesWhen && (
        <Box mt={appliesTo === undefined ? 0 : 2}>
          <Typography variant="body2" gutterBottom>
            {t(
              appliesTo === undefined
                ? 'checkPage.appliesOnlyWhen'
                : 'checkPage.appliesWhen',
            )}
          </Typography>
          <CodeBlock>{appliesWhen}</CodeBlock>
        </Box>
      )}
    </>
  );
}
