function fromEnvironment(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is set by the global set-up of the browser tests`);
  }
  return value;
}

/** What a browser test may want to know of the portal that it looks at. */
export const portalUnderTest = {
  get database() {
    return fromEnvironment('PORTAL_DATABASE') as 'sqlite' | 'postgres';
  },
  get url() {
    return `http://localhost:${fromEnvironment('PORTAL_PORT')}`;
  },
  /** The portal's own copy of the demo's repositories: a test may change the files in it. */
  get repositoriesFolder() {
    return fromEnvironment('PORTAL_REPOSITORIES');
  },
};
