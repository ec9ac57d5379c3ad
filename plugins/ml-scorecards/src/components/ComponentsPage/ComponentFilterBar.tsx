import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  CHECK_STATES,
  LEVELS,
  RELIABILITY_TIERS,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { CheckFilter } from './CheckFilter';
import { isFiltered } from './componentFilters';
import { FilterChips } from './FilterChips';
import { GroupFilter } from './GroupFilter';
import { MultipleSelect } from './MultipleSelect';
import { TextFilter } from './TextFilter';
import { ComponentsView } from './useComponentFilters';
import { KnownChecks } from './useKnownChecks';
import { YesOrNoSelect } from './YesOrNoSelect';

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

export function ComponentFilterBar(props: {
  view: ComponentsView;
  checks: KnownChecks;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { checks } = props;
  const { filters, setFilters, clearFilters } = props.view;

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
      <GroupFilter
        groupBy="owner"
        help={t('components.filter.ownerHelp')}
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
      <YesOrNoSelect
        id="ml-maturity-gap"
        label={t('components.filter.gap')}
        all={t('components.filter.all')}
        yes={t('components.filter.gapTrue')}
        no={t('components.filter.gapFalse')}
        value={filters.gap}
        onChange={gap => setFilters({ gap })}
      />
      <YesOrNoSelect
        id="ml-maturity-at-target"
        label={t('components.filter.atTarget')}
        all={t('components.filter.all')}
        yes={t('target.atTarget')}
        no={t('target.belowTarget')}
        value={filters.atTarget}
        onChange={atTarget => setFilters({ atTarget })}
      />
      <CheckFilter
        value={filters.check}
        checks={checks}
        onChange={check => setFilters({ check })}
      />
      {(filters.check || filters.dimension) && (
        <MultipleSelect
          id="ml-maturity-state"
          label={
            filters.check
              ? t('components.filter.state')
              : t('components.filter.dimensionState')
          }
          all={t('components.filter.all')}
          options={CHECK_STATES.map(state => ({
            value: state,
            title: t(`state.${state}`),
          }))}
          value={filters.state}
          onChange={state => setFilters({ state })}
        />
      )}
      <FilterChips filters={filters} checks={checks} onChange={setFilters} />
      {isFiltered(filters) && (
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
