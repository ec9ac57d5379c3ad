import {
  AuthService,
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';

/** Refuses whoever has no credentials, as the API does. */
export function requireCaller(
  auth: AuthService,
  credentials: BackstageCredentials,
): void {
  if (
    !auth.isPrincipal(credentials, 'user') &&
    !auth.isPrincipal(credentials, 'service')
  ) {
    throw new NotAllowedError('This action needs a user or a service');
  }
}

/** Only people state something. */
export function requireUser(
  auth: AuthService,
  credentials: BackstageCredentials,
): BackstageCredentials<BackstageUserPrincipal> {
  if (!auth.isPrincipal(credentials, 'user')) {
    throw new NotAllowedError('This action needs a user');
  }
  return credentials;
}

/** What the audit log is told of who acts: without a request it cannot know. */
export function nameOf(
  auth: AuthService,
  credentials: BackstageCredentials,
): string | null {
  if (auth.isPrincipal(credentials, 'user')) {
    return credentials.principal.userEntityRef;
  }
  return auth.isPrincipal(credentials, 'service')
    ? credentials.principal.subject
    : null;
}
