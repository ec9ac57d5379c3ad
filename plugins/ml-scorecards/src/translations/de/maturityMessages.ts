import type { maturityMessages as english } from '../../messages/maturityMessages';
import { Translation } from '../Translation';

export const maturityMessages: Translation<typeof english> = {
  pages: {
    overview: 'Überblick',
    components: 'Komponenten',
    todo: 'Meine Aufgaben',
    sources: 'Quellen',
  },
  maturity: {
    title: 'ML-Reifegrad',
    subtitle: 'Zuverlässigkeitsstufen und Wartbarkeitslevel von ML-Komponenten',
    loading: 'Kennzahlen zum Reifegrad werden geladen',
    loadFailed: 'Die Kennzahlen zum Reifegrad konnten nicht geladen werden',
    emptyTitle: 'Noch keine ML-Komponenten',
    emptyDescription:
      'Sobald der Katalog Machine-Learning-Komponenten enthält, die Sie lesen dürfen, erscheinen hier deren Level und Stufen.',
    figuresTitle: 'Kennzahlen',
    components: 'ML-Komponenten',
    componentsShort: 'Komponenten',
    componentsHint: 'alle anzeigen',
    atTarget: 'Auf dem geforderten Level',
    atTargetShort: 'Soll erreicht',
    atTargetHint: '{{share}} von allen: Das Level entspricht der Stufe',
    waived_one: '1 Prüfung ist durch eine Ausnahme gedeckt: eine Altlast',
    waived_other:
      '{{count}} Prüfungen sind durch Ausnahmen gedeckt: eine Altlast',
    attested_one: '1 bestandene Prüfung beruht auf dem Wort einer Person',
    attested_other:
      '{{count}} bestandene Prüfungen beruhen auf dem Wort einer Person',
    levels: 'Level',
    tiers: 'Zuverlässigkeitsstufen',
    countOf: '{{number}} {{what}}',
    showCount_one: '1 Komponente anzeigen: {{what}}',
    showCount_other: '{{count}} Komponenten anzeigen: {{what}}',
    groupsTitle: 'Gruppen',
    groupBy: 'Gruppieren nach',
    grouping: {
      owner: 'Eigentümer',
      system: 'System',
      domain: 'Domäne',
      tier: 'Zuverlässigkeitsstufe',
      lifecycle: 'Lebenszyklus',
    },
    withoutGroup: {
      owner: 'Ohne Eigentümer',
      system: 'Ohne System',
      domain: 'Ohne Domäne',
      tier: 'Ohne Stufe',
      lifecycle: 'Ohne Lebenszyklus',
    },
    group: 'Gruppe',
    expand: 'Anzeigen, was zu {{title}} gehört',
    collapse: 'Ausblenden, was zu {{title}} gehört',
    ownComponents: 'Direkt bei {{title}}',
    noGroups: 'Es gibt keine Gruppen.',
    distribution: 'Level: {{parts}}',
    atTargetOf: '{{atTarget}} von {{components}}',
  },
};
