import { useTranslationRef } from '@backstage/frontend-plugin-api';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { ScorecardSummary } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { messageOf } from '../shared/messageOf';
import { SelectField } from '../shared/SelectField';
import { GroupFilter } from './GroupFilter';
import { TextOptionFilter } from './TextOptionFilter';
import { ComponentsView } from './useComponentFilters';
import { KnownChecks } from './useKnownChecks';
import { YesOrNoSelect } from './YesOrNoSelect';

/** The filters that one needs less often. */
export function MoreFilters(props: {
  view: ComponentsView;
  checks: KnownChecks;
  /** What is on the page, from which kinds and types can be chosen. */
  items: readonly Pick<ScorecardSummary, 'kind' | 'type'>[];
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { checks, items } = props;
  const { filters, setFilters } = props.view;
  const dimensions = new Map(
    checks.items.map(({ dimension }) => [dimension.id, dimension.title]),
  );
  const { dimension } = filters;
  if (dimension && !dimensions.has(dimension)) {
    dimensions.set(dimension, dimension);
  }
  return (
    <>
      {filters.owner && (
        <SelectField
          id="ml-maturity-owner-only"
          label={t('components.filter.groupsBelow')}
          options={[
            { value: 'with', title: t('components.filter.included') },
            { value: 'without', title: t('components.filter.leftOut') },
          ]}
          value={filters.ownerOnly ? 'without' : 'with'}
          onChange={value =>
            setFilters({ ownerOnly: value === 'without' ? 'true' : undefined })
          }
        />
      )}
      {(['system', 'domain', 'lifecycle'] as const).map(groupBy => (
        <GroupFilter
          key={groupBy}
          groupBy={groupBy}
          value={filters[groupBy]}
          onChange={group => setFilters({ [groupBy]: group })}
        />
      ))}
      {(['kind', 'type'] as const).map(name => (
        <TextOptionFilter
          key={name}
          id={`ml-maturity-${name}`}
          label={t(`components.filter.${name}Label`)}
          options={[...new Set(items.flatMap(item => item[name] ?? []))].sort()}
          value={filters[name]}
          onChange={value => setFilters({ [name]: value })}
        />
      ))}
      <TextField
        select
        id="ml-maturity-dimension"
        label={t('components.filter.dimensionLabel')}
        variant="outlined"
        size="small"
        InputLabelProps={{ shrink: true }}
        SelectProps={{ displayEmpty: true, onOpen: checks.want }}
        error={checks.error !== undefined}
        helperText={
          checks.error &&
          t('components.filter.optionsFailed', {
            message: messageOf(checks.error),
          })
        }
        value={dimension ?? ''}
        onChange={event =>
          setFilters({ dimension: event.target.value || undefined })
        }
      >
        <MenuItem value="">{t('components.filter.all')}</MenuItem>
        {[...dimensions].map(([id, title]) => (
          <MenuItem key={id} value={id}>
            {title}
          </MenuItem>
        ))}
      </TextField>
      {(['waived', 'attested'] as const).map(name => (
        <YesOrNoSelect
          key={name}
          id={`ml-maturity-${name}`}
          label={t(`components.filter.${name}Label`)}
          all={t('components.filter.all')}
          yes={t(`components.filter.${name}.true`)}
          no={t(`components.filter.${name}.false`)}
          value={filters[name]}
          onChange={value => setFilters({ [name]: value })}
        />
      ))}
    </>
  );
}
