import { useTranslationRef } from '@backstage/frontend-plugin-api';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import {
  MATURITY_GROUPINGS,
  MaturityGrouping,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { oneOf } from '../shared/oneOf';

/** Chooses by what the components are grouped. */
export function GroupingSelect(props: {
  value: MaturityGrouping;
  onChange: (groupBy: MaturityGrouping) => void;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <TextField
      select
      id="ml-maturity-group-by"
      label={t('maturity.groupBy')}
      variant="outlined"
      size="small"
      value={props.value}
      onChange={event => {
        const chosen = oneOf(MATURITY_GROUPINGS, event.target.value);
        if (chosen) {
          props.onChange(chosen);
        }
      }}
    >
      {MATURITY_GROUPINGS.map(grouping => (
        <MenuItem key={grouping} value={grouping}>
          {t(`maturity.grouping.${grouping}`)}
        </MenuItem>
      ))}
    </TextField>
  );
}
