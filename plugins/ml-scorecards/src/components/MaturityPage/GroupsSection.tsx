import { InfoCard } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import LinearProgress from '@material-ui/core/LinearProgress';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import {
  Maturity,
  MATURITY_GROUPINGS,
  MaturityGrouping,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { sectionTitle } from '../shared/sectionTitle';
import { GroupTable } from './GroupTable';

/** The groups of the organisation with their levels and tiers, by a chosen grouping. */
export function GroupsSection(props: {
  maturity: Maturity;
  loading: boolean;
  groupBy: MaturityGrouping;
  onGroupBy: (groupBy: MaturityGrouping) => void;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { maturity, loading } = props;
  // What is shown, which may still be the grouping before the chosen one.
  const groupBy =
    MATURITY_GROUPINGS.find(grouping => grouping === maturity.groupBy) ??
    props.groupBy;
  return (
    <InfoCard
      title={t('maturity.groupsTitle')}
      {...sectionTitle}
      action={
        <TextField
          select
          id="ml-maturity-group-by"
          label={t('maturity.groupBy')}
          variant="outlined"
          size="small"
          value={props.groupBy}
          onChange={event => {
            const chosen = MATURITY_GROUPINGS.find(
              grouping => grouping === event.target.value,
            );
            if (chosen) {
              props.onGroupBy(chosen);
            }
          }}
        >
          {MATURITY_GROUPINGS.map(grouping => (
            <MenuItem key={grouping} value={grouping}>
              {t(`maturity.grouping.${grouping}`)}
            </MenuItem>
          ))}
        </TextField>
      }
    >
      {loading && <LinearProgress aria-label={t('maturity.loading')} />}
      {maturity.groups.length === 0 ? (
        <Typography>{t('maturity.noGroups')}</Typography>
      ) : (
        <GroupTable key={groupBy} maturity={maturity} groupBy={groupBy} />
      )}
    </InfoCard>
  );
}
