import { Entity } from '@backstage/catalog-model';

const VALUES: ReadonlyArray<(value: string) => string> = [
  () => '',
  () => ' ',
  () => '..',
  () => '../../../../etc/passwd',
  () => '%2e%2e%2f%2e%2e%2f',
  () => '//169.254.169.254/latest/meta-data/',
  () => 'url:http://169.254.169.254/latest/meta-data/',
  () => 'https://user:password@[::ffff:127.0.0.1]:0/',
  () => 'file:///etc/passwd',
  // eslint-disable-next-line no-script-url
  () => 'javascript:alert(1)',
  () => '__proto__',
  () => "x' OR name != '`\\\"",
  () => '${jndi:ldap://localhost}{{7*7}}',
  () => '\ud800',
  () => 'x'.repeat(100_000),
  value => `${value}/../../../..`,
  value => `${value}${'x'.repeat(100_000)}`,
  value => `${value}?admin=1#x`,
  value => `${value}\0\r\nx-injected: 1`,
  value => `${value}\\..\\..`,
];

/** Entities like these, with annotations as somebody would write them who means harm. Each has a name of its own. */
export function hostileEntities(entities: readonly Entity[]): Entity[] {
  const [{ metadata, ...entity }] = entities;
  const { annotations = {} } = metadata;
  return Object.entries(annotations).flatMap(([key, value], k) =>
    VALUES.map((hostile, v) => ({
      ...entity,
      metadata: {
        ...metadata,
        name: `hostile-${k}-${v}`,
        annotations: { ...annotations, [key]: hostile(value) },
      },
    })),
  );
}
