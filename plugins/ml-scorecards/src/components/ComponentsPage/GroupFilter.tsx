import { useMemo, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { mlScorecardsTranslationRef } from '../../translation';
import { useGroupTitle } from '../MaturityPage/useGroupTitle';
import { messageOf } from '../shared/messageOf';
import { useFormats } from '../shared/useFormats';
import {
  GroupOption,
  useChosenGroup,
  useGroupOptions,
} from './useGroupOptions';

/** Chooses a group of components among those that have any, however many these are: the server finds them as one types. */
export function GroupFilter(props: {
  groupBy: 'owner' | 'system' | 'domain' | 'lifecycle';
  help?: string;
  value?: string;
  onChange: (group: string | undefined) => void;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { groupBy, help, value } = props;
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [picked, setPicked] = useState<GroupOption>();
  const titleOf = useGroupTitle(groupBy);
  const formats = useFormats();
  const found = useGroupOptions({ groupBy, typed, isOpen });
  const { id, title } = useChosenGroup(groupBy, value, picked) ?? {};
  // Another one as soon as its title is known, which is what makes the field show that.
  const chosen = useMemo(
    () => (id === undefined ? null : { id, title }),
    [id, title],
  );

  const helpText = () => {
    if (found.error) {
      return t('components.filter.optionsFailed', {
        message: messageOf(found.error),
      });
    }
    return isOpen && found.count > found.items.length && !found.loading
      ? t('components.filter.moreOptions', {
          shown: formats.count(found.items.length),
          all: formats.count(found.count),
        })
      : help;
  };

  return (
    <Autocomplete<GroupOption>
      id={`ml-maturity-${groupBy}`}
      // Material UI says only which list it owns, and by today's ARIA a combobox controls it.
      aria-controls={`ml-maturity-${groupBy}-popup`}
      size="small"
      options={[...found.items]}
      // The server has found them already.
      filterOptions={options => options}
      getOptionLabel={titleOf}
      getOptionSelected={(option, selected) => option.id === selected.id}
      value={chosen}
      onChange={(_event, option) => {
        setPicked(option ?? undefined);
        props.onChange(option?.id);
      }}
      onInputChange={(_event, text, reason) =>
        setTyped(reason === 'input' ? text : '')
      }
      onOpen={() => {
        setOpen(true);
        if (found.error) {
          found.retry();
        }
      }}
      onClose={() => setOpen(false)}
      loading={found.loading}
      loadingText={t('components.filter.loadingOptions')}
      noOptionsText={t('components.filter.noOptions')}
      renderInput={params => (
        <TextField
          {...params}
          label={t(`maturity.grouping.${groupBy}`)}
          placeholder={t('components.filter.all')}
          error={found.error !== undefined}
          helperText={helpText()}
          variant="outlined"
          InputLabelProps={{ ...params.InputLabelProps, shrink: true }}
        />
      )}
    />
  );
}
