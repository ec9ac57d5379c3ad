import { component } from '../testUtils';
import { hasSourceUrl, sourceUrlOf } from './sourceUrlOf';

const FOLDER = 'https://github.com/acme/models/tree/main/churn/';
const FILE = 'https://github.com/acme/all/blob/main/churn/catalog-info.yaml';

const saying = (source?: string, file?: string) =>
  component('it', {
    ...(source === undefined ? {} : { 'backstage.io/source-location': source }),
    ...(file === undefined ? {} : { 'backstage.io/managed-by-location': file }),
  });

describe('sourceUrlOf', () => {
  it.each([
    ['what the entity says', saying(`url:${FOLDER}#L1`), FOLDER, false],
    ['that first', saying(` url:${FOLDER} `, `url:${FILE}`), FOLDER, false],
    ['else its own file', saying(undefined, `url:${FILE}`), FILE, true],
    ['that also for an empty text', saying(' ', `url:${FILE}`), FILE, true],
  ])('takes %s', (_, entity, url, isFile) => {
    expect(hasSourceUrl(entity)).toBe(true);
    expect(sourceUrlOf(entity)).toEqual({ url: new URL(url), isFile });
  });

  it.each([
    ['of an entity that says nothing', saying()],
    ['on the disk of the portal', saying(undefined, 'file:/srv/catalog.yaml')],
  ])('knows none %s', (_, entity) => {
    expect(hasSourceUrl(entity)).toBe(false);
    expect(() => sourceUrlOf(entity)).toThrow(
      /^Nothing says in which repository .* set backstage\.io\/source-location to url:/,
    );
  });

  it.each([
    ['dir:/etc/', /is not a location of type url/],
    ['file:/etc/passwd', /is not a location of type url/],
    ['url:file:///etc/', /is not an HTTP address/],
    ['url:ftp://host/x', /is not an HTTP address/],
    ['url:https://user:hunter2@github.com/o/r', /holds a user name/],
    ['url:nonsense', /is not a valid address/],
    ['nonsense', /is not a valid address/],
  ])('refuses %s', (source, why) => {
    const read = () => sourceUrlOf(saying(source, `url:${FILE}`));
    expect(hasSourceUrl(saying(source))).toBe(true);
    expect(read).toThrow(why);
    expect(read).toThrow(/^The annotation backstage\.io\/source-location/);
    expect(read).not.toThrow(/hunter2/);
  });
});
