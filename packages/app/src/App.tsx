import { createApp } from '@backstage/frontend-defaults';
import { catalogModule } from './modules/catalog';
import { navModule } from './modules/nav';
import { signInModule } from './modules/signIn';
import { translationsModule } from './modules/translations';

/**
 * The plugins are those that this package depends on: `app.packages: all` in the configuration finds them.
 */
export default createApp({
  features: [catalogModule, navModule, signInModule, translationsModule],
});
