import { mockServices } from '@backstage/backend-test-utils';

/** An audit log that keeps what it is told, once an entry is known to have succeeded. */
export function auditLog() {
  const told: object[] = [];
  const auditor = mockServices.auditor.mock({
    createEvent: async ({ eventId, meta }) => ({
      success: async done => {
        told.push({ eventId, ...meta, ...done?.meta });
      },
      fail: async () => {},
    }),
  });
  return { auditor, told };
}
