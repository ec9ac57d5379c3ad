import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import Chip from '@material-ui/core/Chip';
import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import {
  LEVELS,
  RELIABILITY_TIERS,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { MultipleSelect } from './MultipleSelect';
import { OwnerFilter } from './OwnerFilter';
import { TextFilter } from './TextFilter';
import { ComponentsView } from './useComponentFilters';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: theme.spacing(2),
    margin: 0,
    marginBottom: theme.spacing(2),
    padding: 0,
    border: 0,
    minWidth: 0,
    '& > .MuiFormControl-root, & > .MuiAutocomplete-root': {
      flex: `1 1 ${theme.spacing(22)}px`,
      maxWidth: theme.spacing(40),
    },
  },
  clear: {
    minHeight: theme.spacing(5),
  },
}));

export function ComponentFilterBar(props: { view: ComponentsView }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { filters, setFilters, clearFilters } = props.view;
  const filtered =
    filters.tier.length > 0 ||
    filters.level.length > 0 ||
    Boolean(
      filters.text ||
        filters.owner ||
        filters.system ||
        filters.domain ||
        filters.lifecycle ||
        filters.gap ||
        filters.check,
    );

  return (
    <div
      className={classes.root}
      role="group"
      aria-label={t('components.filter.legend')}
    >
      <TextFilter
        label={t('components.filter.text')}
        value={filters.text ?? ''}
        onChange={text => setFilters({ text })}
      />
      <OwnerFilter
        value={filters.owner}
        onChange={owner => setFilters({ owner })}
      />
      <MultipleSelect
        id="ml-maturity-tier"
        label={t('components.filter.tier')}
        all={t('components.filter.all')}
        options={RELIABILITY_TIERS.map(tier => ({
          value: tier,
          title: t(`tier.${tier}`),
        }))}
        value={filters.tier}
        onChange={tier => setFilters({ tier })}
      />
      <MultipleSelect
        id="ml-maturity-level"
        label={t('components.filter.level')}
        all={t('components.filter.all')}
        options={LEVELS.map(level => ({
          value: level,
          title: t(`level.${level}`),
        }))}
        value={filters.level}
        onChange={level => setFilters({ level })}
      />
      <TextField
        select
        id="ml-maturity-gap"
        label={t('components.filter.gap')}
        variant="outlined"
        size="small"
        InputLabelProps={{ shrink: true }}
        SelectProps={{ displayEmpty: true }}
        value={filters.gap ?? ''}
        onChange={event => {
          const { value } = event.target;
          setFilters({
            gap: value === 'true' || value === 'false' ? value : undefined,
          });
        }}
      >
        <MenuItem value="">{t('components.filter.all')}</MenuItem>
        <MenuItem value="true">{t('components.filter.gapTrue')}</MenuItem>
        <MenuItem value="false">{t('components.filter.gapFalse')}</MenuItem>
      </TextField>
      {(['system', 'domain', 'lifecycle'] as const).map(name => {
        const value = filters[name];
        return (
          value && (
            <Chip
              key={name}
              label={t(`components.filter.${name}`, { value })}
              onDelete={() => setFilters({ [name]: undefined })}
            />
          )
        );
      })}
      {filters.check && (
        <Chip
          label={t('components.filter.check', {
            check: filters.check,
            states: filters.state.map(state => t(`state.${state}`)).join(', '),
          })}
          onDelete={() => setFilters({ check: undefined, state: [] })}
        />
      )}
      {filtered && (
        <Button
          color="primary"
          className={classes.clear}
          onClick={clearFilters}
        >
          {t('components.clear')}
        </Button>
      )}
    </div>
  );
}
