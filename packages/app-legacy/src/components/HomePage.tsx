import { Content, Header, Page } from '@backstage/core-components';
import Grid from '@material-ui/core/Grid';
import { HomeMlTodos } from 'backstage-plugin-ml-scorecards/legacy';

/** A home page with the card of what waits. */
export function HomePage() {
  return (
    <Page themeId="home">
      <Header title="Home" />
      <Content>
        <Grid container spacing={3}>
          <Grid item xs={12} md={6}>
            <HomeMlTodos />
          </Grid>
        </Grid>
      </Content>
    </Page>
  );
}
