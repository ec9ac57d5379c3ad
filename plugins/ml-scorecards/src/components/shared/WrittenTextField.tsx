import { useTranslationRef } from '@backstage/frontend-plugin-api';
import TextField from '@material-ui/core/TextField';
import { decisionUpdateSchema } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';

/** Whether the backend takes a text, which may be empty. */
export function isWrittenText(text: string): boolean {
  return decisionUpdateSchema.shape.currentMetrics.safeParse(text).success;
}

/** A field for some sentences. */
export function WrittenTextField(props: {
  id: string;
  label: string;
  help?: string;
  required?: boolean;
  value: string;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const isValid = isWrittenText(props.value);
  return (
    <TextField
      id={props.id}
      label={props.label}
      helperText={isValid ? props.help : t('changeDialog.tooLong')}
      error={!isValid}
      required={props.required}
      value={props.value}
      onChange={event => props.onChange(event.target.value)}
      fullWidth
      multiline
      margin="dense"
    />
  );
}
