import {
  Content,
  Header,
  Page,
  ProxiedSignInPage,
} from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { SignInPageProps } from '@backstage/plugin-app-react';
import Grid from '@material-ui/core/Grid';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useCallback, useState } from 'react';
import { demoPerson, guest, Person } from './people';
import { PersonCard } from './PersonCard';
import { SignInError } from './SignInError';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', padding: 0, marginTop: theme.spacing(2) },
  }),
  { name: 'DemoSignInPage' },
);

/**
 * The way into the portal: as a guest, or as one of the people whom the configuration names. The choice is not remembered, so
 * that the next reload offers it again.
 */
export function DemoSignInPage(props: SignInPageProps) {
  const { onSignInSuccess } = props;
  const config = useApi(configApiRef);
  const classes = useStyles();
  const [chosen, setChosen] = useState<Person>();

  const people = [
    guest,
    ...(config.getOptionalStringArray('auth.providers.demo.people') ?? []).map(
      demoPerson,
    ),
  ];

  // A stable component: a new one with every render would mount its content again.
  const ErrorComponent = useCallback(
    ({ error }: { error?: Error }) => (
      <SignInError error={error} onBack={() => setChosen(undefined)} />
    ),
    [],
  );

  return (
    <Page themeId="home">
      <Header title={config.getOptionalString('app.title') ?? 'Backstage'} />
      <Content>
        {chosen ? (
          <ProxiedSignInPage
            provider={chosen.provider}
            headers={chosen.headers}
            onSignInSuccess={onSignInSuccess}
            ErrorComponent={ErrorComponent}
          />
        ) : (
          <>
            <Typography variant="body1">
              {people.length > 1
                ? 'Who do you want to be? Each person sees the same portal and may do different things in it.'
                : 'Enter to look around.'}
            </Typography>
            <Grid container spacing={3} component="ul" className={classes.list}>
              {people.map(person => (
                <Grid
                  item
                  component="li"
                  key={person.label}
                  xs={12}
                  sm={6}
                  md={3}
                >
                  <PersonCard
                    person={person}
                    onChoose={() => setChosen(person)}
                  />
                </Grid>
              ))}
            </Grid>
          </>
        )}
      </Content>
    </Page>
  );
}
