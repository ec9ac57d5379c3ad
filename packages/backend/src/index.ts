import { createBackend } from '@backstage/backend-defaults';
import {
  demoGitHost,
  demoHistory,
  demoMlflowHost,
  demoPeople,
  demoRecordedHosts,
} from './demo';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(
  import('@backstage/plugin-permission-backend-module-allow-all-policy'),
);

backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));

backend.add(import('@backstage/plugin-user-settings-backend'));
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));

backend.add(import('backstage-plugin-ml-scorecards-backend'));
backend.add(import('backstage-plugin-ml-scorecards-backend-module-feast'));
backend.add(import('backstage-plugin-ml-scorecards-backend-module-git'));
backend.add(import('backstage-plugin-ml-scorecards-backend-module-kubeflow'));
backend.add(import('backstage-plugin-ml-scorecards-backend-module-mlflow'));
backend.add(
  import('backstage-plugin-ml-scorecards-backend-module-openlineage'),
);
backend.add(import('backstage-plugin-ml-scorecards-backend-module-prometheus'));
backend.add(import('backstage-plugin-catalog-backend-module-ml-scorecards'));

// The demo: its Git host and its other systems on loopback, its past, and its people to sign in as.
backend.add(demoGitHost);
backend.add(demoMlflowHost);
backend.add(demoRecordedHosts);
backend.add(demoHistory);
backend.add(demoPeople);

backend.start();
