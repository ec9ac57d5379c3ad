import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import {
  CHECK_STATES,
  LEVELS,
  RELIABILITY_TIERS,
  ScorecardSummary,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { FilterBar } from '../shared/FilterBar';
import { FilterFields } from '../shared/FilterFields';
import { LeavingButton } from '../shared/LeavingButton';
import { CheckFilter } from './CheckFilter';
import { countFilters, isFiltered } from './componentFilters';
import { FilterChips } from './FilterChips';
import { GroupFilter } from './GroupFilter';
import { MoreFilters } from './MoreFilters';
import { MultipleSelect } from './MultipleSelect';
import { TextFilter } from './TextFilter';
import { ComponentsView } from './useComponentFilters';
import { KnownChecks } from './useKnownChecks';
import { YesOrNoSelect } from './YesOrNoSelect';

const MORE_ID = 'ml-maturity-more-filters';

/** What the list of components can be narrowed by, the usual first. */
export function ComponentFilterBar(props: {
  view: ComponentsView;
  checks: KnownChecks;
  /** What is on the page. */
  items: readonly ScorecardSummary[];
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { checks } = props;
  const { filters, setFilters, clearFilters } = props.view;
  const [showsMore, setShowsMore] = useState(false);

  return (
    <FilterBar
      id="ml-maturity-filters"
      label={t('components.filter.legend')}
      first={
        <TextFilter
          label={t('components.filter.text')}
          value={filters.text ?? ''}
          onChange={text => setFilters({ text })}
        />
      }
      set={countFilters({ ...filters, text: undefined })}
      clear={
        isFiltered(filters) && (
          <LeavingButton color="primary" onClick={clearFilters}>
            {t('components.clear')}
          </LeavingButton>
        )
      }
      more={
        <>
          <Button
            color="primary"
            aria-expanded={showsMore}
            aria-controls={MORE_ID}
            endIcon={showsMore ? <ExpandLessIcon /> : <ExpandMoreIcon />}
            onClick={() => setShowsMore(!showsMore)}
          >
            {t('components.filter.more')}
          </Button>
          {!showsMore && (
            <FilterChips
              filters={filters}
              checks={checks}
              onChange={setFilters}
            />
          )}
          {showsMore && (
            <FilterFields id={MORE_ID} label={t('components.filter.more')}>
              <MoreFilters {...props} />
            </FilterFields>
          )}
        </>
      }
    >
      <GroupFilter
        groupBy="owner"
        help={
          filters.owner &&
          t(
            filters.ownerOnly
              ? 'components.filter.ownerOnly'
              : 'components.filter.ownerHelp',
          )
        }
        value={filters.owner}
        // Of another owner one wants all again.
        onChange={owner => setFilters({ owner, ownerOnly: undefined })}
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
    </FilterBar>
  );
}
