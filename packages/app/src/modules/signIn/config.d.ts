// Whether the browser may see a value is decided by the schemas of the app's own packages, so this stands here and not with the
// backend's part of the same setting (packages/backend/config.d.ts).
export interface Config {
  auth?: {
    providers?: {
      demo?: {
        /**
         * The people of the demo that the sign-in page offers.
         * @deepVisibility frontend
         */
        people: string[];
      };
    };
  };
}
