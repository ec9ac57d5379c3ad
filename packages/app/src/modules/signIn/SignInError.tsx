import { ResponseErrorPanel } from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';

/** Why somebody could not enter, with the way back to the choice. */
export function SignInError(props: { error?: Error; onBack(): void }) {
  const { error, onBack } = props;
  return (
    <>
      <ResponseErrorPanel
        defaultExpanded
        title="You could not be signed in"
        error={error ?? new Error('The backend gave no reason')}
      />
      <Box mt={2}>
        <Button variant="outlined" color="primary" onClick={onBack}>
          Choose somebody else
        </Button>
      </Box>
    </>
  );
}
