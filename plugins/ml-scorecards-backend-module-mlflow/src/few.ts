/**
 * Up to so many things are asked for one by one, so that the failure of one is nobody else's. For more of them, lists
 * are cheaper.
 */
export const FEW = 10;
