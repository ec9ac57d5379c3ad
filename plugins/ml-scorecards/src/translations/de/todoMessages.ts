import type { todoMessages as english } from '../../messages/todoMessages';
import { Translation } from '../Translation';

export const todoMessages: Translation<typeof english> = {
  todo: {
    loading: 'Ihre Aufgaben werden geladen',
    loadFailed: 'Ihre Aufgaben konnten nicht geladen werden',
    emptyTitle: 'Alles erledigt',
    emptyDescription:
      'Hier erscheint, was für Komponenten zu tun ist, die Ihnen oder Ihren Gruppen gehören: Prüfungen, die zu beheben sind, Erklärungen, die enden, und Ausnahmen, die auf Ihre Entscheidung warten.',
    emptyKind: 'Von dieser Art ist nichts zu tun.',
    filter: 'Anzeigen',
    all: 'Alle',
    kindCount: '{{kind}} ({{number}})',
    list: 'Aufgaben',
    order:
      'Zuerst, worauf andere warten, dann, was abgelaufen ist, was eine Stufe verlangt und was bald endet. Jeweils steht die kritischste Stufe vorn.',
    heldUntil: 'galt bis {{day}}',
    endsOn: 'endet am {{day}}',
    askedUntil: 'beantragt bis {{day}}',
    askedBy: 'Ausnahme beantragt von {{person}}',
    doHere: 'Hier erledigen',
    doHereLabel: 'Hier erledigen: {{title}}, {{component}}',
    notAskedAnyMore: 'Dies wird nicht mehr verlangt.',
    notAllowed:
      'Die Berechtigungen dieses Portals erlauben nicht, dass Sie das selbst tun.',
    pages: 'Seiten der Aufgaben',
  },
  todoKind: {
    'waiver-to-decide': 'Ausnahmen zu entscheiden',
    'attestation-lapsed': 'Bestätigungen zu erneuern',
    'tick-expired': 'Punkte erneut abzuhaken',
    'required-check': 'Pflichtprüfungen',
    'attestation-ending': 'Bald endende Bestätigungen',
    'waiver-ending': 'Bald endende Ausnahmen',
    'tick-ending': 'Bald endende Haken',
    'item-waiting': 'Punkte zu klären',
    'waiver-asked': 'Beantragte Ausnahmen',
  },
  todoWhat: {
    'waiver-to-decide': 'Über jede Ausnahme entscheiden',
    'attestation-lapsed': 'Erneut bestätigen oder fallen lassen',
    'tick-expired': 'Erneut nachsehen und abhaken',
    'required-check': 'Jede beheben oder eine Ausnahme beantragen',
    'attestation-ending': 'Bald erneut bestätigen',
    'waiver-ending': 'Beheben, bevor die Ausnahme endet',
    'tick-ending': 'Bald nachsehen und erneut abhaken',
    'item-waiting': 'Klären',
    'waiver-asked': 'Entscheidung über die Ausnahme abwarten oder beheben',
  },
  waivers: {
    title: 'Ausnahmen',
    intro:
      'Ausnahmen aller Komponenten, die Sie lesen dürfen; was zuerst endet, steht oben. Was auf Ihre Entscheidung wartet, steht unter Ihren Aufgaben.',
    loading: 'Ausnahmen werden geladen',
    loadFailed: 'Die Ausnahmen konnten nicht geladen werden',
    show: 'Anzeigen',
    states: {
      requested: 'Warten auf eine Entscheidung',
      approved: 'In Kraft: die Altlast',
      rejected: 'Abgelehnt',
      revoked: 'Widerrufen',
      ended: 'Beendet',
    },
    none: {
      requested: 'Keine Ausnahme wartet auf eine Entscheidung.',
      approved: 'Keine Ausnahme ist in Kraft.',
      rejected: 'Keine Ausnahme wurde abgelehnt.',
      revoked: 'Keine Ausnahme wurde widerrufen.',
      ended: 'Keine Ausnahme ist beendet.',
    },
    of: 'von {{component}}',
    more: 'Mehr anzeigen',
  },
};
