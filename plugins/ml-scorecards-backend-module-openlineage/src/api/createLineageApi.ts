import { LineageInstance } from '../config';
import { ClientOptions } from './createClient';
import { FeastLineageApi } from './feast/FeastLineageApi';
import { LineageApi } from './LineageApi';
import { MarquezApi } from './marquez/MarquezApi';

/** Talks to a server in its own way. */
export function createLineageApi(
  instance: LineageInstance,
  options: ClientOptions = {},
): LineageApi {
  return instance.dialect === 'feast'
    ? FeastLineageApi.create(instance, options)
    : MarquezApi.create(instance, options);
}
