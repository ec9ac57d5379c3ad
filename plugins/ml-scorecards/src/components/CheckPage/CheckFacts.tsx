import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { CheckDetails } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { BreakableName } from '../shared/BreakableName';
import { oneOf } from '../shared/oneOf';

const FACT_TYPES = [
  'boolean',
  'integer',
  'number',
  'string',
  'instant',
  'strings',
] as const;

const useStyles = makeStyles(theme => ({
  list: {
    margin: 0,
    marginBottom: theme.spacing(2),
    paddingLeft: theme.spacing(2.5),
  },
  name: {
    fontFamily: 'monospace',
    overflowWrap: 'anywhere',
  },
}));

/** The facts that the conditions read, in words. */
export function CheckFacts(props: { check: CheckDetails }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const facts = Object.entries(props.check.facts);
  return (
    <>
      <Typography variant="subtitle2" component="h4">
        {t('checkPage.facts')}
      </Typography>
      {facts.length === 0 && (
        <Typography variant="body2">{t('checkPage.noFacts')}</Typography>
      )}
      <ul className={classes.list} aria-label={t('checkPage.facts')}>
        {facts.map(([name, fact]) => {
          const type = oneOf(FACT_TYPES, fact.type);
          return (
            <Typography key={name} variant="body2" component="li">
              <span className={classes.name}>
                <BreakableName>{name}</BreakableName>
              </span>
              : {fact.description}
              <Typography
                variant="caption"
                component="span"
                display="block"
                color="textSecondary"
              >
                {[
                  fact.source.title,
                  type ? t(`checkPage.factType.${type}`) : fact.type,
                  fact.unit,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </Typography>
            </Typography>
          );
        })}
      </ul>
    </>
  );
}
