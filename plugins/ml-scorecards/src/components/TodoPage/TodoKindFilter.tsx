import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Todo,
  TODO_KINDS,
  TodoKind,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { ChoiceChip } from '../shared/ChoiceChip';
import { ChoiceRow } from '../shared/ChoiceRow';
import { useFormats } from '../shared/useFormats';

/** Chooses kinds of to-dos, of which there are so many each. */
export function TodoKindFilter(props: {
  counts: Todo['counts'];
  kinds: TodoKind[];
  onChange: (kinds: TodoKind[]) => void;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { counts, kinds, onChange } = props;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);

  const choice = (options: {
    key: string;
    kind: string;
    count: number;
    isChosen: boolean;
    choose: () => void;
  }) => (
    <ChoiceChip
      key={options.key}
      isChosen={options.isChosen}
      label={t('todo.kindCount', {
        kind: options.kind,
        number: formats.number(options.count),
      })}
      onChoose={options.choose}
    />
  );

  return (
    <ChoiceRow label={t('todo.filter')}>
      {choice({
        key: 'all',
        kind: t('todo.all'),
        count: all,
        isChosen: kinds.length === 0,
        choose: () => onChange([]),
      })}
      {TODO_KINDS.filter(kind => counts[kind] || kinds.includes(kind)).map(
        kind =>
          choice({
            key: kind,
            kind: t(`todoKind.${kind}`),
            count: counts[kind] ?? 0,
            isChosen: kinds.includes(kind),
            choose: () =>
              onChange(
                kinds.includes(kind)
                  ? kinds.filter(other => other !== kind)
                  : [...kinds, kind],
              ),
          }),
      )}
    </ChoiceRow>
  );
}
