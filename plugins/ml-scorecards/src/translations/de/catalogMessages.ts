import type { catalogMessages as english } from '../../messages/catalogMessages';
import { Translation } from '../Translation';

export const catalogMessages: Translation<typeof english> = {
  catalog: {
    tier: 'Zuverlässigkeitsstufe',
    level: 'Level',
    tierColumn: 'Stufe',
    levelColumn: 'Level',
  },
};
