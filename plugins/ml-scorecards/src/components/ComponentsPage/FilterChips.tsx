import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Chip from '@material-ui/core/Chip';
import { mlScorecardsTranslationRef } from '../../translation';
import { refTitle } from '../shared/refTitle';
import { useHandsOnFocus } from '../shared/useHandsOnFocus';
import { ComponentFilters } from './componentFilters';
import { KnownChecks } from './useKnownChecks';

/** Filters that have no field, as what one can take away. */
export function FilterChips(props: {
  filters: ComponentFilters;
  checks: KnownChecks;
  onChange: (change: Partial<ComponentFilters>) => void;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { filters, checks, onChange } = props;
  const { system, domain, lifecycle, kind, type, dimension } = filters;

  const chips: { name: keyof ComponentFilters; label: string }[] = [];
  if (filters.ownerOnly) {
    chips.push({ name: 'ownerOnly', label: t('components.filter.ownerOnly') });
  }
  for (const [name, value] of [
    ['system', system],
    ['domain', domain],
  ] as const) {
    if (value !== undefined) {
      chips.push({
        name,
        label: value
          ? t(`components.filter.${name}`, { value: refTitle(value) })
          : t(`maturity.withoutGroup.${name}`),
      });
    }
  }
  if (lifecycle !== undefined) {
    chips.push({
      name: 'lifecycle',
      label: lifecycle
        ? t('components.filter.lifecycle', { value: lifecycle })
        : t('maturity.withoutGroup.lifecycle'),
    });
  }
  for (const [name, value] of [
    ['kind', kind],
    ['type', type],
  ] as const) {
    if (value) {
      chips.push({ name, label: t(`components.filter.${name}`, { value }) });
    }
  }
  for (const name of ['waived', 'attested'] as const) {
    const wanted = filters[name];
    if (wanted) {
      chips.push({ name, label: t(`components.filter.${name}.${wanted}`) });
    }
  }
  if (dimension) {
    const known = checks.items.find(check => check.dimension.id === dimension);
    chips.push({
      name: 'dimension',
      label: t('components.filter.dimension', {
        value: known?.dimension.title ?? dimension,
      }),
    });
  }
  return (
    <>
      {chips.map(({ name, label }) => (
        <FilterChip
          key={name}
          label={label}
          onRemove={() => onChange({ [name]: undefined })}
        />
      ))}
    </>
  );
}

function FilterChip(props: { label: string; onRemove: () => void }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { label, onRemove } = props;
  return (
    <Chip
      ref={useHandsOnFocus<HTMLDivElement>()}
      label={label}
      // It is a button that takes the filter away, also by Enter and not only by Backspace.
      onClick={onRemove}
      onDelete={onRemove}
      aria-label={t('components.filter.remove', { filter: label })}
    />
  );
}
