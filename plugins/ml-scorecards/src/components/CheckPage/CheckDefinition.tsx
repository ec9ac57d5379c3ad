import { ReactNode } from 'react';
import { InfoCard } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Box from '@material-ui/core/Box';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { CheckDetails } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { CodeBlock } from '../shared/CodeBlock';
import { SafeLink } from '../shared/SafeLink';
import { subsectionTitle } from '../shared/sectionTitle';
import { CheckConditions } from './CheckConditions';
import { CheckConstants } from './CheckConstants';
import { CheckFacts } from './CheckFacts';
import { CheckFixes } from './CheckFixes';

const useStyles = makeStyles(theme => ({
  text: {
    whiteSpace: 'pre-line',
    overflowWrap: 'anywhere',
  },
  list: {
    margin: 0,
    paddingLeft: theme.spacing(2.5),
    overflowWrap: 'anywhere',
  },
}));

/** What a check asks, why, how that is computed, and what to do about it. */
export function CheckDefinition(props: { check: CheckDetails }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { check } = props;
  return (
    <>
      <Part title={t('checkPage.why')}>
        <Typography variant="body2" className={classes.text}>
          {check.why}
        </Typography>
      </Part>
      {check.conditions.length > 0 && (
        <>
          <Part title={t('checkPage.fix')}>
            <CheckFixes check={check} />
          </Part>
          <Part title={t('checkPage.computed')}>
            <CheckConditions check={check} />
            <CheckFacts check={check} />
            <CheckConstants check={check} />
          </Part>
        </>
      )}
      <Part title={t('checkPage.appliesTo')}>
        <AppliesTo check={check} />
      </Part>
      {(check.references.length > 0 || check.pageUrl) && (
        <Part title={t('checkPage.references')}>
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
        </Part>
      )}
    </>
  );
}

function Part(props: { title: string; children: ReactNode }) {
  return (
    <Box mb={3}>
      <InfoCard title={props.title} {...subsectionTitle}>
        {props.children}
      </InfoCard>
    </Box>
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
