/** The portal that these tests look at. */
export const largePortal = {
  /** How many components are made up for it, besides those of the demo. */
  components: Number(process.env.LARGE_COMPONENTS ?? 10_000),
  port: Number(process.env.PORTAL_PORT ?? 7109),
  get url() {
    return `http://localhost:${this.port}`;
  },
};
