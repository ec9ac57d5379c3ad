// Package managers print pages when they fail. These are the failures that a person can do something about.

const failures = [
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|getaddrinfo|blocked because of your configuration|network (?:request|connectivity)/,
    'The package registry cannot be reached: check the network connection and the proxy settings, then run the same command again.',
  ],
  [
    /SELF_SIGNED_CERT|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT|CERT_HAS_EXPIRED/,
    "The package registry's certificate is not trusted here: set NODE_EXTRA_CA_CERTS to your company's certificate file, then run the same command again.",
  ],
  [
    /ENOSPC|no space left on device/i,
    'The disk is full: the dependencies need about 2 GB, so free some space and run the same command again.',
  ],
  [
    /YN0028|lockfile would have been (?:modified|created)/,
    'package.json and yarn.lock do not fit together: run `yarn install` with yarn 4 (after `npm run setup` also .toolchain/node_modules/.bin/yarn) and commit yarn.lock.',
  ],
];

/** One sentence for a known failure; undefined for one that only its own messages can explain. */
export function explainInstallFailure(output) {
  return failures.find(([pattern]) => pattern.test(output))?.[1];
}
