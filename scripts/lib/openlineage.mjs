// A real consumer of OpenLineage for the live tests: that of Feast. Marquez is published for Maven, where its newest releases
// could not be had when this was written.

import { feastVersions, howToGetFeast, installFeast } from './feast.mjs';

export const openlineageVersions = `${feastVersions} as consumer; never with Marquez, which could not be had`;

export const howToGetOpenlineage = howToGetFeast;

/** The Python that has Feast; undefined if it cannot be installed. */
export const installOpenlineage = installFeast;
